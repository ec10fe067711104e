/// The attributes of one tag, such as ` href="https://example.org" start='3' hidden`.
enum MarkupAttributes {
    /// The value of an attribute by its name in lower case; empty where it has none, nil where it is not there.
    static func value(of name: String, in bytes: ArraySlice<UInt8>) -> String? {
        var rest = bytes
        while true {
            rest = rest.drop { isBlank($0) || $0 == UInt8(ascii: "/") }
            if rest.isEmpty { return nil }
            let found = rest.prefix {
                !isBlank($0) && $0 != UInt8(ascii: "=") && $0 != UInt8(ascii: "/")
            }
            rest = rest.dropFirst(max(1, found.count)).drop(while: isBlank)
            var value = rest.prefix(0)
            if rest.first == UInt8(ascii: "=") {
                rest = rest.dropFirst().drop(while: isBlank)
                if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
                {
                    rest = rest.dropFirst()
                    value = rest.prefix { $0 != quote }
                    rest = rest.dropFirst(min(rest.count, value.count + 1))
                } else {
                    value = rest.prefix { !isBlank($0) }
                    rest = rest.dropFirst(value.count)
                }
            }
            if String(decoding: found, as: UTF8.self).lowercased() == name {
                return CharacterReferences.resolved(value)
            }
        }
    }

    /// The value of an attribute that is a whole number.
    static func number(_ name: String, in bytes: ArraySlice<UInt8>) -> Int? {
        value(of: name, in: bytes).flatMap { Int($0) }
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || (0x09...0x0D).contains(byte)
    }
}
