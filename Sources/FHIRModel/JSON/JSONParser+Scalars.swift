extension JSONParser {
    mutating func parseWord(
        _ word: String,
        _ kind: JSONTree.Kind,
        end value: Int32
    ) throws(JSONSyntaxError) {
        let start = offset
        for letter in word.utf8 {
            guard offset < end else { throw failure(.unexpectedEnd, at: end) }
            guard tree.text[offset] == letter else { throw failure(.expectedValue, at: start) }
            offset += 1
        }
        add(kind, start: start, end: value)
    }

    /// Reads a number by RFC 8259 §6.
    ///
    /// `[ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ( "e" / "E" ) [ "+" / "-" ] 1*digit ]`
    mutating func parseNumber() throws(JSONSyntaxError) {
        let start = offset
        if byte == UInt8(ascii: "-") { offset += 1 }
        if byte == UInt8(ascii: "0") {
            offset += 1
            if isDigit(byte) { throw failure(.invalidNumber, at: start) }
        } else {
            try skipDigits(from: start)
        }
        if byte == UInt8(ascii: ".") {
            offset += 1
            try skipDigits(from: start)
        }
        if byte | 0x20 == UInt8(ascii: "e") {
            offset += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { offset += 1 }
            try skipDigits(from: start)
        }
        add(.number, start: start, end: Int32(offset))
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func skipDigits(from start: Int) throws(JSONSyntaxError) {
        guard isDigit(byte) else {
            throw offset == end ? failure(.unexpectedEnd) : failure(.invalidNumber, at: start)
        }
        while isDigit(byte) { offset += 1 }
    }

    mutating func parseString() throws(JSONSyntaxError) {
        let quote = offset
        let (range, isEscaped) = try scanString()
        guard isEscaped else {
            return add(.string, start: range.lowerBound, end: Int32(range.upperBound))
        }
        let start = end + decoded.count
        decoded += try unescaped(range)
        add(.string, start: start, end: Int32(end + decoded.count))
        source.escapedOffsets[last] = UInt32(quote)
        tree.nodes[Int(last)].isElsewhere = true
    }

    /// Finds the closing quote; gives what stands between the quotes and whether it holds escapes.
    mutating func scanString() throws(JSONSyntaxError) -> (range: Range<Int>, isEscaped: Bool) {
        let start = offset + 1
        var isEscaped = false
        offset = tree.text.span.plainTextEnd(from: start)
        while offset < end {
            switch tree.text[offset] {
            case UInt8(ascii: "\""):
                offset += 1
                return (start..<(offset - 1), isEscaped)
            case UInt8(ascii: "\\"):
                isEscaped = true
                offset += 2
            case 0..<0x20: throw failure(.controlCharacter)
            default: offset += 1
            }
            offset = tree.text.span.plainTextEnd(from: offset)
        }
        offset = end
        throw failure(.unexpectedEnd)
    }

    /// The text behind the escapes of a string.
    func unescaped(_ range: Range<Int>) throws(JSONSyntaxError) -> [UInt8] {
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            let byte = tree.text[index]
            guard byte == UInt8(ascii: "\\") else {
                decoded.append(byte)
                index += 1
                continue
            }
            switch tree.text[index + 1] {
            case UInt8(ascii: "\""): decoded.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): decoded.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "/"): decoded.append(UInt8(ascii: "/"))
            case UInt8(ascii: "b"): decoded.append(0x08)
            case UInt8(ascii: "f"): decoded.append(0x0C)
            case UInt8(ascii: "n"): decoded.append(0x0A)
            case UInt8(ascii: "r"): decoded.append(0x0D)
            case UInt8(ascii: "t"): decoded.append(0x09)
            case UInt8(ascii: "u"):
                let (scalar, length) = try unicodeEscape(at: index, before: range.upperBound)
                decoded.append(contentsOf: String(scalar).utf8)
                index += length
                continue
            default: throw failure(.invalidEscape, at: index)
            }
            index += 2
        }
        return decoded
    }

    /// Reads `\uXXXX`, or two of them for a surrogate pair.
    private func unicodeEscape(
        at index: Int,
        before limit: Int
    ) throws(JSONSyntaxError) -> (Unicode.Scalar, length: Int) {
        let unit = try codeUnit(at: index, before: limit)
        if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
        guard unit < 0xDC00, index + 7 < limit, tree.text[index + 6] == UInt8(ascii: "\\"),
            tree.text[index + 7] == UInt8(ascii: "u")
        else { throw failure(.loneSurrogate, at: index) }
        let low = try codeUnit(at: index + 6, before: limit)
        guard (0xDC00...0xDFFF).contains(low),
            let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
        else { throw failure(.loneSurrogate, at: index) }
        return (scalar, 12)
    }

    private func codeUnit(at index: Int, before limit: Int) throws(JSONSyntaxError) -> UInt32 {
        guard index + 6 <= limit else { throw failure(.invalidEscape, at: index) }
        var value: UInt32 = 0
        for digit in tree.text[(index + 2)..<(index + 6)] {
            switch digit {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(digit - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(digit - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(digit - 0x37)
            default: throw failure(.invalidEscape, at: index)
            }
        }
        return value
    }
}
