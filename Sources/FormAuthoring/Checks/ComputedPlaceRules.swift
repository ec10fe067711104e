internal import FHIRModel
internal import FormFiller

/// Expressions that are to compute a primitive (`cqf-expression`, `cqf-calculatedValue`) in places where none is computed: what is
/// written beside them holds, and the author should know.
struct ComputedPlaceRules {
    mutating func finish(_ subject: inout CheckSubject) {
        let tree = subject.tree
        for address in subject.addresses
        where address.name == .cqfExpression || address.name == .cqfCalculatedValue {
            let node = address.node
            // The extension, its array, the companion of the primitive.
            let companion = tree.parent(of: tree.parent(of: tree.parent(of: node)))
            guard companion.exists, !Self.isActedOn(companion, subject) else { continue }
            let holder = tree.name(of: companion).string
            subject.report(
                .warning,
                .extensionPlace,
                "nothing is computed for '\(holder.drop { $0 == "_" })' here, what is written beside it holds; take the expression out",
                at: node,
                linkId: subject.linkId(around: node)
            )
        }
    }

    /// Whether the form computes the primitive: one of an item, or the value of a limit of an item.
    private static func isActedOn(_ companion: JSONNode, _ subject: CheckSubject) -> Bool {
        let tree = subject.tree
        let holder = tree.parent(of: companion)
        guard holder.exists else { return false }
        let name = tree.name(of: companion)
        if tree.child(.linkId, of: holder) != JSONNode.none {
            return FormCompiler.computedElements.contains(name)
        }
        let limit = ExtensionName.named(at: tree.child(.url, of: holder), in: tree)
        return limit.map { FormCompiler.computedLimits.contains($0) } ?? false
    }
}
