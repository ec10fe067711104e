import FHIRModel
import FHIRPath

/// A result of an expression, or an answer, on its way into a resource.
enum ExtractedValue {
    /// An element with properties: its tree's number, its node and its type.
    case object(tree: Int, node: JSONNode, TypeID)
    /// Any primitive written as a JSON string, with its type.
    case text(String, TypeID)
    /// A number, and whether its type is a whole one.
    case number(FHIRDecimal, isInteger: Bool)
    case boolean(Bool)
    /// A quantity an expression computed.
    case quantity(FHIRPathQuantity)

    /// The value of an item of a collection; nil for a primitive that has extensions only.
    init?(_ value: FHIRPathValue, in trees: [JSONTree]) {
        switch value {
        case .node(let node): self.init(node.index, tree: node.tree, type: node.type, in: trees)
        case .boolean(let value): self = .boolean(value)
        case .integer(let value): self = .number(FHIRDecimal(value), isInteger: true)
        case .long(let value):
            self = .number(FHIRDecimal(significand: Int128(value)), isInteger: true)
        case .decimal(let value): self = .number(value, isInteger: false)
        case .string(let value):
            if value.isEmpty { return nil }
            self = .text(value, .string)
        case .date(let value): self = .text(value.description, .date)
        case .dateTime(let value): self = .text(value.description, .dateTime)
        case .time(let value): self = .text(value.description, .time)
        case .quantity(let value): self = .quantity(value)
        case .type(_, let name): self = .text(name, .string)
        case .instance: return nil  // adopted as a node before
        }
    }

    /// The value of a node.
    init?(_ node: JSONNode, tree: Int, type: TypeID, in trees: [JSONTree]) {
        guard trees.indices.contains(tree), node.exists else { return nil }
        switch trees[tree].kind(of: node) {
        case .object:
            if type.isPrimitive { return nil }
            self = .object(tree: tree, node: node, type)
        case .string:
            guard let text = trees[tree].string(at: node), !text.isEmpty else { return nil }
            self = .text(text, type)
        case .number:
            guard let number = trees[tree].decimal(at: node) else { return nil }
            self = .number(number, isInteger: type != .decimal)
        case .boolean:
            guard let boolean = trees[tree].boolean(at: node) else { return nil }
            self = .boolean(boolean)
        case .array, .null:
            return nil
        }
    }

    /// Whether it has properties of its own.
    var isObject: Bool {
        if case .object = self { true } else { false }
    }

    /// The text of a primitive value.
    var primitiveText: String? {
        switch self {
        case .text(let text, _): text
        case .number(let number, _): number.description
        case .boolean(let boolean): boolean ? "true" : "false"
        case .object, .quantity: nil
        }
    }
}
