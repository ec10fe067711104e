extension JSONTree {
    /// Takes a node and all below it out of the document; not the document itself.
    public mutating func remove(_ node: JSONNode) {
        guard let value = value(of: node), value.parent >= 0 else { return }
        if value.previous >= 0 {
            nodes[Int(value.previous)].next = value.next
        } else {
            nodes[Int(value.parent)].first = value.next
        }
        if value.next >= 0 {
            nodes[Int(value.next)].previous = value.previous
        } else {
            nodes[Int(value.parent)].end = value.previous
        }
        nodes[Int(node.number)].parent = -1
        nodes[Int(node.number)].previous = -1
        nodes[Int(node.number)].next = -1
    }

    /// Puts a node that was removed back, behind a sibling or, given none, first in its parent.
    public mutating func restore(_ node: JSONNode, in parent: JSONNode, after sibling: JSONNode) {
        guard node.number > 0, value(of: node)?.parent == -1,
            value(of: parent)?.isContainer == true,
            isPlace(sibling, in: parent)
        else { return }
        nodes[Int(node.number)].parent = parent.number
        isReordered = true
        link(node.number, after: sibling.number)
    }

    /// Copies a node with all below it from a document: as a property, as an element of an array, whose name it takes whatever
    /// name is given, or, given no parent, as the root of a tree that is empty.
    @discardableResult
    public mutating func copy(
        _ node: JSONNode,
        from other: JSONTree,
        as name: ElementName,
        into parent: JSONNode
    ) -> JSONNode {
        guard other.has(node) else { return .none }
        if nodes.isEmpty, parent.isNone {
            return copy(node.number, of: other, named: 0, into: -1, after: -1)
        }
        guard let place = makePlace(for: number(interning: name), in: parent) else { return .none }
        return copy(
            node.number,
            of: other,
            named: place.name,
            into: parent.number,
            after: place.before
        )
    }

    private mutating func copy(
        _ number: Int32,
        of other: JSONTree,
        named name: Int32,
        into parent: Int32,
        after sibling: Int32
    ) -> JSONNode {
        let source = other.nodes[Int(number)]
        var value = Node(kind: source.kind, name: name, parent: parent)
        if source.kind == .boolean { value.end = source.end }
        addText(other.bytes(at: other.node(number)), to: &value)
        let copied = insert(value, after: sibling)
        var (child, last) = (source.first, Int32(-1))
        while child >= 0 {
            let part = other.nodes[Int(child)]
            last =
                copy(
                    child,
                    of: other,
                    named: source.kind == .array ? name : self.number(of: part, in: other),
                    into: copied.number,
                    after: last
                ).number
            child = part.next
        }
        return copied
    }

    /// The number that a node's name in another document has in this one.
    private mutating func number(of node: Node, in other: JSONTree) -> Int32 {
        node.name >= 0 ? node.name : number(interning: other.ownName(node.name))
    }

    /// Whether something can be put behind a node, or before all others given none, in an object or array.
    func isPlace(_ sibling: JSONNode, in holder: JSONNode) -> Bool {
        sibling.isNone || value(of: sibling)?.parent == holder.number
    }

    mutating func link(_ node: Int32, after sibling: Int32) {
        let parent = nodes[Int(node)].parent
        let next = sibling >= 0 ? nodes[Int(sibling)].next : nodes[Int(parent)].first
        nodes[Int(node)].previous = sibling
        nodes[Int(node)].next = next
        if sibling >= 0 { nodes[Int(sibling)].next = node } else { nodes[Int(parent)].first = node }
        if next >= 0 { nodes[Int(next)].previous = node } else { nodes[Int(parent)].end = node }
    }
}
