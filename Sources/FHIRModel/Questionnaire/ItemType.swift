extension Questionnaire {
    /// R4 value set `item-type`: what an item is, and of which type its answers are.
    public enum ItemType: String, Sendable, Hashable, CaseIterable {
        /// Holds other items; no answer of its own.
        case group
        /// Text to read.
        case display
        /// Answered with a boolean.
        case boolean
        /// Answered with a decimal number.
        case decimal
        /// Answered with a whole number.
        case integer
        /// Answered with a date, maybe partial.
        case date
        /// Answered with a date and time, maybe partial.
        case dateTime
        /// Answered with a time of day.
        case time
        /// Answered with a line of text.
        case string
        /// Answered with text of several lines.
        case text
        /// Answered with a URI.
        case url
        /// Answered with one of the options.
        case choice
        /// Answered with one of the options or own words.
        case openChoice = "open-choice"
        /// Answered with a document or picture.
        case attachment
        /// Answered with a pointer to a resource.
        case reference
        /// Answered with a number and a unit.
        case quantity

        /// The type for a code of R4, R4B or R5, where R5 `coding` is `choice` or `open-choice` by the constraint.
        public init?(code: String, constraint: AnswerConstraint?) {
            if code == "coding" {
                self = (constraint ?? .optionsOnly) == .optionsOnly ? .choice : .openChoice
            } else if let type = ItemType(rawValue: code) {
                self = type
            } else {
                return nil
            }
        }

        /// Whether it is a question: neither a group nor text.
        public var isQuestion: Bool { self != .group && self != .display }

        /// The type of its answers; nil for a group and a text.
        ///
        /// An `open-choice` also takes a string.
        public var answerKind: AnswerValue.Kind? {
            switch self {
            case .group, .display: nil
            case .boolean: .boolean
            case .decimal: .decimal
            case .integer: .integer
            case .date: .date
            case .dateTime: .dateTime
            case .time: .time
            case .string, .text: .string
            case .url: .uri
            case .choice, .openChoice: .coding
            case .attachment: .attachment
            case .reference: .reference
            case .quantity: .quantity
            }
        }
    }

    /// R4 value set `questionnaire-enable-operator`.
    public enum EnableOperator: String, Sendable, Hashable, CaseIterable {
        /// Whether there is an answer at all (`answerBoolean` true) or none (false).
        case exists
        /// An answer equals.
        case equal = "="
        /// No answer equals; also true of an unanswered question.
        case notEqual = "!="
        /// An answer is greater.
        case greater = ">"
        /// An answer is less.
        case less = "<"
        /// An answer is greater or equal.
        case greaterOrEqual = ">="
        /// An answer is less or equal.
        case lessOrEqual = "<="
    }

    /// R4 value set `questionnaire-enable-behavior`: how several conditions are joined.
    public enum EnableBehavior: String, Sendable, Hashable, CaseIterable {
        /// Every condition must hold.
        case all
        /// One condition is enough.
        case any
    }

    /// R5 value set `questionnaire-disabled-display`: what becomes of a disabled item on screen.
    public enum DisabledDisplay: String, Sendable, Hashable, CaseIterable {
        /// It is not shown.
        case hidden
        /// It is shown but cannot be answered.
        case protected
    }

    /// R5 value set `questionnaire-answer-constraint`: which answers an item with options takes.
    public enum AnswerConstraint: String, Sendable, Hashable, CaseIterable {
        /// Only the options.
        case optionsOnly
        /// The options, or another value of the item's type.
        case optionsOrType
        /// The options, or own words.
        case optionsOrString
    }
}
