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

    private static let byValueName = Names(stem: "value")
    private static let byAnswerName = Names(stem: "answer")

    /// The types by the number of a name less that of the first.
    private struct Names: Sendable {
        private let first: Int32
        private var kinds: [AnswerValue.Kind?] = []

        init(stem: String) {
            // R4 gives a condition no answerAttachment, so that name has no number.
            let names = allCases.map { (name: ElementName(stem + $0.suffix), kind: $0) }
                .filter { $0.name.id > 0 }
            first = names.map(\.name.id).min() ?? 0
            for (name, kind) in names {
                let place = Int(name.id - first)
                while kinds.count <= place { kinds.append(nil) }
                kinds[place] = kind
            }
        }

        subscript(name: ElementName) -> AnswerValue.Kind? {
            let place = Int(name.id) - Int(first)
            return name.id > 0 && kinds.indices.contains(place) ? kinds[place] : nil
        }
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
