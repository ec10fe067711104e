public import FHIRModel

/// Why answers are not accepted: facts for a message that says what would be, never the answer itself.
public enum AnswerProblem: Sendable, Hashable {
    /// An answer is required (`Questionnaire.item.required`).
    case required
    /// More answers are needed (`minOccurs`).
    case tooFew(minimum: Int)
    /// Fewer answers are allowed (`maxOccurs`; 1 when the question does not repeat).
    case tooMany(maximum: Int)
    /// The value is of another type than the question.
    case wrongType(expected: Questionnaire.ItemType)
    /// The value is not among the options offered now.
    case notOffered
    /// The same option was chosen twice; R4 does not forbid it, so that a response is not wrong for it.
    case duplicate
    /// An option that stands alone (`optionExclusive`) was given together with others; `text` is that option's
    /// words.
    case exclusive(text: String)
    /// The text is shorter than `minLength` characters.
    case tooShort(minimum: Int)
    /// The text is longer than `maxLength` characters (at most 10,000; 500 where the form says nothing).
    case tooLong(maximum: Int)
    /// The value is below `minValue`.
    case below(minimum: AnswerValue)
    /// The value is above `maxValue`.
    case above(maximum: AnswerValue)
    /// The form's own limits contradict each other now, so that no value is permitted.
    case limitsConflict
    /// More digits after the point than `maxDecimalPlaces`.
    case tooPrecise(maximumDecimalPlaces: Int)
    /// The value is not on a step of the slider: `start` plus a multiple of `step`.
    case offStep(step: Int, start: Int)
    /// The text does not match `regex`; `hint` is the form's message or `entryFormat`.
    case pattern(hint: String?)
    /// The text holds control characters or is only spaces.
    case unreadable
    /// The quantity's unit is not among those offered.
    case unitNotOffered(units: [Coding])
    /// A `constraint` or `targetConstraint` does not hold; `message` is its human message in the interview's
    /// language.
    case constraint(key: String, message: String, severity: Finding.Severity)
    /// The rule could not be evaluated; the form cannot be completed by the standard.
    case ruleFailed(expression: String)
    /// The form's expressions change each other without end; the form cannot be completed by the standard.
    case unstable
    /// The question is read-only, disabled or not a question.
    case notAnswerable

    /// Whether it is a rule the form's author wrote, and one that could be evaluated.
    var isRule: Bool {
        if case .constraint = self { true } else { false }
    }

    /// Whether it only warns: the answer is kept and the interview goes on (`constraint` with severity `warning`).
    public var isWarning: Bool {
        guard case .constraint(_, _, let severity) = self else { return false }
        return severity != .error
    }
}

extension AnswerProblem: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The rule's name: words of the form, such as the option that stands alone, may be the answer.
    public var description: String { rule }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
