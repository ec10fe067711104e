extension SlipReader {
    /// Reads a string, a number or a word; nil where it is not certain what it is.
    mutating func readScalar(in container: Container?) -> Kind? {
        switch byte(offset) {
        case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            return readNumber(in: container) ? .number : nil
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
            return readWord() ? .word : nil
        default:
            return readString(isName: false) ? .string : nil
        }
    }

    /// Reads a property name; one without quotation marks gets them.
    mutating func readNameText() -> Bool {
        let start = offset
        guard Self.isLetter(byte(offset)) else { return readString(isName: true) }
        while Self.isLetter(byte(offset)) || Self.isDigit(byte(offset)) { offset += 1 }
        let end = offset
        while byte(offset) == 0x20 || byte(offset) == 0x09 { offset += 1 }
        guard byte(offset) == UInt8(ascii: ":") else { return false }
        offset = end
        add(start..<start, "\"", "quotation marks are put around a name")
        add(end..<end, "\"", "quotation marks are put around a name")
        return true
    }

    /// Reads a number, with a plus or without a digit before its point too; false for anything else that begins like one.
    private mutating func readNumber(in container: Container?) -> Bool {
        let start = offset
        while Self.isDigit(byte(offset)) || ".+-eE".utf8.contains(byte(offset)) { offset += 1 }
        guard Self.isNumber(text[start..<offset]) else { return false }
        if byte(start) == UInt8(ascii: "+") {
            add(start..<start + 1, "", "the plus before a number is taken out")
        }
        let sign = byte(start) == UInt8(ascii: "+") || byte(start) == UInt8(ascii: "-") ? 1 : 0
        if byte(start + sign) == UInt8(ascii: "."), Self.isDigit(byte(start + sign + 1)) {
            add(start + sign..<start + sign, "0", "a zero is put before the decimal point")
        }
        guard container == .object, byte(offset) == UInt8(ascii: ","),
            text[start..<offset].allSatisfy({ Self.isDigit($0) || $0 == UInt8(ascii: "-") })
        else { return true }
        // No name begins with a digit, so this comma is none between properties. Three digits may be thousands.
        let digits = text[(offset + 1)...].prefix { Self.isDigit($0) }
        let next = text[digits.endIndex...].first { $0 > 0x20 }
        guard !digits.isEmpty, digits.count != 3,
            next == UInt8(ascii: ",") || next == UInt8(ascii: "}")
        else { return true }
        add(offset..<offset + 1, ".", "a decimal comma is made a point")
        offset = digits.endIndex
        return true
    }

    /// Whether a text is `-0.5e3` as JSON has it, or `+5` or `.5`.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        var rest = text
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        let whole = rest.prefix { isDigit($0) }
        rest = rest.dropFirst(whole.count)
        guard whole.first != UInt8(ascii: "0") || whole.count == 1 else { return false }
        if rest.first == UInt8(ascii: ".") {
            let places = rest.dropFirst().prefix { isDigit($0) }
            guard !places.isEmpty else { return false }
            rest = rest[places.endIndex...]
        } else if whole.isEmpty {
            return false
        }
        guard let mark = rest.first else { return true }
        guard mark | 0x20 == UInt8(ascii: "e") else { return false }
        rest.removeFirst()
        if rest.first == UInt8(ascii: "-") || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
        return !rest.isEmpty && rest.allSatisfy { isDigit($0) }
    }

    private mutating func readWord() -> Bool {
        let start = offset
        while Self.isLetter(byte(offset)) || Self.isDigit(byte(offset)) { offset += 1 }
        let word = String(decoding: text[start..<offset], as: UTF8.self)
        let meant: String
        switch word.lowercased() {
        case "true": meant = "true"
        case "false": meant = "false"
        case "null", "none": meant = "null"
        default: return false
        }
        if word != meant {
            add(start..<offset, meant, "\(word) is written as JSON has it, \(meant)")
        }
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) && byte >= 0x41 || byte == UInt8(ascii: "_")
    }
}
