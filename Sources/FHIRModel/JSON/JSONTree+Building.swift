extension JSONTree {
    /// Makes the document's object, or gives it if it is there.
    public mutating func makeRoot() -> Index {
        nodes.isEmpty ? add(Node(kind: .object, name: 0, parent: JSONTree.none)) : 0
    }

    /// Adds a property whose value is an empty object.
    public mutating func setObject(_ name: ElementName, in object: Index) -> Index {
        add(Node(kind: .object, name: name.id, parent: object))
    }

    /// Adds a property whose value is an empty array.
    public mutating func setArray(_ name: ElementName, in object: Index) -> Index {
        add(Node(kind: .array, name: name.id, parent: object))
    }

    /// Adds an empty object to an array.
    public mutating func appendObject(to array: Index) -> Index {
        add(Node(kind: .object, name: nodes[Int(array)].name, parent: array))
    }

    /// Adds an empty object to an array, behind one of its elements or, given ``none``, before all of them.
    public mutating func insertObject(in array: Index, after sibling: Index) -> Index {
        detachIndex()
        let node = Index(nodes.count)
        nodes.append(Node(kind: .object, name: nodes[Int(array)].name, parent: array))
        link(node, after: sibling)
        return node
    }

    /// Adds a property with a string.
    @discardableResult
    public mutating func set(_ name: ElementName, string: String, in object: Index) -> Index {
        addText(string.utf8, kind: .string, name: name.id, parent: object)
    }

    /// Adds a property with a number, its scale kept.
    @discardableResult
    public mutating func set(_ name: ElementName, decimal: FHIRDecimal, in object: Index) -> Index {
        addText(decimal.description.utf8, kind: .number, name: name.id, parent: object)
    }

    /// Adds a property with a whole number.
    @discardableResult
    public mutating func set(_ name: ElementName, integer: Int, in object: Index) -> Index {
        addText(String(integer).utf8, kind: .number, name: name.id, parent: object)
    }

    /// Adds a property with true or false.
    @discardableResult
    public mutating func set(_ name: ElementName, boolean: Bool, in object: Index) -> Index {
        add(Node(kind: .boolean, name: name.id, parent: object, end: boolean ? 1 : 0))
    }

    /// Adds a string to an array.
    @discardableResult
    public mutating func append(string: String, to array: Index) -> Index {
        addText(string.utf8, kind: .string, name: nodes[Int(array)].name, parent: array)
    }

    /// Adds a null to an array: FHIR pads arrays of primitives and of their companions with it.
    @discardableResult
    public mutating func appendNull(to array: Index) -> Index {
        add(Node(kind: .null, name: nodes[Int(array)].name, parent: array))
    }

    /// Changes the text of a string node.
    public mutating func replace(_ node: Index, string: String) {
        guard nodes[Int(node)].kind == .string else { return }
        if nodes[Int(node)].name == TreeIndex.linkId.id { treeIndex = TreeIndex(treeIndex.source) }
        nodes[Int(node)].isElsewhere = true
        nodes[Int(node)].isParsed = false
        nodes[Int(node)].start = UInt32(text.count)
        text.append(contentsOf: string.utf8)
        nodes[Int(node)].end = Int32(text.count)
    }

    /// Takes a node and all below it out of the document.
    public mutating func remove(_ node: Index) {
        guard node > 0 else { return }
        let value = nodes[Int(node)]
        guard value.parent >= 0 else { return }
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
        nodes[Int(node)].parent = JSONTree.none
        nodes[Int(node)].previous = JSONTree.none
        nodes[Int(node)].next = JSONTree.none
    }

    /// Puts a node that was removed back, behind a sibling or, given ``none``, first in its parent.
    public mutating func restore(_ node: Index, in parent: Index, after sibling: Index) {
        nodes[Int(node)].parent = parent
        isReordered = true
        link(node, after: sibling)
    }

    /// Copies a node with all below it from a document, as a property or an element.
    ///
    /// An element of an array takes the array's name whatever name is given.
    @discardableResult
    public mutating func copy(
        _ node: Index,
        from other: JSONTree,
        as name: ElementName,
        into parent: Index
    ) -> Index {
        var value = other.nodes[Int(node)]
        let source = value
        value.parent = parent
        value.first = JSONTree.none
        value.next = JSONTree.none
        value.previous = JSONTree.none
        value.isParsed = false
        value.name =
            parent >= 0 && nodes[Int(parent)].kind == .array ? nodes[Int(parent)].name : name.id
        switch source.kind {
        case .string, .number:
            value.start = UInt32(text.count)
            text.append(contentsOf: other.bytes(at: node))
            value.end = Int32(text.count)
        case .object, .array:
            value.end = JSONTree.none
        case .boolean, .null:
            break
        }
        let copied = add(value)
        var child = source.first
        while child >= 0 {
            copy(child, from: other, as: other.name(of: child), into: copied)
            child = other.nodes[Int(child)].next
        }
        return copied
    }

    private mutating func addText(
        _ utf8: String.UTF8View,
        kind: Kind,
        name: Int32,
        parent: Index
    ) -> Index {
        let start = UInt32(text.count)
        text.append(contentsOf: utf8)
        return add(
            Node(kind: kind, name: name, parent: parent, start: start, end: Int32(text.count))
        )
    }

    /// Appends a node as the last child of its parent.
    mutating func add(_ node: Node) -> Index {
        detachIndex()
        let index = Index(nodes.count)
        nodes.append(node)
        if node.parent >= 0 { link(index, after: lastChild(of: node.parent)) }
        return index
    }

    private mutating func link(_ node: Index, after sibling: Index) {
        let parent = nodes[Int(node)].parent
        let next = sibling >= 0 ? nodes[Int(sibling)].next : nodes[Int(parent)].first
        nodes[Int(node)].previous = sibling
        nodes[Int(node)].next = next
        if sibling >= 0 { nodes[Int(sibling)].next = node } else { nodes[Int(parent)].first = node }
        if next >= 0 { nodes[Int(next)].previous = node } else { nodes[Int(parent)].end = node }
    }
}
