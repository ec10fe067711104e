extension AnswerValue.Kind {
    /// The type named by a property such as `valueCoding` or `answerCoding`; nil for a type no answer can have.
    public init?(named name: ElementName, prefix: ChoicePrefix) {
        let kind =
            switch prefix {
            case .value: Self.byValueName[name]
            case .answer: Self.byAnswerName[name]
            }
        guard let kind else { return nil }
        self = kind
    }

    /// The end of the property's name, such as `Coding`.
    public var suffix: String {
        switch self {
        case .boolean: "Boolean"
        case .decimal: "Decimal"
        case .integer: "Integer"
        case .date: "Date"
        case .dateTime: "DateTime"
        case .time: "Time"
        case .string: "String"
        case .uri: "Uri"
        case .attachment: "Attachment"
        case .coding: "Coding"
        case .quantity: "Quantity"
        case .reference: "Reference"
        }
    }

    private static let byValueName = names(stem: "value")
    private static let byAnswerName = names(stem: "answer")

    private static func names(stem: String) -> [ElementName: Self] {
        var names: [ElementName: Self] = [:]
        for kind in allCases { names[ElementName(stem + kind.suffix)] = kind }
        return names
    }
}

extension AnswerValue {
    /// The type of this value.
    public var kind: Kind {
        switch self {
        case .boolean: .boolean
        case .decimal: .decimal
        case .integer: .integer
        case .date: .date
        case .dateTime: .dateTime
        case .time: .time
        case .string: .string
        case .uri: .uri
        case .attachment: .attachment
        case .coding: .coding
        case .quantity: .quantity
        case .reference: .reference
        }
    }
}
