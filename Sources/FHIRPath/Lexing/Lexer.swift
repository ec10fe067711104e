/// Splits an expression into tokens, reading UTF-8 bytes by offset (FHIRPath N1, Lexical Elements).
struct Lexer {
    let bytes: [UInt8]
    private(set) var position = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    func byte(at offset: Int) -> UInt8 {
        offset < bytes.count ? bytes[offset] : 0
    }

    mutating func next() throws(FHIRPathSyntaxError) -> Token {
        if isBlankNext { try skipBlanks() }
        let start = position
        guard start < bytes.count else {
            return Token(kind: .end, start: start, end: start)
        }
        let first = bytes[start]
        if isIdentifierStart(first) {
            return identifier(from: start)
        }
        if isDigit(first) {
            return number(from: start)
        }
        switch first {
        case UInt8(ascii: "'"):
            return try delimited(by: first, as: .string, from: start)
        case UInt8(ascii: "`"):
            return try delimited(by: first, as: .delimitedIdentifier, from: start)
        case UInt8(ascii: "@"):
            return try temporal(from: start)
        case UInt8(ascii: "$"):
            return try special(from: start)
        case UInt8(ascii: "%"):
            return take(1, .percent)
        default:
            return try symbol(first)
        }
    }

    private mutating func take(_ length: Int, _ kind: Token.Kind) -> Token {
        let start = position
        position += length
        return Token(kind: kind, start: start, end: position)
    }

    /// Whether the next byte may begin what ``skipBlanks()`` skips.
    private var isBlankNext: Bool {
        guard position < bytes.count else { return false }
        let byte = bytes[position]
        return byte <= 0x20 || byte == UInt8(ascii: "/") || byte == 0xC2
    }

    /// White space, `//` to the end of the line and `/* … */` separate tokens and mean nothing.
    private mutating func skipBlanks() throws(FHIRPathSyntaxError) {
        while position < bytes.count {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D:
                position += 1
            case 0xC2 where byte(at: position + 1) == 0xA0:
                position += 2  // a no-break space, which word processors leave behind
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "/"):
                while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D {
                    position += 1
                }
            case UInt8(ascii: "/") where byte(at: position + 1) == UInt8(ascii: "*"):
                try skipComment()
            default:
                return
            }
        }
    }

    private mutating func skipComment() throws(FHIRPathSyntaxError) {
        let start = position
        position += 2
        while position + 1 < bytes.count {
            if bytes[position] == UInt8(ascii: "*"), bytes[position + 1] == UInt8(ascii: "/") {
                position += 2
                return
            }
            position += 1
        }
        throw failure(.unfinishedComment, at: start)
    }

    private mutating func identifier(from start: Int) -> Token {
        while position < bytes.count {
            let byte = bytes[position]
            guard isIdentifierStart(byte) || isDigit(byte) else { break }
            position += 1
        }
        return Token(kind: .identifier, start: start, end: position)
    }

    private mutating func number(from start: Int) -> Token {
        skipDigits()
        if byte(at: position) == UInt8(ascii: "."), isDigit(byte(at: position + 1)) {
            position += 1
            skipDigits()
        } else if byte(at: position) == UInt8(ascii: "L"),
            !isIdentifierStart(byte(at: position + 1)), !isDigit(byte(at: position + 1))
        {
            position += 1
            return Token(kind: .longNumber, start: start, end: position)
        }
        return Token(kind: .number, start: start, end: position)
    }

    /// A string or a delimited identifier; the closing mark may be escaped by a backslash.
    private mutating func delimited(
        by mark: UInt8,
        as kind: Token.Kind,
        from start: Int
    ) throws(FHIRPathSyntaxError) -> Token {
        position += 1
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "\\"), position + 1 < bytes.count {
                position += 2
            } else if byte == mark {
                position += 1
                return Token(kind: kind, start: start, end: position)
            } else {
                position += 1
            }
        }
        throw failure(kind == .string ? .unfinishedString : .unfinishedIdentifier, at: start)
    }

    private mutating func special(from start: Int) throws(FHIRPathSyntaxError) -> Token {
        position += 1
        while isIdentifierStart(byte(at: position)) { position += 1 }
        guard position > start + 1 else { throw failure(.unexpectedCharacter, at: start) }
        return Token(kind: .special, start: start + 1, end: position)
    }

    private mutating func symbol(_ first: UInt8) throws(FHIRPathSyntaxError) -> Token {
        let second = byte(at: position + 1)
        switch first {
        case UInt8(ascii: "."): return take(1, .symbol(.dot))
        case UInt8(ascii: ","): return take(1, .symbol(.comma))
        case UInt8(ascii: ":"): return take(1, .symbol(.colon))
        case UInt8(ascii: "("): return take(1, .symbol(.openParenthesis))
        case UInt8(ascii: ")"): return take(1, .symbol(.closeParenthesis))
        case UInt8(ascii: "["): return take(1, .symbol(.openBracket))
        case UInt8(ascii: "]"): return take(1, .symbol(.closeBracket))
        case UInt8(ascii: "{"): return take(1, .symbol(.openBrace))
        case UInt8(ascii: "}"): return take(1, .symbol(.closeBrace))
        case UInt8(ascii: "+"): return take(1, .symbol(.plus))
        case UInt8(ascii: "-"): return take(1, .symbol(.minus))
        case UInt8(ascii: "*"): return take(1, .symbol(.times))
        case UInt8(ascii: "/"): return take(1, .symbol(.divide))
        case UInt8(ascii: "&"): return take(1, .symbol(.ampersand))
        case UInt8(ascii: "|"): return take(1, .symbol(.pipe))
        case UInt8(ascii: "="): return take(1, .symbol(.equal))
        case UInt8(ascii: "~"): return take(1, .symbol(.equivalent))
        case UInt8(ascii: "<") where second == UInt8(ascii: "="):
            return take(2, .symbol(.lessOrEqual))
        case UInt8(ascii: "<"): return take(1, .symbol(.less))
        case UInt8(ascii: ">") where second == UInt8(ascii: "="):
            return take(2, .symbol(.greaterOrEqual))
        case UInt8(ascii: ">"): return take(1, .symbol(.greater))
        case UInt8(ascii: "!") where second == UInt8(ascii: "="):
            return take(2, .symbol(.notEqual))
        case UInt8(ascii: "!") where second == UInt8(ascii: "~"):
            return take(2, .symbol(.notEquivalent))
        default:
            throw failure(.unexpectedCharacter, at: position)
        }
    }
}

extension Lexer {
    /// `@2015-02-04`, `@2015-02-04T14:34:28+10:00`, `@T14:34`; offsets after a time alone are kept
    /// for the evaluator to refuse.
    private mutating func temporal(from start: Int) throws(FHIRPathSyntaxError) -> Token {
        position += 1
        if byte(at: position) == UInt8(ascii: "T") {
            position += 1
            guard skipTime() else { throw failure(.malformedDate, at: start) }
            let isZoned = skipOffset()
            return Token(kind: isZoned ? .zonedTime : .time, start: start, end: position)
        }
        guard skipDigits(exactly: 4) else { throw failure(.malformedDate, at: start) }
        if byte(at: position) == UInt8(ascii: "-"), skipDigits(exactly: 2, after: 1) {
            if byte(at: position) == UInt8(ascii: "-") {
                _ = skipDigits(exactly: 2, after: 1)
            }
        }
        guard byte(at: position) == UInt8(ascii: "T") else {
            return Token(kind: .date, start: start, end: position)
        }
        position += 1
        if skipTime() {
            _ = skipOffset()
        }
        return Token(kind: .dateTime, start: start, end: position)
    }

    private mutating func skipTime() -> Bool {
        guard skipDigits(exactly: 2) else { return false }
        for _ in 0..<2 {
            guard byte(at: position) == UInt8(ascii: ":"), skipDigits(exactly: 2, after: 1) else {
                return true
            }
        }
        if byte(at: position) == UInt8(ascii: "."), isDigit(byte(at: position + 1)) {
            position += 1
            skipDigits()
        }
        return true
    }

    private mutating func skipOffset() -> Bool {
        let sign = byte(at: position)
        if sign == UInt8(ascii: "Z") {
            position += 1
            return true
        }
        guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return false }
        let start = position
        guard skipDigits(exactly: 2, after: 1), byte(at: position) == UInt8(ascii: ":"),
            skipDigits(exactly: 2, after: 1)
        else {
            position = start
            return false
        }
        return true
    }

    private mutating func skipDigits() {
        while isDigit(byte(at: position)) { position += 1 }
    }

    private mutating func skipDigits(exactly count: Int, after lead: Int = 0) -> Bool {
        for offset in 0..<count where !isDigit(byte(at: position + lead + offset)) {
            return false
        }
        position += lead + count
        return true
    }

    private func isDigit(_ byte: UInt8) -> Bool {
        byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    }

    private func isIdentifierStart(_ byte: UInt8) -> Bool {
        (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
            || byte == UInt8(ascii: "_")
    }

    func failure(_ problem: FHIRPathSyntaxError.Problem, at offset: Int) -> FHIRPathSyntaxError {
        FHIRPathSyntaxError(problem, source: bytes, offset: offset)
    }
}
