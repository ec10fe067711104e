/// R4 `Extension`: what a form says beyond the base standard.
public struct Extension: FHIRElement {
    /// The tree it stands in.
    public let tree: JSONTree
    /// Its object.
    public let node: JSONNode

    /// A view of an object; nothing is checked.
    public init(at node: JSONNode, in tree: JSONTree) {
        self.tree = tree
        self.node = node
    }

    /// `Extension.url`.
    public var url: String { string(.url) ?? "" }

    /// `Extension.value[x]`, if it is of a type an answer can have.
    public var value: AnswerValue? { choice(.value) }

    /// The node of `value[x]`, whatever its type.
    public var valueNode: JSONNode {
        for child in tree.children(of: node) {
            if ChoicePrefix.value.matches(tree.name(of: child)) { return child }
        }
        return JSONNode.none
    }

    /// `valueBoolean`.
    public var boolean: Bool? { boolean(.valueBoolean) }
    /// `valueInteger`, `valuePositiveInt` or `valueUnsignedInt`.
    public var integer: Int? { tree.integer(at: valueNode) }
    /// `valueDecimal` or `valueInteger`.
    public var decimal: FHIRDecimal? { tree.decimal(at: valueNode) }
    /// The text of `valueString`, `valueCode`, `valueUri`, `valueCanonical`, `valueMarkdown` and the like.
    public var text: String? { tree.string(at: valueNode) }

    /// `valueExpression`.
    public var expression: Expression? {
        let value = tree.child(.valueExpression, of: node)
        return value == JSONNode.none ? nil : Expression(at: value, in: tree)
    }

    /// `valueCoding`.
    public var coding: Coding? {
        let value = tree.child(.valueCoding, of: node)
        return value == JSONNode.none ? nil : Coding(at: value, in: tree)
    }

    /// The codings of `valueCodeableConcept`.
    public var codings: [Coding] {
        let value = tree.child(.valueCodeableConcept, of: node)
        guard value != JSONNode.none else { return [] }
        return tree.elements(.coding, of: value).map { Coding(at: $0, in: tree) }
    }

    /// The first of an object's extensions with this URL.
    public static func first(
        _ url: String,
        of node: JSONNode,
        in tree: JSONTree
    ) -> Extension? {
        for child in tree.elements(.extension, of: node) {
            if tree.string(at: tree.child(.url, of: child)) == url {
                return Extension(at: child, in: tree)
            }
        }
        return nil
    }
}
