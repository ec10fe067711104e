/// A JSON document as one flat array of nodes over one buffer of UTF-8 text: parsed from a file or built in memory.
///
/// Nodes are named by their index, so nothing is boxed and nothing is freed recursively. An array property is a node of
/// kind ``Kind/array`` whose children are its elements; each element carries the array's name. Numbers keep their digits.
public struct JSONTree: Sendable {
    /// The number of a node; ``none`` where there is no such node.
    public typealias Index = Int32

    /// No node.
    @inlinable public static var none: Index { -1 }

    /// What a node is.
    public enum Kind: UInt8, Sendable {
        case object
        case array
        case string
        case number
        case boolean
        case null
    }

    @usableFromInline struct Node: Sendable {
        @usableFromInline var kind: Kind
        /// Whether the string was written with escapes, so that its text stands after the source.
        @usableFromInline var isElsewhere = false
        /// Whether the node was read from a source.
        @usableFromInline var isParsed = false
        @usableFromInline var name: Int32
        @usableFromInline var parent: Index
        @usableFromInline var first: Index = none
        @usableFromInline var next: Index = none
        @usableFromInline var previous: Index = none
        /// Strings and numbers: the beginning of their text; other kinds: the offset in the source.
        @usableFromInline var start: UInt32 = 0
        /// Strings and numbers: the end of their text; containers: the last child; booleans: 1 for true.
        @usableFromInline var end: Int32 = none
    }

    @usableFromInline var nodes: [Node] = []
    /// The source, followed by the text of strings written with escapes or added later.
    @usableFromInline var text: [UInt8] = []
    /// What else is known of the whole; one object, because trees are copied often.
    var treeIndex = TreeIndex(.none)
    /// Whether a node was put back, maybe at another place.
    var isReordered = false

    /// An empty tree to build in.
    public init() {}

    /// The first node, the document itself; ``none`` in an empty tree.
    @inlinable public var root: Index { nodes.isEmpty ? JSONTree.none : 0 }

    /// How many nodes the tree holds, removed ones included.
    @inlinable public var count: Int { nodes.count }
}

extension JSONTree {
    /// What a node is.
    @inlinable public func kind(of node: Index) -> Kind { nodes[Int(node)].kind }

    /// The property a node is the value of, or that of the array it is an element of.
    @inlinable public func name(of node: Index) -> ElementName {
        ElementName(id: nodes[Int(node)].name)
    }

    /// The object or array a node stands in.
    @inlinable public func parent(of node: Index) -> Index { nodes[Int(node)].parent }

    /// The first property or element; ``none`` of ``none``.
    @inlinable public func firstChild(of node: Index) -> Index {
        node >= 0 ? nodes[Int(node)].first : JSONTree.none
    }

    /// The last property or element.
    @inlinable public func lastChild(of node: Index) -> Index {
        guard node >= 0 else { return JSONTree.none }
        let value = nodes[Int(node)]
        return value.first == JSONTree.none ? JSONTree.none : value.end
    }

    /// The property or element after this one.
    @inlinable public func nextSibling(of node: Index) -> Index { nodes[Int(node)].next }

    /// The property or element before this one.
    @inlinable public func previousSibling(of node: Index) -> Index { nodes[Int(node)].previous }

    /// The value of a property of an object; ``none`` where it has none or `node` is no object.
    @inlinable public func child(_ name: ElementName, of node: Index) -> Index {
        guard node >= 0 else { return JSONTree.none }
        var child = nodes[Int(node)].first
        while child >= 0 {
            let value = nodes[Int(child)]
            if value.name == name.id {
                return nodes[Int(node)].kind == .object ? child : JSONTree.none
            }
            child = value.next
        }
        return JSONTree.none
    }

    /// The properties of an object or the elements of an array, in document order.
    @inlinable public func children(of node: Index) -> Children {
        Children(nodes: nodes, following: node >= 0 ? nodes[Int(node)].first : JSONTree.none)
    }

    /// The elements of an object's array property; nothing where it is absent or no array.
    @inlinable public func elements(_ name: ElementName, of node: Index) -> Children {
        let array = child(name, of: node)
        return children(of: array >= 0 && kind(of: array) == .array ? array : JSONTree.none)
    }

    /// The nodes of one object or array.
    public struct Children: Sequence, IteratorProtocol {
        @usableFromInline let nodes: [Node]
        @usableFromInline var following: Index

        @inlinable init(nodes: [Node], following: Index) {
            self.nodes = nodes
            self.following = following
        }

        /// The next node.
        @inlinable public mutating func next() -> Index? {
            guard following >= 0 else { return nil }
            defer { following = nodes[Int(following)].next }
            return following
        }
    }
}

extension JSONTree {
    /// The text of a string; nil for any other kind.
    public func string(at node: Index) -> String? {
        guard node >= 0, nodes[Int(node)].kind == .string else { return nil }
        return String(decoding: bytes(at: node), as: UTF8.self)
    }

    /// The UTF-8 text of a string, or a number's own digits; empty for any other kind.
    @inlinable public func bytes(at node: Index) -> ArraySlice<UInt8> {
        guard node >= 0 else { return [] }
        let value = nodes[Int(node)]
        guard value.kind == .string || value.kind == .number else { return [] }
        return text[Int(value.start)..<Int(value.end)]
    }

    /// Calls a closure with what ``bytes(at:)`` gives, without a slice that counts as another owner of the text.
    @inlinable @inline(__always) public func withBytes<Result>(
        at node: Index,
        _ body: (Span<UInt8>) -> Result
    ) -> Result {
        guard node >= 0, nodes[Int(node)].kind == .string || nodes[Int(node)].kind == .number else {
            return body([UInt8]().span)
        }
        let value = nodes[Int(node)]
        return body(text.span.extracting(Int(value.start)..<Int(value.end)))
    }

    /// A number, exactly; nil for any other kind or past 38 digits.
    public func decimal(at node: Index) -> FHIRDecimal? {
        guard node >= 0, nodes[Int(node)].kind == .number else { return nil }
        return FHIRDecimal(utf8: bytes(at: node))
    }

    /// True or false; nil for any other kind.
    @inlinable public func boolean(at node: Index) -> Bool? {
        guard node >= 0, nodes[Int(node)].kind == .boolean else { return nil }
        return nodes[Int(node)].end == 1
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
