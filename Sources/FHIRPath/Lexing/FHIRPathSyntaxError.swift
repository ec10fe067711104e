import FHIRModel

/// An expression that cannot be parsed: what is wrong, and where.
///
/// `description` shows the line of the expression with a caret under the place.
public struct FHIRPathSyntaxError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What the grammar, or a bound on the expression's size, objects to.
    public enum Problem: Sendable, Hashable {
        /// A byte that begins no token.
        case unexpectedCharacter
        /// A `/*` without its `*/`.
        case unfinishedComment
        /// A string without its closing quotation mark.
        case unfinishedString
        /// A delimited identifier without its closing back-tick.
        case unfinishedIdentifier
        /// `\u` and half a surrogate pair.
        case malformedEscape
        /// `@` not followed by a date, date-time or time.
        case malformedDate
        /// A date or time whose parts are out of range.
        case dateOutOfRange
        /// A number beyond 32 bits (Integer), 64 bits (Long) or 38 digits (Decimal).
        case numberOutOfRange
        /// A place where a value, a name or `(` must stand.
        case expressionExpected
        /// A place where a name must stand.
        case nameExpected
        /// A place where the name of a type must stand.
        case typeExpected
        /// A place where this symbol must stand.
        case symbolExpected(String)
        /// An element that an instance selector sets twice.
        case elementTwice
        /// Text after the end of a complete expression.
        case unexpectedText
        /// `$` followed by something other than `this`, `index` or `total`.
        case unknownSpecialName
        /// A function the specifications do not have.
        case unknownFunction(String)
        /// A known function with too few or too many arguments.
        case wrongArgumentCount(function: String, allowed: ClosedRange<Int>)
        /// More than 10,000 characters.
        case tooLong
        /// More than 64 levels of nesting.
        case tooDeep
    }

    /// What is wrong.
    public var problem: Problem
    /// Where, counted in UTF-8 bytes from the start of the expression.
    public var offset: Int
    /// The expression.
    public var source: String

    init(_ problem: Problem, source: [UInt8], offset: Int) {
        self.problem = problem
        self.offset = offset
        self.source = problem == .tooLong ? "" : String(decoding: source, as: UTF8.self)
    }

    /// The problem in words, then the line it is in and a caret under the place.
    public var description: String {
        guard problem != .tooLong else { return message }
        return Caret.describe(message, in: source, at: offset)
    }

    /// The problem in words, without the place.
    public var message: String {
        if let slip { return slip }
        return switch problem {
        case .unexpectedCharacter: "this character cannot stand here; take it out"
        case .unfinishedComment: "the comment has no closing */"
        case .unfinishedString: "the string has no closing quotation mark"
        case .unfinishedIdentifier: "the name has no closing back-tick"
        case .malformedEscape: "\\u and half a character; write both halves, such as \\uD83D\\uDD25"
        case .malformedDate: "@ must be followed by a date (@2026-11-23) or time (@T14:15)"
        case .dateOutOfRange: "there is no such date or time"
        case .numberOutOfRange: "the number is too large"
        case .expressionExpected: "a value, a name or ( is missing here"
        case .nameExpected: "a name is missing here"
        case .typeExpected: "the name of a type is missing here"
        case .symbolExpected(let symbol): "\(symbol) is missing here"
        case .elementTwice:
            "an element of this is set twice; take one of them out, or join their values with |"
        case .unexpectedText:
            "the expression should have ended here; put a . or an operator before this, or take it out"
        case .unknownSpecialName: "only $this, $index and $total exist"
        case .unknownFunction(let name):
            "there is no function \(name)\(Self.advice(for: name))"
        case .wrongArgumentCount(let function, let allowed):
            "\(function) takes \(Self.words(for: allowed)), not as many as stand here"
        case .tooLong: "the expression is longer than 10,000 characters"
        case .tooDeep: "the expression is nested deeper than 64 levels"
        }
    }

    /// The function that was meant, where one has nearly the name.
    private static func advice(for name: String) -> String {
        let advice = Suggestion.advice(
            for: name,
            among: FHIRPathFunction.allCases.map(\.rawValue)
        )
        return advice.isEmpty ? "; mend its name" : advice
    }

    private static func words(for allowed: ClosedRange<Int>) -> String {
        if allowed.upperBound == 0 { return "no argument" }
        if allowed == 1...1 { return "one argument" }
        if allowed.lowerBound == allowed.upperBound { return "\(allowed.lowerBound) arguments" }
        if allowed.upperBound == .max { return "\(allowed.lowerBound) or more arguments" }
        return "\(allowed.lowerBound) to \(allowed.upperBound) arguments"
    }
}
