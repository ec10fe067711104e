import FHIRModel

/// One item of a collection while an expression is evaluated: sixteen plain bytes, so that
/// collections are moved and dropped without counting references.
///
/// What does not fit (strings, dates, quantities) stands in the evaluator's list of values, and the item holds its place.
struct Item: Sendable {
    enum Kind: UInt8, Sendable {
        /// An element of a resource: `payload` are the bits of its node.
        case node
        case boolean
        case integer
        /// `payload`, of 64 bits.
        case long
        /// `payload` × 10^-`scale`.
        case decimal
        /// A decimal of more than 64 bits, among the values.
        case wideDecimal
        case string
        case date
        case dateTime
        case time
        case quantity
        case type
    }

    var kind: Kind
    var tree: UInt8 = 0
    /// The type of a node.
    var type: TypeID = .unknown
    /// The scale of a decimal.
    var scale: Int32 = 0
    /// A node, a number, or the place of a value: from 0 in the evaluator's list, below 0 among
    /// the literals of the expression.
    var payload: Int64

    static let `true` = Item(kind: .boolean, payload: 1)
    static let `false` = Item(kind: .boolean, payload: 0)

    static func boolean(_ value: Bool) -> Item {
        Item(kind: .boolean, payload: value ? 1 : 0)
    }

    static func integer(_ value: Int) -> Item {
        Item(kind: .integer, payload: Int64(value))
    }

    static func node(_ index: JSONNode, tree: UInt8, type: TypeID) -> Item {
        Item(kind: .node, tree: tree, type: type, payload: index.bits)
    }

    /// The node of an item of kind `.node`.
    var index: JSONNode { JSONNode(bits: payload) }

    var isTrue: Bool { payload != 0 }
}

/// Consecutive items on the evaluator's stack.
struct Items: Sendable, Equatable {
    var start: Int
    var end: Int

    static let none = Items(start: 0, end: 0)

    var count: Int { end - start }
    var isEmpty: Bool { end == start }
}
