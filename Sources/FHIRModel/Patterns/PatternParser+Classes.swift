extension PatternParser {
    /// What follows `[`, through its `]`.
    ///
    /// A `]` right after the bracket stands for itself, as in PCRE; a `-` that makes no range does too.
    mutating func parseClass(from start: Int) throws(LinearRegexError) -> ScalarSet {
        var set = ScalarSet()
        let isNegated = take("^")
        let first = position
        while true {
            guard let next = peek else { throw error(.unclosedClass, at: start) }
            if next == "]", position > first || isEmptyClass {
                position += 1
                break
            }
            try parseMember(of: &set)
        }
        set.finish(negated: isNegated, ignoringCase: flags.contains(.ignoresCase))
        return set
    }

    /// Whether the `]` here closes an empty class, as in ECMAScript: no other `]` follows.
    private var isEmptyClass: Bool {
        !scalars[(position + 1)...].contains("]")
    }

    private mutating func parseMember(of set: inout ScalarSet) throws(LinearRegexError) {
        let start = position
        guard let low = try parseClassScalar(into: &set) else {
            // A set such as \d cannot begin a range; a '-' after it stands for itself.
            return
        }
        guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
            set.insert(low.value...low.value)
            return
        }
        let dash = position
        position += 1
        var other = ScalarSet()
        guard let high = try parseClassScalar(into: &other) else {
            // [a-\d]: no range, so the three stand side by side.
            set.insert(low.value...low.value)
            position = dash + 1
            set.insert(0x2d...0x2d)
            return
        }
        if high.value < low.value { throw error(.invalidRange, at: start) }
        set.insert(low.value...high.value)
    }

    /// One scalar of a class; nil when a set stood here, which is then inserted.
    private mutating func parseClassScalar(
        into set: inout ScalarSet
    ) throws(LinearRegexError) -> Unicode.Scalar? {
        let start = position
        if take(text: "[:") {
            let isNegated = take("^")
            if let name = take(upTo: ":"), let posix = ScalarProperty.posix[name], take("]") {
                set.insert(.set(posix), negated: isNegated)
                return nil
            }
            position = start
        }
        guard take("\\") else {
            let scalar = scalars[position]
            position += 1
            return scalar
        }
        if let (property, isNegated) = try parseSetEscape(from: start) {
            set.insert(property, negated: isNegated)
            return nil
        }
        if take("b") { return "\u{8}" }
        if let next = peek, ("1"..."9").contains(next) {
            throw error(.unknownEscape(String(next)), at: start)
        }
        return try parseScalarEscape(from: start)
    }
}
