public import FHIRModel

/// What an expression gave: a collection of items (FHIRPath N1 §3), in order, often with none or one in it.
public struct FHIRPathCollection: Sendable, RandomAccessCollection {
    /// The items as ``FHIRPathExpression/evaluate(on:in:)`` gives them.
    public let values: [FHIRPathValue]
    private let trees: [JSONTree]

    init(values: [FHIRPathValue], trees: [JSONTree]) {
        self.values = values
        self.trees = trees
    }

    /// The position of the first item.
    public var startIndex: Int { 0 }
    /// The position behind the last item.
    public var endIndex: Int { values.count }

    /// The item at a position.
    public subscript(position: Int) -> FHIRPathItem {
        FHIRPathItem(values[position], in: trees)
    }

    /// Whether the collection is true where a yes or no is wanted: its only item is `true`, or is no boolean at all (FHIRPath N1
    /// §4.5); nil where there are several items, or none.
    public var isTrue: Bool? {
        guard count == 1, let item = first else { return nil }
        return item.boolean ?? true
    }
}

/// One item of a result: an element of a resource, or a value the expression made, read as what it is.
///
/// Each accessor is nil where the item is of another type. Nothing is converted but what FHIRPath converts by itself: an
/// integer is a decimal too, and a code, id, uri or markdown is a string.
public struct FHIRPathItem: Sendable {
    /// The item as the evaluator has it.
    public let value: FHIRPathValue
    private let tree: JSONTree

    init(_ value: FHIRPathValue, in trees: [JSONTree]) {
        self.value = value
        guard case .node(let node) = value, trees.indices.contains(node.tree) else {
            tree = JSONTree()
            return
        }
        tree = trees[node.tree]
    }

    /// The name of its type, such as `string`, `HumanName` or `Quantity`.
    public var typeName: String { value.typeName }

    /// A text: of a string, code, id, uri, markdown, and of a date or time as it is written.
    public var string: String? {
        switch value {
        case .string(let text): text
        case .date(let date), .dateTime(let date): date.description
        case .time(let time): time.description
        case .node(let node): tree.string(at: node.index)
        case .boolean, .integer, .long, .decimal, .quantity, .type, .instance: nil
        }
    }

    /// A whole number.
    public var integer: Int? {
        switch value {
        case .integer(let number): number
        case .long(let number): Int(exactly: number)
        case .node(let node): node.type == .decimal ? nil : tree.integer(at: node.index)
        case .boolean, .decimal, .string, .date, .dateTime, .time, .quantity, .type, .instance: nil
        }
    }

    /// A number, exact and with the digits it was written with.
    public var decimal: FHIRDecimal? {
        switch value {
        case .decimal(let number): number
        case .integer(let number): FHIRDecimal(number)
        case .long(let number): FHIRDecimal(significand: Int128(number))
        case .node(let node): tree.decimal(at: node.index)
        case .boolean, .string, .date, .dateTime, .time, .quantity, .type, .instance: nil
        }
    }

    /// A truth value.
    public var boolean: Bool? {
        switch value {
        case .boolean(let isTrue): isTrue
        case .node(let node): tree.boolean(at: node.index)
        case .integer, .long, .decimal, .string, .date, .dateTime, .time, .quantity, .type,
            .instance:
            nil
        }
    }

    /// A `date`, `dateTime` or `instant`, as precise as it was given; an element of another type is none, whatever its text.
    public var date: FHIRDateTime? {
        switch value {
        case .date(let date), .dateTime(let date): date
        case .node(let node):
            Self.dateTypes.contains(node.type.name)
                ? tree.string(at: node.index).flatMap { FHIRDateTime($0) } : nil
        case .boolean, .integer, .long, .decimal, .string, .time, .quantity, .type, .instance: nil
        }
    }

    private static let dateTypes: Set<String> = ["date", "dateTime", "instant"]

    /// A `Coding`.
    public var coding: Coding? {
        object(of: .coding).map { Coding(at: $0, in: tree) }
    }

    /// A `Quantity`, or one of its kinds such as `Age`; one the expression made has its unit as UCUM code, or a calendar's word.
    public var quantity: Quantity? {
        if case .quantity(let quantity) = value {
            switch quantity.unit {
            case .ucum(let code):
                return Quantity(
                    value: quantity.value,
                    unit: code,
                    system: "http://unitsofmeasure.org",
                    code: code
                )
            case .calendar(let unit): return Quantity(value: quantity.value, unit: unit.word)
            }
        }
        return object(of: .quantity).map { Quantity(at: $0, in: tree) }
    }

    private func object(of type: TypeID) -> JSONNode? {
        guard case .node(let node) = value, node.type.isSubtype(of: type),
            tree.kind(of: node.index) == .object
        else { return nil }
        return node.index
    }
}

extension FHIRPathItem: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The type; the value may be an answer.
    public var description: String { "\(typeName) <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension FHIRPathCollection: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// How many items there are.
    public var description: String { "\(count) items <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
