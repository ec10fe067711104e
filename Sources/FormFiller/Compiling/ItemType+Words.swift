internal import FHIRModel

extension Questionnaire.ItemType {
    /// The type with its article, as findings name it: `a boolean`, `an integer`.
    package var withArticle: String {
        switch self {
        case .integer, .openChoice, .attachment: "an \(rawValue)"
        case .group, .display, .boolean, .decimal, .date, .dateTime, .time, .string, .text, .url,
            .choice, .reference, .quantity:
            "a \(rawValue)"
        }
    }
}
