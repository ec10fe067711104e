internal import FHIRModel

/// What a stored response says beside its answers: ids and extensions of items and answers, which stay as they were.
struct StoredElements: Sendable {
    /// The stored response.
    let tree: JSONTree
    /// Its items, by the occurrence they were read into.
    let items: [Occurrence: JSONNode]
    /// Its instances of repeating groups, by instance.
    let instances: [Int32: JSONNode]
    /// Its answers with the values read from them.
    var answers: [Occurrence: [(value: AnswerValue, node: JSONNode)]] = [:]

    init(tree: JSONTree, items: [Occurrence: JSONNode], instances: [Int32: JSONNode]) {
        self.tree = tree
        self.items = items
        self.instances = instances
    }

    /// The stored answer with a value, if the question had it.
    func answer(_ value: AnswerValue, at occurrence: Occurrence) -> JSONNode? {
        answers[occurrence]?.first { $0.value == value }?.node
    }

    /// Copies `id`, `extension` and `modifierExtension` of an item.
    func copyItem(_ node: JSONNode?, into item: JSONNode, of tree: inout JSONTree) {
        guard let node else { return }
        for child in self.tree.children(of: node) {
            let name = self.tree.name(of: child)
            if name == .id || name == .extension || name == .modifierExtension {
                tree.copy(child, from: self.tree, as: name, into: item)
            }
        }
    }

    /// Copies an answer but for what is nested in it, its value only if that says more than the value alone does.
    ///
    /// - Returns: whether the value was copied.
    func copyAnswer(
        _ node: JSONNode,
        with value: AnswerValue,
        into answer: JSONNode,
        of tree: inout JSONTree
    ) -> Bool {
        var isCopied = false
        for child in self.tree.children(of: node) {
            let name = self.tree.name(of: child)
            if name == value.propertyName {
                guard saysMore(child) else { continue }
                isCopied = true
            } else if name == .item || ChoicePrefix.value.matches(name) {
                continue
            }
            tree.copy(child, from: self.tree, as: name, into: answer)
        }
        return isCopied
    }

    /// Whether a value says more than is read of it: an id or extensions of its own, an attachment's data, a reference's
    /// identifier.
    ///
    /// A Coding is the option's, whose weight and translations stand in it, unless it has extensions of its own.
    private func saysMore(_ value: JSONNode) -> Bool {
        guard tree.kind(of: value) == .object else { return false }
        let name = tree.name(of: value)
        if name == .valueAttachment || name == .valueReference || name == .valueQuantity {
            return true
        }
        return tree.children(of: value).contains { child in
            let name = tree.name(of: child)
            return name == .id || name == .extension || name.string.hasPrefix("_")
        }
    }
}
