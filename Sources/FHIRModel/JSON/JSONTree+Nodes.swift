extension JSONTree {
    /// The node with a number; none for a negative one.
    @inlinable @inline(__always) package func node(_ number: Int32) -> JSONNode {
        JSONNode(number: number, origin: origin)
    }

    /// All nodes by their numbers, those that were taken out of the document included: a file's in the order they stand in it.
    @inlinable package var allNodes: some Sequence<JSONNode> {
        (0..<Int32(nodes.count)).lazy.map { node($0) }
    }

    /// Those of ``allNodes`` that are the value of a property of this name, or an element of its array: every `url`, for whoever
    /// looks for the extensions of a whole file.
    @inlinable package func allNodes(named name: ElementName) -> some Sequence<JSONNode> {
        let number = number(of: name)
        return (0..<Int32(nodes.count)).lazy.filter { nodes[Int($0)].name == number }
            .map { node($0) }
    }

    /// Whether the tree has a node, be it one that was taken out of the document.
    package func has(_ node: JSONNode) -> Bool { value(of: node) != nil }

    /// What the tree keeps of a node; nil where it has no such node.
    @inlinable @inline(__always) func value(of node: JSONNode) -> Node? {
        // A negative number, read without its sign, is past every end.
        let place = Int(UInt32(bitPattern: node.number))
        guard place < nodes.count else { return nil }
        assert(node.origin.isSame(as: origin), "a tree was asked about a node of another tree")
        return nodes[place]
    }
}
