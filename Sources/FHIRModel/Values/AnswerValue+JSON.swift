/// The stem of a choice element: `value` of `value[x]`, `answer` of `enableWhen.answer[x]`.
public enum ChoicePrefix: Sendable {
    /// `value[x]`.
    case value
    /// `answer[x]`.
    case answer

    /// Whether a property is this choice with some type.
    public func matches(_ name: ElementName) -> Bool {
        let text = name.string.utf8
        let stem: StaticString =
            switch self {
            case .value: "value"
            case .answer: "answer"
            }
        guard text.count > stem.utf8CodeUnitCount, name.string.hasPrefix(stem.description) else {
            return false
        }
        let next = text[text.index(text.startIndex, offsetBy: stem.utf8CodeUnitCount)]
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(next)
    }
}

extension AnswerValue {
    /// Reads the choice `value[x]` or `answer[x]` of an object; nil if there is none, or it is not of a type an answer can
    /// have, or its text is malformed.
    public init?(of node: JSONNode, in tree: borrowing JSONTree, prefix: ChoicePrefix) {
        for child in tree.children(of: node) {
            if let kind = Kind(named: tree.name(of: child), prefix: prefix) {
                self.init(at: child, in: tree, kind: kind)
                return
            }
        }
        return nil
    }

    /// Reads the value node itself, of a type known from its property name; nil if it is none that R4 allows for the type.
    public init?(at node: JSONNode, in tree: borrowing JSONTree, kind: Kind) {
        let value: AnswerValue? =
            switch kind {
            case .boolean: tree.boolean(at: node).map { .boolean($0) }
            case .decimal: tree.decimal(at: node).map { .decimal($0) }
            case .integer:
                tree.integer(at: node).flatMap { Int32(exactly: $0) == nil ? nil : .integer($0) }
            case .date:
                tree.string(at: node).flatMap { FHIRDateTime($0) }
                    .flatMap { $0.isDate ? .date($0) : nil }
            case .dateTime: tree.string(at: node).flatMap { FHIRDateTime($0) }.map { .dateTime($0) }
            case .time: tree.string(at: node).flatMap { FHIRTime($0) }.map { .time($0) }
            case .string: tree.string(at: node).flatMap { $0.isEmpty ? nil : .string($0) }
            case .uri: tree.string(at: node).flatMap { $0.isEmpty ? nil : .uri($0) }
            case .attachment: .attachment(Attachment(at: node, in: tree))
            case .coding: .coding(Coding(at: node, in: tree))
            case .quantity: .quantity(Quantity(at: node, in: tree))
            case .reference: .reference(Reference(at: node, in: tree))
            }
        guard let value else { return nil }
        self = value
    }

    /// Writes the value as the property `value[x]` of an answer.
    public func write(into answer: JSONNode, of tree: inout JSONTree) {
        switch self {
        case .boolean(let value): tree.set(.valueBoolean, boolean: value, in: answer)
        case .decimal(let value): tree.set(.valueDecimal, decimal: value, in: answer)
        case .integer(let value): tree.set(.valueInteger, integer: value, in: answer)
        case .date(let value): tree.set(.valueDate, string: value.description, in: answer)
        case .dateTime(let value): tree.set(.valueDateTime, string: value.description, in: answer)
        case .time(let value): tree.set(.valueTime, string: value.description, in: answer)
        case .string(let value): tree.set(.valueString, string: value, in: answer)
        case .uri(let value): tree.set(.valueUri, string: value, in: answer)
        case .attachment(let value):
            value.write(into: tree.setObject(.valueAttachment, in: answer), of: &tree)
        case .coding(let value):
            value.write(into: tree.setObject(.valueCoding, in: answer), of: &tree)
        case .quantity(let value):
            value.write(into: tree.setObject(.valueQuantity, in: answer), of: &tree)
        case .reference(let value):
            value.write(into: tree.setObject(.valueReference, in: answer), of: &tree)
        }
    }

    /// The type of a value, without the value.
    public enum Kind: Sendable, Hashable, CaseIterable {
        case boolean, decimal, integer, date, dateTime, time, string, uri, attachment, coding
        case quantity, reference
    }
}
