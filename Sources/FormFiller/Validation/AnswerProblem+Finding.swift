import FHIRModel

/// A problem as a finding of a response: its rule, its severity, and words without any answer.
extension AnswerProblem {
    /// The name of the rule.
    var rule: String {
        switch self {
        case .required: "required"
        case .tooFew: "too-few"
        case .tooMany: "too-many"
        case .wrongType: "answer-type"
        case .notOffered: "not-offered"
        case .duplicate: "duplicate-answer"
        case .exclusive: "exclusive-option"
        case .tooShort: "too-short"
        case .tooLong: "too-long"
        case .below: "below-minimum"
        case .above: "above-maximum"
        case .limitsConflict: "limits-conflict"
        case .tooPrecise: "decimal-places"
        case .offStep: "off-step"
        case .pattern: "pattern"
        case .unreadable: "unreadable"
        case .unitNotOffered: "unit"
        case .constraint(let key, _, _): key.isEmpty ? "constraint" : key
        case .ruleFailed: "rule-failed"
        case .unstable: "unstable"
        case .notAnswerable: "not-answerable"
        }
    }

    /// How much it matters in a response.
    var severity: Finding.Severity {
        switch self {
        case .constraint(_, _, let severity): severity
        case .duplicate: .warning
        case .required, .tooFew, .tooMany, .wrongType, .notOffered, .exclusive, .tooShort,
            .tooLong, .below, .above, .limitsConflict, .tooPrecise, .offStep, .pattern,
            .unreadable, .unitNotOffered, .ruleFailed, .unstable, .notAnswerable:
            .error
        }
    }

    /// What is wrong and what would be right.
    var explanation: String {
        switch self {
        case .required: "an answer is required"
        case .tooFew(let minimum): "at least \(minimum) answers are needed"
        case .tooMany(let maximum):
            maximum == 1
                ? "only one answer is permitted" : "at most \(maximum) answers are permitted"
        case .wrongType(let expected):
            "a \(expected.rawValue) question is not answered with a value of this type"
        case .notOffered: "the answer is not among the options"
        case .duplicate: "the same option is chosen twice"
        case .exclusive: "one of the answers stands alone; no other may be given with it"
        case .tooShort(let minimum): "the text must have at least \(minimum) characters"
        case .tooLong(let maximum): "the answer may have at most \(maximum) characters"
        case .below(let minimum): "the value must not be below \(minimum.text)"
        case .above(let maximum): "the value must not be above \(maximum.text)"
        case .limitsConflict: "the form's limits contradict each other; no value is permitted"
        case .tooPrecise(let places): "at most \(places) digits may stand behind the point"
        case .offStep(let step, let start): "the value must be \(start) or steps of \(step) from it"
        case .pattern(let hint): hint ?? "the answer does not have the form that is asked for"
        case .unreadable: "the text is blank or holds control characters"
        case .unitNotOffered(let units):
            "the unit must be one of: \(units.map(\.text).joined(separator: ", "))"
        case .constraint(_, let message, _):
            message.isEmpty ? "a rule of the form is broken" : message
        case .ruleFailed(let expression): "the rule cannot be evaluated: \(expression.onOneLine)"
        case .unstable: "the form's expressions change each other without end"
        case .notAnswerable: "the item takes no answer"
        }
    }

    /// Whether it is about a single answer, not about how several go together.
    var isOfOneAnswer: Bool {
        switch self {
        case .wrongType, .notOffered, .tooShort, .tooLong, .below, .above, .limitsConflict,
            .tooPrecise, .offStep, .pattern, .unreadable, .unitNotOffered:
            true
        case .required, .tooFew, .tooMany, .duplicate, .exclusive, .constraint, .ruleFailed,
            .unstable, .notAnswerable:
            false
        }
    }

    /// Whether checking the answers of a question finds it, as opposed to rules over several questions.
    var isOfAnswers: Bool {
        switch self {
        case .tooFew, .tooMany, .duplicate, .exclusive: true
        case .required, .constraint, .ruleFailed, .unstable, .notAnswerable: false
        case .wrongType, .notOffered, .tooShort, .tooLong, .below, .above, .limitsConflict,
            .tooPrecise, .offStep, .pattern, .unreadable, .unitNotOffered:
            true
        }
    }

    /// Whether it is about something that is not there.
    var isOfMissing: Bool {
        switch self {
        case .required, .tooFew: true
        case .tooMany, .wrongType, .notOffered, .duplicate, .exclusive, .tooShort, .tooLong,
            .below, .above, .limitsConflict, .tooPrecise, .offStep, .pattern, .unreadable,
            .unitNotOffered, .constraint, .ruleFailed, .unstable, .notAnswerable:
            false
        }
    }
}
