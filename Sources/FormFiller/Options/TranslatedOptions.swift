internal import FHIRModel

/// The options of a form by their value: where the words of a computed answer are found that has no translation of its own.
///
/// "Which of these is the worst?" offers what was chosen before, and each choice is an option elsewhere in the form.
struct TranslatedOptions: Sendable {
    private var byValue: [AnswerValue: OfferedOption] = [:]

    /// None: nothing is computed, or the form has one language.
    init() {}

    /// The options of all questions of a form, of the same value the first.
    init(of form: Form) {
        for index in form.items.indices where form.items[index].hasOptions {
            for option in form.options(of: Int32(index)) {
                let key = Self.key(of: option.value)
                if byValue[key] == nil { byValue[key] = option }
            }
        }
    }

    /// The option of this value.
    subscript(value: AnswerValue) -> OfferedOption? { byValue[Self.key(of: value)] }

    /// Codes are the same by system and code, whatever their words.
    private static func key(of value: AnswerValue) -> AnswerValue {
        guard case .coding(let coding) = value, coding.code != nil else { return value }
        return .coding(Coding(system: coding.system, code: coding.code))
    }
}

extension FormExpressions {
    /// Whether answers or options are computed, whose words then stand elsewhere.
    var computeAnswers: Bool {
        all.contains { expression in
            switch expression.role {
            case .initial, .calculated, .answers: true
            case .variable, .enableWhen, .toggle, .valueSet, .text, .prefix, .required, .repeats,
                .readOnly, .maxLength, .limit, .constraint:
                false
            }
        }
    }
}
