extension PatternParser {
    /// What follows `\` outside a class.
    mutating func parseEscape(from start: Int) throws(LinearRegexError) -> PatternNode? {
        guard let next = peek else { throw error(.unknownEscape(""), at: start) }
        switch next {
        case "b": return assertion(.wordBoundary)
        case "B": return assertion(.noWordBoundary)
        case "A": return assertion(.textStart)
        case "z": return assertion(.textEnd)
        case "Z": return assertion(.textEndOrLastLineBreak)
        case "R":
            position += 1
            return .alternatives([.sequence([.scalar("\r"), .scalar("\n")]), .set(.lineBreak)])
        case "Q":
            position += 1
            return quoted()
        case "1"..."9", "k", "g": throw error(.unsupported(.backreference), at: start)
        default: break
        }
        if let (set, isNegated) = try parseSetEscape(from: start) {
            var whole = ScalarSet()
            whole.insert(set, negated: isNegated)
            whole.finish(negated: false, ignoringCase: flags.contains(.ignoresCase))
            return .set(whole)
        }
        return literal(try parseScalarEscape(from: start))
    }

    private mutating func assertion(_ assertion: PatternAssertion) -> PatternNode {
        position += 1
        return .assertion(assertion)
    }

    /// What follows `\Q`: everything up to `\E`, or to the end, stands for itself.
    private mutating func quoted() -> PatternNode? {
        var parts: [PatternNode] = []
        while position < scalars.count, !take(text: "\\E") {
            parts.append(literal(scalars[position]))
            position += 1
        }
        return parts.isEmpty ? nil : .sequence(parts)
    }

    /// What follows `\` where it names a set, such as `d` or `p{L}`; nil, with nothing read, otherwise.
    mutating func parseSetEscape(
        from start: Int
    ) throws(LinearRegexError) -> (property: ScalarProperty, isNegated: Bool)? {
        let set: ScalarSet
        let isNegated: Bool
        switch peek {
        case "d", "D": (set, isNegated) = (.digit, peek == "D")
        case "w", "W": (set, isNegated) = (.word, peek == "W")
        case "s", "S": (set, isNegated) = (.space, peek == "S")
        case "h", "H": (set, isNegated) = (.horizontalSpace, peek == "H")
        case "v", "V": (set, isNegated) = (.lineBreak, peek == "V")
        case "N": (set, isNegated) = (.withinLine, false)
        case "p", "P":
            let isNegated = peek == "P"
            position += 1
            return try parseProperty(isNegated: isNegated, from: start)
        default: return nil
        }
        position += 1
        return (.set(set), isNegated)
    }

    /// What follows `\p`.
    private mutating func parseProperty(
        isNegated: Bool,
        from start: Int
    ) throws(LinearRegexError) -> (property: ScalarProperty, isNegated: Bool) {
        var name: String
        if take("{") {
            guard let text = take(upTo: "}") else { throw error(.unknownProperty(""), at: start) }
            name = text
        } else if let letter = peek {
            name = String(letter)
            position += 1
        } else {
            throw error(.unknownProperty(""), at: start)
        }
        var isNegated = isNegated
        if name.hasPrefix("^") {
            name.removeFirst()
            isNegated.toggle()
        }
        guard let property = ScalarProperty(named: name) else {
            throw error(.unknownProperty(name), at: start)
        }
        return (property, isNegated)
    }

    /// What follows `\` where it stands for one scalar.
    mutating func parseScalarEscape(from start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        guard let next = peek else { throw error(.unknownEscape(""), at: start) }
        position += 1
        switch next {
        case "t": return "\t"
        case "n": return "\n"
        case "r": return "\r"
        case "f": return "\u{c}"
        case "a": return "\u{7}"
        case "e": return "\u{1b}"
        case "0": return "\0"
        case "c":
            guard let letter = peek, ("A"..."Z").contains(letter) || ("a"..."z").contains(letter)
            else { throw error(.unknownEscape("c"), at: start) }
            position += 1
            return Unicode.Scalar(UInt8(letter.value & 0x1f))
        case "x": return try parseHex(digits: 2, after: next, from: start)
        case "u": return try parseUnit(from: start)
        default:
            if next.properties.isAlphabetic || ("0"..."9").contains(next) {
                throw error(.unknownEscape(String(next)), at: start)
            }
            return next
        }
    }

    /// What follows `\u`: `{1F525}`, four digits, or two surrogates of four digits each.
    private mutating func parseUnit(from start: Int) throws(LinearRegexError) -> Unicode.Scalar {
        let before = position
        if peek != "{", let high = hexValue(digits: 4), (0xd800..<0xdc00).contains(high),
            take(text: "\\u"), let low = hexValue(digits: 4), (0xdc00..<0xe000).contains(low),
            let scalar = Unicode.Scalar(0x1_0000 + (high - 0xd800) << 10 + low - 0xdc00)
        {
            return scalar
        }
        position = before
        return try parseHex(digits: 4, after: "u", from: start)
    }

    private mutating func parseHex(
        digits: Int,
        after letter: Unicode.Scalar,
        from start: Int
    ) throws(LinearRegexError) -> Unicode.Scalar {
        let value: UInt32?
        if take("{") {
            value = take(upTo: "}").flatMap { UInt32($0, radix: 16) }
        } else {
            value = hexValue(digits: digits)
        }
        guard let scalar = value.flatMap(Unicode.Scalar.init) else {
            throw error(.unknownEscape(String(letter)), at: start)
        }
        return scalar
    }

    private mutating func hexValue(digits: Int) -> UInt32? {
        guard position + digits <= scalars.count else { return nil }
        var value: UInt32 = 0
        for scalar in scalars[position..<position + digits] {
            guard let digit = Character(scalar).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        position += digits
        return value
    }
}
