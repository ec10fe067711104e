/// A JSON document as one flat array of nodes over one buffer of UTF-8 text: parsed from a file or built in memory.
///
/// Nodes are named by their index, so nothing is boxed and nothing is freed recursively. An array property is a node of
/// kind ``Kind/array`` whose children are its elements; each element carries the array's name. Numbers keep their digits.
public struct JSONTree: Sendable {
    /// What a node is.
    public enum Kind: UInt8, Sendable {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    /// What the tree keeps of a node; other nodes are told by their number, -1 for none.
    @usableFromInline struct Node: Sendable {
        @usableFromInline var kind: Kind
        /// Whether the string was written with escapes, so that its text stands after the source.
        @usableFromInline var isElsewhere = false
        /// Whether the node was read from a source.
        @usableFromInline var isParsed = false
        /// The number that the tree gives to its name.
        @usableFromInline var name: Int32
        @usableFromInline var parent: Int32
        @usableFromInline var first: Int32 = -1
        @usableFromInline var next: Int32 = -1
        @usableFromInline var previous: Int32 = -1
        /// Strings and numbers: the beginning of their text; other kinds: the offset in the source.
        @usableFromInline var start: UInt32 = 0
        /// Strings and numbers: the end of their text; containers: the last child; booleans: 1 for true.
        @usableFromInline var end: Int32 = -1

        var isContainer: Bool { kind == .object || kind == .array }
    }

    @usableFromInline var nodes: [Node] = []
    /// The source, followed by the text of strings written with escapes or added later.
    @usableFromInline var text: [UInt8] = []
    /// What else is known of the whole, such as its own names; one object, because trees are copied often.
    var treeIndex = TreeIndex(.none)
    /// Whether a node was put back, maybe at another place.
    var isReordered = false
    /// What tells the nodes of this tree and its copies from those of others.
    @usableFromInline var origin = JSONOrigin()

    /// An empty tree to build in.
    public init() {}

    /// The first node, the document itself; none in an empty tree.
    @inlinable public var root: JSONNode { nodes.isEmpty ? .none : node(0) }

    /// How many nodes the tree holds, removed ones included.
    @inlinable public var count: Int { nodes.count }
}

/// What a tree says of a node. Of no node, and of one that it does not have, it says what is true of nothing: ``Kind/null``
/// without name, parent, siblings, children and text.
extension JSONTree {
    /// What a node is.
    @inlinable public func kind(of node: JSONNode) -> Kind { value(of: node)?.kind ?? .null }

    /// The property a node is the value of, or that of the array it is an element of.
    @inlinable public func name(of node: JSONNode) -> ElementName {
        let number = nameNumber(of: node)
        return number >= 0 ? ElementName(id: number) : ownName(number)
    }

    /// The object or array a node stands in.
    @inlinable public func parent(of node: JSONNode) -> JSONNode {
        self.node(value(of: node)?.parent ?? -1)
    }

    /// The first property or element.
    @inlinable public func firstChild(of node: JSONNode) -> JSONNode {
        self.node(value(of: node)?.first ?? -1)
    }

    /// The last property or element.
    @inlinable public func lastChild(of node: JSONNode) -> JSONNode {
        guard let value = value(of: node), value.first >= 0 else { return .none }
        return self.node(value.end)
    }

    /// The property or element after this one.
    @inlinable public func nextSibling(of node: JSONNode) -> JSONNode {
        self.node(value(of: node)?.next ?? -1)
    }

    /// The property or element before this one.
    @inlinable public func previousSibling(of node: JSONNode) -> JSONNode {
        self.node(value(of: node)?.previous ?? -1)
    }

    /// The value of a property of an object; none where it has none or `node` is no object.
    @inlinable public func child(_ name: ElementName, of node: JSONNode) -> JSONNode {
        child(numbered: number(of: name), of: node)
    }

    /// The properties of an object or the elements of an array, in document order.
    @inlinable public func children(of node: JSONNode) -> Children {
        Children(nodes: nodes, following: self.node(value(of: node)?.first ?? -1))
    }

    /// The elements of an object's array property; nothing where it is absent or no array.
    @inlinable public func elements(_ name: ElementName, of node: JSONNode) -> Children {
        let array = child(name, of: node)
        return children(of: kind(of: array) == .array ? array : .none)
    }

    /// The nodes of one object or array.
    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let nodes: [Node]
        @usableFromInline var following: JSONNode

        @inlinable init(nodes: [Node], following: JSONNode) {
            self.nodes = nodes
            self.following = following
        }

        /// The next node.
        @inlinable public mutating func next() -> JSONNode? {
            guard following.exists else { return nil }
            defer {
                following = JSONNode(
                    number: nodes[Int(following.number)].next,
                    origin: following.origin
                )
            }
            return following
        }
    }
}

extension JSONTree {
    /// The text of a string; nil for any other kind.
    public func string(at node: JSONNode) -> String? {
        guard kind(of: node) == .string else { return nil }
        return String(decoding: bytes(at: node), as: UTF8.self)
    }

    /// The UTF-8 text of a string, or a number's own digits; empty for any other kind.
    @inlinable public func bytes(at node: JSONNode) -> ArraySlice<UInt8> {
        guard let value = value(of: node), value.kind == .string || value.kind == .number else {
            return []
        }
        return text[Int(value.start)..<Int(value.end)]
    }

    /// Calls a closure with what ``bytes(at:)`` gives, without a slice that counts as another owner of the text.
    @inlinable @inline(__always) public func withBytes<Result>(
        at node: JSONNode,
        _ body: (Span<UInt8>) -> Result
    ) -> Result {
        guard let value = value(of: node), value.kind == .string || value.kind == .number else {
            return body([UInt8]().span)
        }
        return body(text.span.extracting(Int(value.start)..<Int(value.end)))
    }

    /// A number, exactly; nil for any other kind or past 38 digits.
    public func decimal(at node: JSONNode) -> FHIRDecimal? {
        guard kind(of: node) == .number else { return nil }
        return FHIRDecimal(utf8: bytes(at: node))
    }

    /// True or false; nil for any other kind.
    @inlinable public func boolean(at node: JSONNode) -> Bool? {
        guard let value = value(of: node), value.kind == .boolean else { return nil }
        return value.end == 1
    }
}

extension JSONTree: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of nodes: a tree may hold a visitor's answers.
    public var description: String { "JSON of \(nodes.count) nodes" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing: reflection must not print what the tree holds.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
