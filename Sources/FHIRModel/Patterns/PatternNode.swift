/// A parsed regular expression, at most `PatternLimits.nesting` deep.
indirect enum PatternNode: Sendable {
    case empty
    /// One scalar, exactly this.
    case scalar(Unicode.Scalar)
    /// One scalar of a set.
    case set(ScalarSet)
    /// One after another.
    case sequence([PatternNode])
    /// The first that leads to a match.
    case alternatives([PatternNode])
    case repeated(PatternNode, Repetition)
    /// A capturing group with its number, from 1.
    case capture(PatternNode, Int)
    case assertion(PatternAssertion)
    case look(PatternNode, LookDirection, isNegative: Bool)
}

/// How often something repeats.
struct Repetition: Sendable {
    var least: Int
    /// No bound when nil.
    var most: Int?
    /// Whether fewer are tried first.
    var isLazy = false
}

/// A condition on a position between two scalars.
enum PatternAssertion: UInt8, Sendable {
    /// `^` without `m`, and `\A`.
    case textStart
    /// `$` without `m`, and `\z`.
    case textEnd
    /// `\Z`: the end, or before a line break that ends the text.
    case textEndOrLastLineBreak
    /// `^` with `m`.
    case lineStart
    /// `$` with `m`.
    case lineEnd
    /// `\b`
    case wordBoundary
    /// `\B`
    case noWordBoundary

    /// Whether it holds at a position of a text.
    func holds(at position: Int, in text: [Unicode.Scalar]) -> Bool {
        switch self {
        case .textStart: return position == 0
        case .textEnd: return position == text.count
        case .textEndOrLastLineBreak:
            return position == text.count || position == text.count - 1 && text[position] == "\n"
        case .lineStart: return position == 0 || ScalarSet.isLineBreak(text[position - 1])
        case .lineEnd: return position == text.count || ScalarSet.isLineBreak(text[position])
        case .wordBoundary, .noWordBoundary:
            let before = position > 0 && ScalarSet.isWord(text[position - 1])
            let after = position < text.count && ScalarSet.isWord(text[position])
            return (before != after) == (self == .wordBoundary)
        }
    }
}

/// Where a look-around looks.
enum LookDirection: Sendable {
    /// `(?=…)` and `(?!…)`
    case ahead
    /// `(?<=…)` and `(?<!…)`
    case behind
}
