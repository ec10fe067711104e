/// What a file is that is no JSON, by the signs it begins with: people send documents, archives and web pages under a JSON name.
enum FileKind: CaseIterable {
    case utf16, zip, pdf, gzip, rtf, webPage, xml, yaml

    /// What a text is; nil for what may be JSON with a slip in it.
    init?(of text: [UInt8]) {
        let start = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.prefix(512)
        let words = String(decoding: start, as: UTF8.self).lowercased()
        if text.starts(with: [0xFE, 0xFF]) || text.starts(with: [0xFF, 0xFE])
            || (text.count > 3 && (text[0] == 0) != (text[1] == 0)
                && (text[2] == 0) != (text[3] == 0))
        {
            self = .utf16
        } else if text.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if words.hasPrefix("%pdf") {
            self = .pdf
        } else if text.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if words.hasPrefix("{\\rtf") {
            self = .rtf
        } else if words.hasPrefix("<") {
            // A merge's marks begin so too.
            if words.hasPrefix("<<<<<<<") { return nil }
            let isPage = words.hasPrefix("<!doctype html") || words.hasPrefix("<html")
            self = isPage ? .webPage : .xml
        } else if words.hasPrefix("---") || Self.isYAML(words) {
            self = .yaml
        } else {
            return nil
        }
    }

    /// Whether the first line that is no comment is a name with a colon behind it, or an entry of a list: no JSON begins so.
    private static func isYAML(_ words: String) -> Bool {
        for line in words.split(separator: "\n") where !line.hasPrefix("#") {
            let entry = line.hasPrefix("- ") ? line.dropFirst(2) : line
            let name = entry.prefix { $0.isASCII && ($0.isLetter || $0 == "_") }
            return !name.isEmpty && entry.dropFirst(name.count).first == ":"
        }
        return false
    }

    /// What to do with it.
    var advice: String {
        switch self {
        case .utf16: "The file is saved as UTF-16. Save it as UTF-8."
        case .zip: "This is a ZIP or Word file. Unpack it, or save the questionnaire as JSON."
        case .pdf: "This is a PDF. Get the questionnaire itself, as JSON."
        case .gzip: "This is a packed file. Is it a FHIR package? Put it into Terminology/."
        case .rtf: "This is a rich-text document. Save it as plain text, in UTF-8."
        case .webPage: "This is a web page, perhaps a sign-in. Get the raw file."
        case .xml: "This is FHIR XML. Convert it to JSON."
        case .yaml: "This is YAML. Save it as JSON."
        }
    }
}
