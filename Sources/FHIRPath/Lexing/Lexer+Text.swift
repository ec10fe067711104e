extension Lexer {
    /// The characters a token stands for.
    func text(of token: Token) -> String {
        String(decoding: bytes[token.start..<token.end], as: UTF8.self)
    }

    /// Whether an identifier may be a word with a meaning of its own, by its first letter.
    func mayBeReserved(_ token: Token) -> Bool {
        switch bytes[token.start] {
        case UInt8(ascii: "a"), UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "f"),
            UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "o"), UInt8(ascii: "t"),
            UInt8(ascii: "x"):
            true
        default: false
        }
    }

    /// The text between the marks of a string or delimited identifier, escapes resolved
    /// (FHIRPath 3.0, String).
    func unescapedText(of token: Token) throws(FHIRPathSyntaxError) -> String {
        String(decoding: try unescapedBytes(of: token), as: UTF8.self)
    }

    /// The same as UTF-8.
    ///
    /// A backslash that starts no escape is left out: `'\d+'` is `d+`, `'\u12'` is `u12`.
    func unescapedBytes(of token: Token) throws(FHIRPathSyntaxError) -> [UInt8] {
        var offset = token.start + 1
        let end = token.end - 1
        guard bytes[offset..<end].contains(UInt8(ascii: "\\")) else {
            return Array(bytes[offset..<end])
        }
        var result: [UInt8] = []
        result.reserveCapacity(end - offset)
        while offset < end {
            guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else {
                result.append(bytes[offset])
                offset += 1
                continue
            }
            if codeUnit(at: offset, before: end) != nil {
                let scalar = try scalar(at: &offset, before: end)
                result.append(contentsOf: String(Character(scalar)).utf8)
            } else {
                appendEscaped(bytes[offset + 1], to: &result)
                offset += 2
            }
        }
        return result
    }

    private func appendEscaped(_ byte: UInt8, to result: inout [UInt8]) {
        switch byte {
        case UInt8(ascii: "n"): result.append(0x0A)
        case UInt8(ascii: "r"): result.append(0x0D)
        case UInt8(ascii: "t"): result.append(0x09)
        case UInt8(ascii: "f"): result.append(0x0C)
        default: result.append(byte)
        }
    }

    /// `\uXXXX`, with a surrogate pair written as two of them.
    private func scalar(
        at offset: inout Int,
        before end: Int
    ) throws(FHIRPathSyntaxError) -> Unicode.Scalar {
        guard let first = codeUnit(at: offset, before: end) else {
            throw failure(.malformedEscape, at: offset)
        }
        let start = offset
        offset += 6
        if let scalar = Unicode.Scalar(first) {
            return scalar
        }
        guard first < 0xDC00, let second = codeUnit(at: offset, before: end),
            (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00))
        else {
            throw failure(.malformedEscape, at: start)
        }
        offset += 6
        return scalar
    }

    private func codeUnit(at offset: Int, before end: Int) -> UInt32? {
        guard offset + 6 <= end, bytes[offset] == UInt8(ascii: "\\"),
            bytes[offset + 1] == UInt8(ascii: "u")
        else { return nil }
        var value: UInt32 = 0
        for byte in bytes[(offset + 2)..<(offset + 6)] {
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
            case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
            case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
            default: return nil
            }
        }
        return value
    }
}
