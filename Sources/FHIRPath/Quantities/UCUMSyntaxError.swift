/// Why a text is no unit of UCUM, and where in it.
public struct UCUMSyntaxError: Error, Hashable, Sendable {
    /// What is wrong.
    public let problem: Problem
    /// Where, in bytes from 0.
    public let offset: Int

    /// A problem at a place.
    public init(problem: Problem, offset: Int) {
        self.problem = problem
        self.offset = offset
    }

    /// What can be wrong with a unit.
    public enum Problem: Hashable, Sendable {
        /// A unit stands nowhere it should: at the end, or beside a `.` or `/`.
        case missingUnit
        /// A symbol that is neither a unit nor a prefix and a unit that takes one; case matters.
        case unknownUnit(String)
        /// A bracket, brace or parenthesis without its partner.
        case unbalanced
        /// A character that UCUM does not use, such as a blank or a letter beyond ASCII.
        case invalidCharacter
        /// Longer, deeper or with higher powers than any unit needs.
        case tooLarge
    }
}

extension UCUMSyntaxError: CustomStringConvertible {
    /// One sentence that says what is wrong and at which character, counted from 1.
    public var description: String {
        let problem =
            switch problem {
            case .missingUnit: "a unit is missing"
            case .unknownUnit(let symbol): "'\(symbol)' is no unit of UCUM (capitals matter)"
            case .unbalanced: "a bracket has no partner"
            case .invalidCharacter: "this character cannot stand in a unit"
            case .tooLarge: "the unit is too large"
            }
        return "\(problem), at character \(offset + 1)"
    }
}
