extension StructureCheck {
    /// R4's rules for the parts of a datatype: a ContactPoint with a value says of which system (cpt-2), a Quantity with a code too
    /// (qty-3), an Attachment with data says of which type (att-1).
    mutating func check(_ rule: Invariant, of node: JSONNode, as number: Int) {
        let part = tree.child(rule.part, of: node)
        guard part != JSONNode.none, !has(rule.needed, in: node) else { return }
        report(
            .warning,
            rule.name,
            "\(table.types[number].name) has a \(rule.part) but no \(rule.needed); add it",
            at: part
        )
    }

    private func has(_ name: ElementName, in node: JSONNode) -> Bool {
        tree.child(name, of: node) != JSONNode.none
            || tree.child(name.companion, of: node) != JSONNode.none
    }

    struct Invariant {
        let name: String
        let part: ElementName
        let needed: ElementName
    }

    private static let rules = [
        "ContactPoint": Invariant(name: "cpt-2", part: "value", needed: "system"),
        "Quantity": Invariant(name: "qty-3", part: "code", needed: "system"),
        "Attachment": Invariant(name: "att-1", part: "data", needed: "contentType"),
    ]

    /// The rule of each type, by its number; nil where it has none.
    static let invariants = TypeTable.r4.types.map { rules[$0.name] }
}
