extension PatternParser {
    /// What follows `(`; nil for a comment and for flags that stand alone.
    mutating func parseGroup(from start: Int) throws(LinearRegexError) -> PatternNode? {
        if peek == "*" {
            throw error(.unsupported(.groupSyntax("(*")), at: start)
        }
        guard take("?") else { return try capture(named: nil, from: start) }
        if take(":") { return try inside(from: start) }
        if take("=") { return try look(.ahead, isNegative: false, from: start) }
        if take("!") { return try look(.ahead, isNegative: true, from: start) }
        if take(text: "<=") { return try look(.behind, isNegative: false, from: start) }
        if take(text: "<!") { return try look(.behind, isNegative: true, from: start) }
        if take("<") || take(text: "P<") { return try named(until: ">", from: start) }
        if take("'") { return try named(until: "'", from: start) }
        if take("#") {
            guard take(upTo: ")") != nil else { throw error(.unclosedGroup, at: start) }
            return nil
        }
        return try parseFlags(from: start)
    }

    private mutating func parseFlags(from start: Int) throws(LinearRegexError) -> PatternNode? {
        let outside = flags
        var isOn = true
        while let next = peek {
            position += 1
            switch next {
            case "i": set(.ignoresCase, isOn)
            case "s": set(.dotMatchesLineEnds, isOn)
            case "m": set(.anchorsMatchLines, isOn)
            case "u": break
            case "-" where isOn: isOn = false
            case ")":
                // Flags hold to the end of the group around them, which restores its own.
                return nil
            case ":":
                let node = try inside(from: start)
                flags = outside
                return node
            default: throw unsupportedGroup(next, from: start)
            }
        }
        throw error(.unclosedGroup, at: start)
    }

    private mutating func set(_ option: LinearRegex.Options, _ isOn: Bool) {
        if isOn { flags.insert(option) } else { flags.remove(option) }
    }

    private func unsupportedGroup(_ next: Unicode.Scalar, from start: Int) -> LinearRegexError {
        let feature: LinearRegexError.Feature =
            switch next {
            case ">": .atomicGroup
            case "(": .conditional
            case "R", "&", "0"..."9", "+": .recursion
            case "P": .groupSyntax("(?P")
            case "x", "n", "d", "g", "U", "J", "X", "A", "D", "a", "L": .flag(String(next))
            default: .groupSyntax("(?\(next)")
            }
        return error(.unsupported(feature), at: start)
    }

    private mutating func named(
        until end: Unicode.Scalar,
        from start: Int
    ) throws(LinearRegexError) -> PatternNode {
        guard let name = take(upTo: end) else { throw error(.unclosedGroup, at: start) }
        let isIdentifier =
            name.unicodeScalars.allSatisfy { ScalarSet.isWord($0) || $0.properties.isAlphabetic }
            && name.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false
        guard isIdentifier, groupNames[name] == nil else {
            throw error(.invalidGroupName(name), at: start)
        }
        return try capture(named: name, from: start)
    }

    private mutating func capture(
        named name: String?,
        from start: Int
    ) throws(LinearRegexError) -> PatternNode {
        groupCount += 1
        if groupCount > PatternLimits.groups { throw error(.tooLarge, at: start) }
        let number = groupCount
        if let name { groupNames[name] = number }
        return .capture(try inside(from: start), number)
    }

    private mutating func look(
        _ direction: LookDirection,
        isNegative: Bool,
        from start: Int
    ) throws(LinearRegexError) -> PatternNode {
        .look(try inside(from: start), direction, isNegative: isNegative)
    }

    /// The pattern up to the `)` that closes the group begun at `start`.
    private mutating func inside(from start: Int) throws(LinearRegexError) -> PatternNode {
        let outside = flags
        defer { flags = outside }
        let node = try parseAlternatives()
        guard take(")") else { throw error(.unclosedGroup, at: start) }
        return node
    }
}
