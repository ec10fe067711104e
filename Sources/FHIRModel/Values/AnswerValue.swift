/// The value of one answer: `QuestionnaireResponse.item.answer.value[x]`, and every `value[x]` of a Questionnaire
/// that stands for an answer (`answerOption`, `initial`, `enableWhen.answer[x]`, `minValue`).
///
/// An answer is a secret: printing one shows `<redacted>`. Ask for ``text`` where a person is to read it.
public enum AnswerValue: Sendable, Hashable {
    /// `valueBoolean`.
    case boolean(Bool)
    /// `valueDecimal`, digits kept.
    case decimal(FHIRDecimal)
    /// `valueInteger`.
    case integer(Int)
    /// `valueDate`, maybe partial (YYYY, YYYY-MM).
    case date(FHIRDateTime)
    /// `valueDateTime`, maybe partial.
    case dateTime(FHIRDateTime)
    /// `valueTime`.
    case time(FHIRTime)
    /// `valueString`.
    case string(String)
    /// `valueUri`.
    case uri(String)
    /// `valueAttachment`.
    case attachment(Attachment)
    /// `valueCoding`.
    case coding(Coding)
    /// `valueQuantity`.
    case quantity(Quantity)
    /// `valueReference`.
    case reference(Reference)
}

extension AnswerValue {
    /// Words a person can read: a Coding's display (or code), a quantity with its unit, dates as FHIR writes them.
    public var text: String {
        switch self {
        case .boolean(let value): value ? "true" : "false"
        case .decimal(let value): value.description
        case .integer(let value): String(value)
        case .date(let value), .dateTime(let value): value.description
        case .time(let value): value.description
        case .string(let value), .uri(let value): value
        case .attachment(let value): value.title ?? value.url ?? value.contentType ?? ""
        case .coding(let value): value.text
        case .quantity(let value): value.text
        case .reference(let value): value.display ?? value.reference ?? ""
        }
    }

    /// The name of the JSON property that holds a value of this type, such as `valueCoding`.
    public var propertyName: ElementName {
        switch self {
        case .boolean: .valueBoolean
        case .decimal: .valueDecimal
        case .integer: .valueInteger
        case .date: .valueDate
        case .dateTime: .valueDateTime
        case .time: .valueTime
        case .string: .valueString
        case .uri: .valueUri
        case .attachment: .valueAttachment
        case .coding: .valueCoding
        case .quantity: .valueQuantity
        case .reference: .valueReference
        }
    }
}

extension AnswerValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// Shows nothing of the value, so that `dump` cannot print it either.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
