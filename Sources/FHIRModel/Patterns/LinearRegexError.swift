/// Why a regular expression cannot be used, and where in it.
package struct LinearRegexError: Error, Hashable, Sendable {
    /// What is wrong.
    package let problem: Problem
    /// Where in the pattern, in Unicode scalars from 0.
    package let offset: Int

    /// A problem at a place.
    package init(problem: Problem, offset: Int) {
        self.problem = problem
        self.offset = offset
    }

    /// What can be wrong with a regular expression.
    package enum Problem: Hashable, Sendable {
        /// Syntax that exists elsewhere but cannot be matched in bounded time, or is not known here.
        case unsupported(Feature)
        /// A group that is never closed.
        case unclosedGroup
        /// A `)` that closes nothing.
        case strayParenthesis
        /// A `[` that is never closed.
        case unclosedClass
        /// A range whose ends are in the wrong order or are no single characters.
        case invalidRange
        /// A quantifier with nothing before it, or after another quantifier.
        case nothingToRepeat
        /// `{m,n}` with m greater than n, or a count beyond the bound.
        case invalidRepeatCount
        /// `\` before a letter that means nothing, or at the end.
        case unknownEscape(String)
        /// `\p{…}` with a name that is not known.
        case unknownProperty(String)
        /// A group's name that is malformed or used twice, or a `${name}` that no group has.
        case invalidGroupName(String)
        /// More than the pattern's length, groups, nesting or expanded size may be.
        case tooLarge
        /// The text and the pattern together need more steps than a match may take.
        case tooMuchWork
    }

    /// Syntax that is refused by name.
    package enum Feature: Hashable, Sendable {
        /// `\1` or `\k<name>`: needs time that grows exponentially.
        case backreference
        /// `(?>…)`, or a possessive quantifier such as `a*+`.
        case atomicGroup
        /// `(?(…)…)`
        case conditional
        /// `(?R)`, `(?1)` or `(?&name)`.
        case recursion
        /// A flag other than `i`, `m`, `s` and `u`.
        case flag(String)
        /// Any other group that begins with `(?` or `(*`.
        case groupSyntax(String)
    }
}

extension LinearRegexError: CustomStringConvertible {
    /// One sentence that says what is wrong and at which character, counted from 1.
    package var description: String {
        problem == .tooMuchWork
            ? problem.description : "\(problem.description), at character \(offset + 1)"
    }
}

extension LinearRegexError.Problem: CustomStringConvertible {
    /// What is wrong, without the place.
    package var description: String {
        switch self {
        case .unsupported(let feature): "\(feature) is not supported"
        case .unclosedGroup: "a group is not closed"
        case .strayParenthesis: "')' closes no group; write '\\)' for the character"
        case .unclosedClass: "'[' is not closed"
        case .invalidRange: "a range's ends are in the wrong order or are not single characters"
        case .nothingToRepeat: "a quantifier has nothing to repeat"
        case .invalidRepeatCount: "a repeat count is out of order or above \(PatternLimits.count)"
        case .unknownEscape(let text): "'\\\(text)' has no meaning"
        case .unknownProperty(let name): "there is no character property '\(name)'"
        case .invalidGroupName(let name): "the group name '\(name)' is malformed, taken or unknown"
        case .tooLarge: "the pattern is too large"
        case .tooMuchWork: "the pattern needs too many steps on this text"
        }
    }
}

extension LinearRegexError.Feature: CustomStringConvertible {
    /// The name of the feature.
    package var description: String {
        switch self {
        case .backreference: "a reference back to a group"
        case .atomicGroup: "an atomic group or possessive quantifier"
        case .conditional: "a conditional group"
        case .recursion: "recursion"
        case .flag(let flag): "the flag '\(flag)'"
        case .groupSyntax(let text): "the group syntax '\(text)'"
        }
    }
}

/// Bounds of patterns and matches.
enum PatternLimits {
    /// Scalars of a pattern.
    static let length = 10_000
    /// Groups within groups.
    static let nesting = 64
    /// Capturing groups.
    static let groups = 99
    /// The highest count in `{m,n}`.
    static let count = 10_000
    /// Instructions after counted repeats are written out.
    static let instructions = 10_000
    /// Steps of one match or replacement; about a tenth of a second.
    static let steps = 10_000_000
}
