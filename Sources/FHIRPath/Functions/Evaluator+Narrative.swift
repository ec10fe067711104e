import FHIRModel

extension Evaluator {
    /// `htmlChecks()` (FHIR R4 narrative, txt-1 and txt-2): whether the XHTML is well formed, keeps
    /// to the elements and attributes a narrative may have, and says something.
    mutating func htmlChecks(base: Int) throws(EvaluationFailure) {
        guard let value = try singleValue(Items(start: base, end: stack.count)) else {
            return truncate(to: base)
        }
        guard case .string(let text) = value else { throw failure(.wrongInput) }
        try spend(text.utf8.count / 4)
        replace(from: base, with: .boolean(NarrativeRules.accept(text)))
    }
}

/// The rules for the `div` of a narrative (FHIR R4 narrative, §2.4.0.1).
enum NarrativeRules {
    private static let elements: Set<String> = [
        "a", "abbr", "acronym", "b", "big", "blockquote", "br", "caption", "cite", "code", "col",
        "colgroup", "dd", "dfn", "div", "dl", "dt", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
        "i", "img", "li", "ol", "p", "pre", "q", "samp", "small", "span", "strong", "sub", "sup",
        "table", "tbody", "td", "tfoot", "th", "thead", "tr", "tt", "ul", "var",
    ]
    private static let attributes: Set<String> = [
        "abbr", "accesskey", "align", "alt", "axis", "bgcolor", "border", "cellhalign",
        "cellpadding", "cellspacing", "cellvalign", "char", "charoff", "charset", "cite", "class",
        "colspan", "compact", "coords", "dir", "frame", "headers", "height", "href", "hreflang",
        "hspace", "id", "lang", "longdesc", "name", "nowrap", "rel", "rev", "rowspan", "rules",
        "scope", "shape", "span", "src", "start", "style", "summary", "tabindex", "title", "type",
        "valign", "value", "vspace", "width", "xml:lang", "xmlns",
    ]

    static func accept(_ text: String) -> Bool {
        var reader = MarkupReader(text)
        var open: [String] = []
        var hasContent = false
        var hasRoot = false
        while let part = reader.next() {
            switch part {
            case .malformed: return false
            case .text(let isBlank):
                if open.isEmpty, !isBlank { return false }
                if !isBlank { hasContent = true }
            case .start(let name, let names, let isClosed):
                guard elements.contains(name), names.allSatisfy(attributes.contains) else {
                    return false
                }
                if open.isEmpty {
                    guard !hasRoot, name == "div" else { return false }
                    hasRoot = true
                }
                if name == "img" { hasContent = true }
                if !isClosed { open.append(name) }
                if open.count > 128 { return false }
            case .end(let name):
                guard open.popLast() == name else { return false }
            }
        }
        return hasRoot && hasContent && open.isEmpty
    }
}

/// Reads XHTML tag by tag: no entities are resolved and no declarations allowed.
struct MarkupReader {
    enum Part {
        case text(isBlank: Bool)
        case start(name: String, attributes: [String], isClosed: Bool)
        case end(name: String)
        case malformed
    }

    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    mutating func next() -> Part? {
        guard position < bytes.count else { return nil }
        guard bytes[position] == UInt8(ascii: "<") else {
            let start = position
            while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
            return .text(isBlank: bytes[start..<position].allSatisfy(isBlank))
        }
        position += 1
        if skip("!--") {
            while position < bytes.count {
                if skip("-->") { return .text(isBlank: true) }
                position += 1
            }
            return .malformed
        }
        return skip("/") ? endTag() : startTag()
    }

    private mutating func endTag() -> Part {
        let name = takeName()
        skipBlanks()
        return !name.isEmpty && skip(">") ? .end(name: name) : .malformed
    }

    private mutating func startTag() -> Part {
        let name = takeName()
        guard !name.isEmpty else { return .malformed }
        var attributes: [String] = []
        while true {
            skipBlanks()
            if skip("/>") { return .start(name: name, attributes: attributes, isClosed: true) }
            if skip(">") { return .start(name: name, attributes: attributes, isClosed: false) }
            let attribute = takeName()
            skipBlanks()
            guard !attribute.isEmpty, !attributes.contains(attribute), skip("=") else {
                return .malformed
            }
            skipBlanks()
            guard skipQuoted() else { return .malformed }
            attributes.append(attribute)
        }
    }

    private mutating func skipQuoted() -> Bool {
        guard position < bytes.count else { return false }
        let mark = bytes[position]
        guard mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") else { return false }
        position += 1
        while position < bytes.count, bytes[position] != mark {
            if bytes[position] == UInt8(ascii: "<") { return false }
            position += 1
        }
        position += 1
        return position <= bytes.count
    }

    private mutating func takeName() -> String {
        let start = position
        while position < bytes.count, isNamePart(bytes[position]) { position += 1 }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func skip(_ text: StaticString) -> Bool {
        let wanted = "\(text)".utf8
        guard bytes[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    private mutating func skipBlanks() {
        while position < bytes.count, isBlank(bytes[position]) { position += 1 }
    }

    private func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }

    private func isNamePart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || (0x30...0x39).contains(byte)
            || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
    }
}
