/// Names as numbers: where many nodes are looked at, those are compared instead of names.
extension JSONTree {
    /// The number of a node's name in this tree; that of a frozen name, from 1, is the same in every tree.
    @inlinable package func nameNumber(of node: JSONNode) -> Int32 { value(of: node)?.name ?? 0 }

    /// The number of a name in this tree; of a name that no node here has, one that no node has.
    @inlinable package func number(of name: ElementName) -> Int32 {
        name.id >= 0 ? name.id : ownNumber(of: name)
    }

    /// The property of an object whose name has a number; none where it has none or `node` is no object.
    @inlinable package func child(numbered name: Int32, of node: JSONNode) -> JSONNode {
        guard let holder = value(of: node), holder.kind == .object else { return .none }
        var child = holder.first
        while child >= 0 {
            let value = nodes[Int(child)]
            if value.name == name { return self.node(child) }
            child = value.next
        }
        return .none
    }

    /// The property of an object whose name has one number or, where there is none, another: `text` or else `_text`.
    @inlinable package func child(
        numbered name: Int32,
        orElse other: Int32,
        of node: JSONNode
    ) -> (node: JSONNode, isOther: Bool) {
        guard let holder = value(of: node), holder.kind == .object else { return (.none, false) }
        var child = holder.first
        var found: Int32 = -1
        while child >= 0 {
            let value = nodes[Int(child)]
            if value.name == name { return (self.node(child), false) }
            if value.name == other { found = child }
            child = value.next
        }
        return (self.node(found), true)
    }

    /// The name with a number, of those of the tree's own.
    @usableFromInline func ownName(_ number: Int32) -> ElementName {
        treeIndex.withNames { $0.name(number) }
    }

    /// The number of a name that is not frozen; of one that no node here has, a number that no node has.
    @usableFromInline func ownNumber(of name: ElementName) -> Int32 {
        treeIndex.withNames { $0.number(of: name) }
    }

    /// The UTF-8 text of a node's name.
    func nameBytes(of node: JSONNode) -> ArraySlice<UInt8> {
        let number = value(of: node)?.name ?? 0
        return number >= 0
            ? FrozenNames.shared.table.bytes(of: number)
            : treeIndex.withNames { $0.bytes(of: number) }
    }

    /// The number of a name, given for the first time if need be.
    mutating func number(interning name: ElementName) -> Int32 {
        if name.id >= 0 { return name.id }
        let known = ownNumber(of: name)
        if known != TreeNames.unknown { return known }
        detachIndex()
        return treeIndex.withNames { $0.intern(name) }
    }
}
