/// A value of a search parameter of type token, `system|code`, as it stands in a query (R4, Search, 3.1.1.4.10 and 3.1.1.4.3).
enum SearchToken {
    static func text(system: String, value: String) -> String {
        escaped(system) + "|" + escaped(value)
    }

    /// `,`, `|`, `$` and `\` mean something in a parameter, `&`, `#`, `%`, `+` and spaces in a query.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: "$"), UInt8(ascii: "\\"):
                result += "%5C" + percent(byte)
            case UInt8(ascii: "&"), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: "+"),
                0...0x20, 0x7F...0xFF:
                result += percent(byte)
            case let other: result.unicodeScalars.append(Unicode.Scalar(other))
            }
        }
        return result
    }

    private static func percent(_ byte: UInt8) -> String {
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (digits.count == 1 ? "0" : "") + digits
    }
}
