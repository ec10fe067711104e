package import FHIRModel

/// The ValueSets and CodeSystems in one tree: those a questionnaire (or any resource) contains, those of a Bundle's entries
/// with what they contain, or the one resource the tree is.
package struct ResourcesInTree: TerminologySource {
    private let tree: JSONTree
    private let file: Int
    /// The resources, where each stands.
    private let valueSets: [JSONNode]
    private let codeSystems: [JSONNode]

    /// Looks for the resources once; `file` tells this tree from others of the same source.
    package init(_ tree: JSONTree, file: Int = 0) {
        self.init(tree, around: tree.root, file: file)
    }

    /// Those in a resource that is not the whole tree.
    package init(_ tree: JSONTree, around node: JSONNode, file: Int = 0) {
        self.tree = tree
        self.file = file
        var nodes = [node] + tree.elements(.contained, of: node)
        if tree.isString(at: tree.child(.resourceType, of: node), equalTo: Array("Bundle".utf8)) {
            for entry in tree.elements(.entry, of: node) {
                let resource = tree.child(.resource, of: entry)
                nodes.append(resource)
                nodes += tree.elements(.contained, of: resource)
            }
        }
        valueSets = nodes.filter { Self.is(.valueSet, $0, in: tree) }
        codeSystems = nodes.filter { Self.is(.codeSystem, $0, in: tree) }
    }

    /// Whether there are none.
    package var isEmpty: Bool { valueSets.isEmpty && codeSystems.isEmpty }

    private static func `is`(
        _ kind: TerminologyResource.Kind,
        _ node: JSONNode,
        in tree: JSONTree
    ) -> Bool {
        tree.string(at: tree.child(.resourceType, of: node)) == kind.rawValue
    }

    package func resources(
        _ kind: TerminologyResource.Kind,
        at url: String
    ) -> [TerminologyResource] {
        nodes(kind, where: .url, is: url)
    }

    package func contained(_ kind: TerminologyResource.Kind, id: String) -> TerminologyResource? {
        nodes(kind, where: .id, is: id).first
    }

    package func codeSystem(ofValueSet url: String) -> TerminologyResource? {
        nodes(.codeSystem, where: .valueSet, is: url).first
    }

    package func supplements(of system: String) -> [TerminologyResource] {
        codeSystems.filter {
            tree.string(at: tree.child("supplements", of: $0))
                .map { Canonical($0).url == system } == true
        }.map { TerminologyResource(tree: tree, node: $0, file: file) }
    }

    private func nodes(
        _ kind: TerminologyResource.Kind,
        where name: ElementName,
        is text: String
    ) -> [TerminologyResource] {
        let nodes =
            switch kind {
            case .valueSet: valueSets
            case .codeSystem: codeSystems
            }
        return nodes.filter { tree.string(at: tree.child(name, of: $0)) == text }
            .map { TerminologyResource(tree: tree, node: $0, file: file) }
    }
}
