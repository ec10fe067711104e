internal import FHIRModel
internal import FormFiller

extension FormExpression.Role {
    /// The type of question whose answers its results must be able to be; nil where any result will do.
    func neededType(
        on type: Questionnaire.ItemType
    ) -> Questionnaire.ItemType? {
        switch self {
        case .enableWhen, .required, .repeats, .readOnly, .toggle, .constraint: .boolean
        case .text, .prefix, .valueSet: .string
        case .maxLength, .limit(.minOccurs), .limit(.maxOccurs): .integer
        case .initial, .calculated, .answers, .limit: type.isQuestion ? type : nil
        case .variable: nil
        }
    }

    /// What is needed of its results, in words.
    func need(on type: Questionnaire.ItemType) -> String {
        switch self {
        case .enableWhen, .required, .repeats, .readOnly, .toggle, .constraint: "true or false"
        case .text, .prefix, .valueSet: "a text"
        case .maxLength, .limit(.minOccurs), .limit(.maxOccurs): "a whole number"
        case .initial, .calculated, .answers: "an answer of type \(type.rawValue)"
        case .limit: "a limit of \(type.withArticle) question"
        case .variable: "anything"
        }
    }
}
