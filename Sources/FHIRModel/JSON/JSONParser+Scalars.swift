extension JSONParser {
    mutating func parseWord(
        _ word: String,
        _ kind: JSONTree.Kind,
        _ name: Int32,
        _ container: JSONTree.Index
    ) throws(JSONSyntaxError) {
        let start = offset
        for letter in word.utf8 {
            guard offset < end else { throw failure(.unexpectedEnd, at: end) }
            guard tree.text[offset] == letter else { throw failure(.expectedValue, at: start) }
            offset += 1
        }
        add(
            kind,
            name,
            container,
            start: start,
            end: kind == .null ? JSONTree.none : word == "true" ? 1 : 0
        )
    }

    /// Reads a number by RFC 8259 §6.
    ///
    /// `[ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ ( "e" / "E" ) [ "+" / "-" ] 1*digit ]`
    mutating func parseNumber(_ name: Int32, _ container: JSONTree.Index) throws(JSONSyntaxError) {
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
        add(.number, name, container, start: start, end: Int32(offset))
    }

    private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    private mutating func skipDigits(from start: Int) throws(JSONSyntaxError) {
        guard isDigit(byte) else {
            throw offset == end ? failure(.unexpectedEnd) : failure(.invalidNumber, at: start)
        }
        while isDigit(byte) { offset += 1 }
    }

    mutating func parseString(_ name: Int32, _ container: JSONTree.Index) throws(JSONSyntaxError) {
        let quote = offset
        let (range, isEscaped) = try scanString()
        let node = add(
            .string,
            name,
            container,
            start: range.lowerBound,
            end: Int32(range.upperBound)
        )
        guard isEscaped else { return }
        let decoded = try unescaped(range)
        source.escapedOffsets[node] = UInt32(quote)
        tree.nodes[Int(node)].isElsewhere = true
        tree.nodes[Int(node)].start = UInt32(tree.text.count)
        tree.text.append(contentsOf: decoded)
        tree.nodes[Int(node)].end = Int32(tree.text.count)
    }

    /// Finds the closing quote; gives what stands between the quotes and whether it holds escapes.
    mutating func scanString() throws(JSONSyntaxError) -> (range: Range<Int>, isEscaped: Bool) {
        offset += 1
        let start = offset
        var isEscaped = false
        while true {
            offset = plainTextEnd(from: offset)
            guard offset < end else { break }
            let byte = tree.text[offset]
            if byte == UInt8(ascii: "\"") {
                offset += 1
                return (start..<(offset - 1), isEscaped)
            }
            if byte == UInt8(ascii: "\\") {
                isEscaped = true
                offset += 1
            } else if byte < 0x20 {
                throw failure(.controlCharacter)
            }
            offset += 1
        }
        offset = end
        throw failure(.unexpectedEnd)
    }

    /// The next byte that is a quote, a backslash or a control character, or one close to the end; looked for eight at a time.
    private func plainTextEnd(from start: Int) -> Int {
        let text = tree.text.span
        var place = start
        while place + 8 <= end {
            let eight = text.eight(at: place)
            // A quote among the control characters, so that one look finds both: 0x22 is 0x20 with this bit turned.
            let turned = eight ^ UInt64.eight(of: 0x02)
            let marks = turned.bytes(below: 0x21) | eight.bytes(equalTo: 0x5C)
            if marks != 0 {
                return place + marks.bytesBeforeFirst
            }
            place += 8
        }
        return place
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
