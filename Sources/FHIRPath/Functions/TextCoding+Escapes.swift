internal import FHIRModel

extension TextCoding {
    static func escape(_ text: String, for format: String) -> String? {
        switch format {
        case "html": XHTML.escaped(text)
        case "json":
            text.unicodeScalars.reduce(into: "") { result, scalar in
                result += jsonEscape(scalar) ?? String(Character(scalar))
            }
        default: nil
        }
    }

    private static func jsonEscape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case "\u{8}": return "\\b"
        case "\u{C}": return "\\f"
        default:
            guard scalar.value < 0x20 else { return nil }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }

    static func unescape(_ text: String, from format: String) -> String? {
        switch format {
        case "html": unescapeHTML(text)
        case "json": unescapeJSON(text)
        default: nil
        }
    }

    /// Knows the five entities of XML and character references; leaves what it does not know.
    private static func unescapeHTML(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let start = rest.firstIndex(of: "&") {
            result += rest[..<start]
            rest = rest[start...]
            guard let end = rest.prefix(12).firstIndex(of: ";"),
                let scalar = scalar(ofEntity: rest[rest.index(after: start)..<end])
            else {
                result += rest.prefix(1)
                rest = rest.dropFirst()
                continue
            }
            result.unicodeScalars.append(scalar)
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    private static func scalar(ofEntity name: Substring) -> Unicode.Scalar? {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        case "apos": return "'"
        case "nbsp": return "\u{A0}"
        default:
            guard name.first == "#" else { return nil }
            let digits = name.dropFirst()
            let isHexadecimal = digits.first == "x" || digits.first == "X"
            let number =
                isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            return number.flatMap { Unicode.Scalar($0) }
        }
    }

    /// Nil where the escapes are not those of JSON.
    private static func unescapeJSON(_ text: String) -> String? {
        var units: [UInt16] = []
        var rest = Array(text.utf16)[...]
        while let unit = rest.popFirst() {
            guard unit == 0x5C else {
                units.append(unit)
                continue
            }
            guard let escaped = rest.popFirst() else { return nil }
            switch UInt8(exactly: escaped) {
            case UInt8(ascii: "n"): units.append(0x0A)
            case UInt8(ascii: "r"): units.append(0x0D)
            case UInt8(ascii: "t"): units.append(0x09)
            case UInt8(ascii: "b"): units.append(0x08)
            case UInt8(ascii: "f"): units.append(0x0C)
            case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): units.append(escaped)
            case UInt8(ascii: "u"):
                let digits = String(decoding: rest.prefix(4), as: UTF16.self)
                guard rest.count >= 4, let unit = UInt16(digits, radix: 16) else { return nil }
                units.append(unit)
                rest = rest.dropFirst(4)
            default: return nil
            }
        }
        return String(decoding: units, as: UTF16.self)
    }
}
