package import FHIRModel

/// A ValueSet or CodeSystem: the tree it stands in, and where.
package struct TerminologyResource: Sendable {
    /// The two resources that say what codes there are.
    package enum Kind: String, Sendable {
        case valueSet = "ValueSet"
        case codeSystem = "CodeSystem"
    }

    /// The file, Bundle or questionnaire.
    package let tree: JSONTree
    /// The resource in it.
    package let node: JSONNode
    /// The number of the text among those of its source, so that two resources can be told apart.
    package let file: Int
    /// The number of the Bundle or package it comes in, where what it names is looked for first.
    package let group: Int
    /// The file as staff know it, such as `Terminology/x.tgz: package/ValueSet-a.json`; nil for the questionnaire's own.
    package let fileName: String?

    /// A resource in a tree.
    package init(
        tree: JSONTree,
        node: JSONNode,
        file: Int = 0,
        group: Int = 0,
        fileName: String? = nil
    ) {
        self.tree = tree
        self.node = node
        self.file = file
        self.group = group
        self.fileName = fileName
    }

    /// A resource that this one contains, by `#id`.
    func contained(_ kind: Kind, id: String) -> TerminologyResource? {
        tree.elements(.contained, of: node).first {
            tree.string(at: tree.child(.id, of: $0)) == id
                && tree.string(at: tree.child(.resourceType, of: $0)) == kind.rawValue
        }.map {
            TerminologyResource(tree: tree, node: $0, file: file, group: group, fileName: fileName)
        }
    }

    /// Whether both say the same codes: whatever differs otherwise (narrative, dates, publisher) does not matter for a list.
    func hasSameCodes(as other: TerminologyResource) -> Bool {
        let names: [ElementName] = [.compose, .expansion, "concept", "content", .property]
        return names.allSatisfy { name in
            let (one, two) = (tree.child(name, of: node), other.tree.child(name, of: other.node))
            guard one.exists, two.exists else { return one.exists == two.exists }
            return tree.serialized(one) == other.tree.serialized(two)
        }
    }
}
