public import FHIRModel

/// One item of a collection: an element of a resource, or a value of FHIRPath's System types
/// (FHIRPath N1 §4.1).
///
/// Values may come from a visitor's answers, so `description` tells the type and nothing more.
public enum FHIRPathValue: Sendable, Hashable {
    /// An element of a resource.
    case node(FHIRPathNode)
    /// `System.Boolean`.
    case boolean(Bool)
    /// `System.Integer`, of 32 bits.
    case integer(Int)
    /// `System.Long`, of 64 bits.
    case long(Int64)
    /// `System.Decimal`, exact and with its scale.
    case decimal(FHIRDecimal)
    /// `System.String`.
    case string(String)
    /// `System.Date`, as precise as it was given.
    indirect case date(FHIRDateTime)
    /// `System.DateTime`, as precise as it was given.
    indirect case dateTime(FHIRDateTime)
    /// `System.Time`, as precise as it was given.
    indirect case time(FHIRTime)
    /// `System.Quantity`.
    indirect case quantity(FHIRPathQuantity)
    /// The result of `type()`.
    indirect case type(namespace: String, name: String)
    /// An element that the expression has made: `Coding { code: 'a' }`.
    indirect case instance(FHIRPathInstance)
}

/// An element of a resource: where it stands and which type it has.
public struct FHIRPathNode: Sendable, Hashable {
    /// The position of the tree in `EvaluationContext.trees`.
    public var tree: Int
    /// The node of the tree; that of the `_name` companion where a primitive has extensions only.
    public var index: JSONNode
    /// The FHIR type, `TypeID.unknown` where no definition tells it.
    public var type: TypeID

    /// The element at `index` of a tree, of a known type.
    public init(tree: Int, index: JSONNode, type: TypeID = .unknown) {
        self.tree = tree
        self.index = index
        self.type = type
    }
}

extension FHIRPathValue: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `<redacted>`: the value may be an answer.
    public var description: String { "<redacted>" }

    /// `<redacted>`, as in `description`.
    public var debugDescription: String { description }

    /// Nothing, so that dumping a value does not show it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
