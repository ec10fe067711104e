public import FHIRModel

/// An element that an instance selector has made, such as `Coding { code: 'a' }` (FHIRPath 3.0, Instance Selector).
///
/// It stands in no resource of the evaluation. Its JSON may hold answers, so a description shows its type and no more.
public struct FHIRPathInstance: Sendable, Hashable {
    /// The FHIR type.
    public let type: TypeID
    /// The element as FHIR writes it in JSON: an object, or the value of a primitive.
    public let json: [UInt8]

    init(type: TypeID, at index: JSONNode, in tree: JSONTree) {
        self.type = type
        json = tree.serialized(index, asciiOnly: false)
    }

    /// A document that holds the element under the name `value`; nil only for JSON that cannot be read.
    public var tree: JSONTree? {
        try? JSONTree(parsing: Array("{\"value\":".utf8) + json + Array("}".utf8))
    }

    /// Where the element stands in ``tree``.
    public func node(in tree: JSONTree) -> JSONNode { tree.child(ElementName.value, of: tree.root) }
}

extension EvaluationContext {
    /// Puts the elements that expressions have made into trees of their own, so that results can be read as nodes of trees.
    ///
    /// - Returns: the values, an instance being the node that holds it now; one past the 255 trees there can be is left out.
    public mutating func adopt(_ values: [FHIRPathValue]) -> [FHIRPathValue] {
        values.compactMap { value in
            guard case .instance(let instance) = value else { return value }
            guard trees.count < 255, let tree = instance.tree else { return nil }
            trees.append(tree)
            let node = instance.node(in: tree)
            return .node(FHIRPathNode(tree: trees.count - 1, index: node, type: instance.type))
        }
    }
}

extension FHIRPathInstance: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable
{
    /// The type; the element is `<redacted>`.
    public var description: String { "\(type) <redacted>" }

    /// As ``description``.
    public var debugDescription: String { description }

    /// Nothing, so that dumping it does not show it.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
