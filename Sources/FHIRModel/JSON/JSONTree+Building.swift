/// Building a document, property by property.
///
///     var tree = JSONTree()
///     let patient = tree.makeRoot()
///     tree.set("resourceType", string: "Patient", in: patient)
///     let names = tree.setArray("name", in: patient)
///     tree.set("text", string: "Maria Curie", in: tree.appendObject(to: names))
///
/// A property that an object has already gets its new value in the place of the old one. What is set in an array becomes its
/// last element, under the array's name whatever name is given. Nothing can be added to no node, to one that the tree does
/// not have, or to one that is no object or array: the tree stays as it is, and the answer is no node.
extension JSONTree {
    /// Makes the document's object, or gives it if it is there.
    public mutating func makeRoot() -> JSONNode {
        if nodes.isEmpty { append(Node(kind: .object, name: 0, parent: -1)) }
        return root
    }

    /// Sets a property to an empty object.
    @discardableResult
    public mutating func setObject(_ name: ElementName, in object: JSONNode) -> JSONNode {
        set(Node(kind: .object, name: number(interning: name), parent: object.number))
    }

    /// Sets a property to an empty array.
    @discardableResult
    public mutating func setArray(_ name: ElementName, in object: JSONNode) -> JSONNode {
        set(Node(kind: .array, name: number(interning: name), parent: object.number))
    }

    /// Sets a property to a string.
    @discardableResult
    public mutating func set(
        _ name: ElementName,
        string: String,
        in object: JSONNode
    ) -> JSONNode {
        set(
            Node(kind: .string, name: number(interning: name), parent: object.number),
            text: string.utf8
        )
    }

    /// Sets a property to a number, its scale kept.
    @discardableResult
    public mutating func set(
        _ name: ElementName,
        decimal: FHIRDecimal,
        in object: JSONNode
    ) -> JSONNode {
        set(
            Node(kind: .number, name: number(interning: name), parent: object.number),
            text: decimal.description.utf8
        )
    }

    /// Sets a property to a whole number.
    @discardableResult
    public mutating func set(
        _ name: ElementName,
        integer: Int,
        in object: JSONNode
    ) -> JSONNode {
        set(
            Node(kind: .number, name: number(interning: name), parent: object.number),
            text: String(integer).utf8
        )
    }

    /// Sets a property to true or false.
    @discardableResult
    public mutating func set(
        _ name: ElementName,
        boolean: Bool,
        in object: JSONNode
    ) -> JSONNode {
        set(
            Node(
                kind: .boolean,
                name: number(interning: name),
                parent: object.number,
                end: boolean ? 1 : 0
            )
        )
    }

    /// Adds an empty object to an array.
    @discardableResult
    public mutating func appendObject(to array: JSONNode) -> JSONNode {
        append(.object, to: array)
    }

    /// Adds an empty object to an array, behind one of its elements or, given none, before all of them.
    @discardableResult
    public mutating func insertObject(in array: JSONNode, after sibling: JSONNode) -> JSONNode {
        guard let holder = value(of: array), holder.kind == .array, isPlace(sibling, in: array)
        else { return .none }
        let node = Node(kind: .object, name: holder.name, parent: array.number)
        return insert(node, after: sibling.number)
    }

    /// Adds a string to an array.
    @discardableResult
    public mutating func append(string: String, to array: JSONNode) -> JSONNode {
        append(.string, text: string.utf8, to: array)
    }

    /// Adds a null to an array: FHIR pads arrays of primitives and of their companions with it.
    @discardableResult
    public mutating func appendNull(to array: JSONNode) -> JSONNode {
        append(.null, to: array)
    }

    /// Changes the text of a string node.
    public mutating func replace(_ node: JSONNode, string: String) {
        guard let old = value(of: node), old.kind == .string else { return }
        if old.name == ElementName.linkId.id { treeIndex = TreeIndex(copying: treeIndex) }
        var value = old
        value.isElsewhere = true
        value.isParsed = false
        addText(string.utf8, to: &value)
        nodes[Int(node.number)] = value
    }

    // MARK: Adding nodes

    /// Adds a node to the object or array that it names as its parent.
    private mutating func set(_ node: Node, text: String.UTF8View = "".utf8) -> JSONNode {
        let holder = self.node(node.parent)
        guard let place = makePlace(for: node.name, in: holder) else { return .none }
        var node = node
        node.name = place.name
        addText(text, to: &node)
        return insert(node, after: place.before)
    }

    private mutating func append(
        _ kind: Kind,
        text: String.UTF8View = "".utf8,
        to array: JSONNode
    ) -> JSONNode {
        self.kind(of: array) == .array
            ? set(Node(kind: kind, name: 0, parent: array.number), text: text) : .none
    }

    /// The name that a new child of an object or array gets, and the child, or -1, behind which it belongs.
    ///
    /// That is the last one, unless it replaces a property, which is taken out. Nil where there can be no child.
    mutating func makePlace(
        for name: Int32,
        in holder: JSONNode
    ) -> (name: Int32, before: Int32)? {
        switch value(of: holder)?.kind {
        case .array: return (value(of: holder)?.name ?? 0, lastChild(of: holder).number)
        case .object:
            let old = child(numbered: name, of: holder)
            guard old.exists else { return (name, lastChild(of: holder).number) }
            let before = previousSibling(of: old)
            remove(old)
            return (name, before.number)
        case .string, .number, .boolean, .null, nil: return nil
        }
    }

    mutating func addText(_ utf8: some Sequence<UInt8>, to node: inout Node) {
        guard node.kind == .string || node.kind == .number else { return }
        node.start = UInt32(text.count)
        text.append(contentsOf: utf8)
        node.end = Int32(text.count)
    }

    /// Adds a node behind a child of its parent or, given -1, before all of them.
    mutating func insert(_ node: Node, after sibling: Int32) -> JSONNode {
        let added = append(node)
        if node.parent >= 0 { link(added.number, after: sibling) }
        return added
    }

    /// Adds a node that stands nowhere in the document yet.
    @discardableResult
    private mutating func append(_ node: Node) -> JSONNode {
        detachIndex()
        nodes.append(node)
        return self.node(Int32(nodes.count - 1))
    }
}
