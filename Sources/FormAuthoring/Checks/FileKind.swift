/// What a file is that is no JSON, by the signs it begins with: people send documents, archives and web pages under a JSON name.
enum FileKind: CaseIterable {
    case utf16, utf32, zip, packed, office, picture, pdf, gzip, rtf, webPage, xml, yaml, changes,
        table
    case toml, turtle, shorthand, pointer, base64, lines, binary, prose

    /// What a text is; nil for what may be JSON with a slip in it.
    init?(of text: [UInt8]) {
        let start = text.drop { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }.prefix(512)
        let words = String(decoding: start, as: UTF8.self).lowercased()
        if Self.isUTF32(text) {
            self = .utf32
        } else if text.starts(with: [0xFE, 0xFF]) || text.starts(with: [0xFF, 0xFE])
            || (text.count > 3 && (text[0] == 0) != (text[1] == 0)
                && (text[2] == 0) != (text[3] == 0))
        {
            self = .utf16
        } else if text.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
            self = .zip
        } else if let signature = Self.signature(of: text) {
            self = signature
        } else if words.hasPrefix("%pdf") {
            self = .pdf
        } else if text.starts(with: [0x1F, 0x8B]) {
            self = .gzip
        } else if words.hasPrefix("{\\rtf") {
            self = .rtf
        } else if words.hasPrefix("<") {
            // A merge's marks begin so too.
            if words.hasPrefix("<<<<<<<") { return nil }
            self = Self.isPage(words) ? .webPage : .xml
        } else if Self.isBinary(text.prefix(512)) {
            self = .binary
        } else if text.first == 0x1E || Self.areLines(text) {
            self = .lines
        } else if Self.areChanges(words) {
            self = .changes
        } else if let kind = Self.text(words) {
            self = kind
        } else if words.hasPrefix("---") || words.hasPrefix("%yaml") || Self.isYAML(words) {
            self = .yaml
        } else if Self.isTable(words) || Self.isQuotedTable(words) {
            self = .table
        } else if Self.isProse(words, of: text) {
            self = .prose
        } else {
            return nil
        }
    }

    /// Four bytes a character, three of them zero in what JSON begins with.
    private static func isUTF32(_ text: [UInt8]) -> Bool {
        if text.starts(with: [0, 0, 0xFE, 0xFF]) || text.starts(with: [0xFF, 0xFE, 0, 0]) {
            return true
        }
        let start = text.prefix(8).map { $0 == 0 }
        let (last, first) = ([true, true, true, false], [false, true, true, true])
        return start == last + last || start == first + first
    }

    /// What files that are no text begin with.
    private static func signature(of text: [UInt8]) -> FileKind? {
        let signatures: [(bytes: [UInt8], kind: FileKind)] = [
            ([0x50, 0x4B, 0x05, 0x06], .zip), ([0x37, 0x7A, 0xBC, 0xAF], .packed),
            ([0xFD, 0x37, 0x7A, 0x58], .packed), (Array("BZh".utf8), .packed),
            (Array("Rar!".utf8), .packed), ([0x28, 0xB5, 0x2F, 0xFD], .packed),
            ([0xD0, 0xCF, 0x11, 0xE0], .office), ([0x89, 0x50, 0x4E, 0x47], .picture),
            ([0xFF, 0xD8, 0xFF], .picture), ([0x7F, 0x45, 0x4C, 0x46], .binary),
            (Array("bplist0".utf8), .binary), (Array("SQLite format 3".utf8), .binary),
            (Array("GIF8".utf8), .picture),
        ]
        return signatures.first { text.starts(with: $0.bytes) }?.kind
    }

    /// Whether a text with a tag at its start is a page for a browser, or a part of one.
    private static func isPage(_ words: String) -> Bool {
        if words.hasPrefix("<?xml"), !words.contains("<html") { return false }
        let tags = ["html", "head", "body", "div", "script", "title", "meta", "p", "pre", "table"]
        return words.contains("<!doctype html")
            || tags.contains { tag in
                [" ", ">"].contains { words.contains("<\(tag)\($0)") }
            }
    }

    /// Whether it says what has changed in a file, as `diff` writes it, in place of the file.
    private static func areChanges(_ words: String) -> Bool {
        let starts = ["diff --git ", "index: ", "+{", "@@ -"]
        return starts.contains { words.hasPrefix($0) }
            || words.hasPrefix("--- ") && words.contains("\n+++ ")
    }

    /// Whether its first lines are rows of a table: words with the same sign between them, and no bracket or quotation mark.
    private static func isTable(_ words: String) -> Bool {
        let lines = words.split(separator: "\n", maxSplits: 2).prefix(2)
        guard lines.count == 2, let head = lines.first, let first = head.first, first.isLetter,
            !head.contains(where: { "{}[]:\"".contains($0) })
        else { return false }
        return [",", ";", "\t"].contains { sign in
            let count = head.count { String($0) == sign }
            return count >= 2 && lines.allSatisfy { $0.count { String($0) == sign } >= count }
        }
    }

    /// Whether its first lines are rows of a table whose cells stand in quotation marks each.
    private static func isQuotedTable(_ words: String) -> Bool {
        let lines = words.split(separator: "\n", maxSplits: 2).prefix(2)
        guard lines.count == 2 else { return false }
        return ["\",\"", "\";\"", "\"\t\""].contains { sign in
            lines.allSatisfy { $0.first == "\"" && $0.contains(sign) }
        }
    }

    /// Whether it is words for people: it begins with a letter or as a heading or list does, and has no bracket anywhere.
    private static func isProse(_ words: String, of text: [UInt8]) -> Bool {
        guard let first = words.first, first.isLetter || "#*•-".contains(first),
            words.contains(where: \.isWhitespace), !text.contains(UInt8(ascii: "{"))
        else { return false }
        return !["true", "false", "null"].contains { words.hasPrefix($0) }
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
        case .utf32: "The file is saved as UTF-32. Save it as UTF-8."
        case .toml: "This is TOML or a file of settings. Save it as JSON."
        case .turtle: "This is FHIR in Turtle (RDF). Convert it to JSON."
        case .shorthand:
            "This is FHIR Shorthand. Make JSON of it with SUSHI; the result is in fsh-generated/resources."
        case .pointer:
            "This stands in place of a file that Git LFS keeps. Run git lfs pull, and take the file then."
        case .base64:
            "This is the questionnaire in base64, as an attachment is. Decode it (base64 -d) and save what comes out."
        case .lines:
            "Every line is a resource of its own (NDJSON). Make a file of each line, or a Bundle of all."
        case .binary:
            "This is no text: a program wrote it for itself, or the disk lost it. Get the questionnaire anew, as JSON."
        case .prose:
            "This is a text for people, and no questionnaire: that begins with {. Make it in a form builder, or begin with anteroom new blank."
        case .packed: "This is a packed file. Unpack it."
        case .office:
            "This is a document of Word or Excel. Get the questionnaire itself, as JSON."
        case .picture: "This is a picture. Get the questionnaire itself, as JSON."
        case .changes:
            "This says what has changed in a file, and is not the file. Get the whole file."
        case .table:
            "This is a table (CSV). Make the questionnaire in a form builder, and export it as FHIR R4 JSON."
        case .zip: "This is a ZIP or Word file. Unpack it, or save the questionnaire as JSON."
        case .pdf: "This is a PDF. Get the questionnaire itself, as JSON."
        case .gzip: "This is a packed file. Is it a FHIR package? Give it a name that ends in .tgz."
        case .rtf: "This is a rich-text document. Save it as plain text, in UTF-8."
        case .webPage: "This is a web page, perhaps a sign-in. Get the raw file."
        case .xml: "This is FHIR XML. Convert it to JSON."
        case .yaml: "This is YAML. Save it as JSON."
        }
    }
}
