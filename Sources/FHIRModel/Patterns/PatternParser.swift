/// Reads a regular expression: the subset that ECMAScript, PCRE and Java share, as far as it can be matched in
/// bounded time.
///
///     pattern      = sequence *( "|" sequence )
///     sequence     = *( atom [ quantifier ] )
///     quantifier   = ( "*" / "+" / "?" / "{" n [ "," [ n ] ] "}" ) [ "?" ]
///     atom         = "." / "^" / "$" / class / escape / group / scalar
///     group        = "(" [ "?:" / "?<name>" / "?=" / "?!" / "?<=" / "?<!" / "?" flags ":" ] pattern ")"
///     class        = "[" [ "^" ] *( scalar / scalar "-" scalar / escape / "[:" name ":]" ) "]"
///
/// A `{` that begins no quantifier and a `]` outside a class stand for themselves.
struct PatternParser {
    let scalars: [Unicode.Scalar]
    var position = 0
    var flags: LinearRegex.Options
    var groupCount = 0
    var groupNames: [String: Int] = [:]
    var nesting = 0

    init(_ pattern: String, options: LinearRegex.Options) {
        scalars = Array(pattern.unicodeScalars)
        flags = options
    }

    /// Reads the whole pattern.
    mutating func parse() throws(LinearRegexError) -> PatternNode {
        if scalars.count > PatternLimits.length { throw error(.tooLarge, at: 0) }
        let node = try parseAlternatives()
        if position < scalars.count { throw error(.strayParenthesis) }
        return node
    }

    mutating func parseAlternatives() throws(LinearRegexError) -> PatternNode {
        nesting += 1
        defer { nesting -= 1 }
        if nesting > PatternLimits.nesting { throw error(.tooLarge) }
        var choices = [try parseSequence()]
        while take("|") { choices.append(try parseSequence()) }
        return choices.count == 1 ? choices[0] : .alternatives(choices)
    }

    private mutating func parseSequence() throws(LinearRegexError) -> PatternNode {
        var parts: [PatternNode] = []
        while let next = peek, next != "|", next != ")" {
            let start = position
            let atom = try parseAtom()
            guard let repetition = try parseQuantifier() else {
                if let atom { parts.append(atom) }
                continue
            }
            guard let atom else { throw error(.nothingToRepeat, at: start) }
            parts.append(.repeated(atom, repetition))
        }
        return parts.isEmpty ? .empty : parts.count == 1 ? parts[0] : .sequence(parts)
    }

    /// One atom; nil for a comment and for flags, which nothing can repeat.
    private mutating func parseAtom() throws(LinearRegexError) -> PatternNode? {
        let start = position
        let scalar = scalars[position]
        position += 1
        switch scalar {
        case ".": return .set(flags.contains(.dotMatchesLineEnds) ? .all : .withinLine)
        case "^": return .assertion(flags.contains(.anchorsMatchLines) ? .lineStart : .textStart)
        case "$": return .assertion(flags.contains(.anchorsMatchLines) ? .lineEnd : .textEnd)
        case "(": return try parseGroup(from: start)
        case "[": return try .set(parseClass(from: start))
        case "\\": return try parseEscape(from: start)
        case "*", "+", "?": throw error(.nothingToRepeat, at: start)
        default: return literal(scalar)
        }
    }

    /// A scalar that stands for itself, in all its cases if the flag `i` is on.
    func literal(_ scalar: Unicode.Scalar) -> PatternNode {
        guard flags.contains(.ignoresCase), !scalar.otherCases.isEmpty else {
            return .scalar(scalar)
        }
        var set = ScalarSet()
        set.insert(scalar.value...scalar.value)
        set.finish(negated: false, ignoringCase: true)
        return .set(set)
    }

    private mutating func parseQuantifier() throws(LinearRegexError) -> Repetition? {
        let start = position
        var repetition: Repetition
        if take("*") {
            repetition = Repetition(least: 0, most: nil)
        } else if take("+") {
            repetition = Repetition(least: 1, most: nil)
        } else if take("?") {
            repetition = Repetition(least: 0, most: 1)
        } else if let counted = try parseCount() {
            repetition = counted
        } else {
            return nil
        }
        if take("?") {
            repetition.isLazy = true
        } else if take("+") {
            throw error(.unsupported(.atomicGroup), at: start)
        }
        if let next = peek, next == "*" || next == "+" || next == "?" {
            throw error(.nothingToRepeat)
        }
        return repetition
    }

    /// `{n}`, `{n,}` or `{n,m}`; nil, with nothing read, for any other `{`.
    private mutating func parseCount() throws(LinearRegexError) -> Repetition? {
        let start = position
        guard take("{"), let least = parseNumber() else {
            position = start
            return nil
        }
        var most: Int? = least
        if take(",") { most = parseNumber() }
        guard take("}") else {
            position = start
            return nil
        }
        guard least <= PatternLimits.count, most ?? least <= PatternLimits.count,
            most ?? least >= least
        else { throw error(.invalidRepeatCount, at: start) }
        return Repetition(least: least, most: most)
    }

    /// Decimal digits; a number past any bound is cut to one that still is.
    private mutating func parseNumber() -> Int? {
        var value: Int?
        while let next = peek, ("0"..."9").contains(next) {
            value = min((value ?? 0) * 10 + Int(next.value - 0x30), PatternLimits.count + 1)
            position += 1
        }
        return value
    }

    // MARK: Reading

    var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    /// Takes the text if it stands here.
    mutating func take(text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard scalars[position...].starts(with: wanted) else { return false }
        position += wanted.count
        return true
    }

    /// Takes everything before `end`, and `end`; nil, with nothing read, when it never comes.
    mutating func take(upTo end: Unicode.Scalar) -> String? {
        guard let stop = scalars[position...].firstIndex(of: end) else { return nil }
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[position..<stop])
        position = stop + 1
        return text
    }

    func error(_ problem: LinearRegexError.Problem, at offset: Int? = nil) -> LinearRegexError {
        LinearRegexError(problem: problem, offset: offset ?? position)
    }
}
