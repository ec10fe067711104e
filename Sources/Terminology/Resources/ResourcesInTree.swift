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
        let nodes = tree.resources(around: node).flatMap {
            [$0] + tree.elements(.contained, of: $0)
        }
        valueSets = nodes.filter { tree.kindOfTerminology(at: $0) == .valueSet }
        codeSystems = nodes.filter { tree.kindOfTerminology(at: $0) == .codeSystem }
    }

    /// Whether there are none.
    package var isEmpty: Bool { valueSets.isEmpty && codeSystems.isEmpty }

    package func heads(_ kind: TerminologyResource.Kind, at url: String) -> [ResourceHead] {
        nodes(kind, where: .url, is: url).map { head(of: $0, at: url) }
    }

    package func codeSystemHeads(ofValueSet url: String) -> [ResourceHead] {
        nodes(.codeSystem, where: .valueSet, is: url).map { head(of: $0, at: url) }
    }

    package func supplementHeads(of system: String) -> [ResourceHead] {
        codeSystems.indices.filter {
            tree.string(at: tree.child("supplements", of: codeSystems[$0]))
                .map { Canonical($0).url == system } == true
        }.map { head(of: $0 + valueSets.count, at: system) }
    }

    package func resource(_ head: ResourceHead) -> TerminologyResource? {
        let all = valueSets + codeSystems
        guard all.indices.contains(head.number) else { return nil }
        return TerminologyResource(tree: tree, node: all[head.number], file: file)
    }

    package func contained(_ kind: TerminologyResource.Kind, id: String) -> TerminologyResource? {
        nodes(kind, where: .id, is: id).first.flatMap { resource(head(of: $0, at: "")) }
    }

    private func head(of number: Int, at url: String) -> ResourceHead {
        let node = (valueSets + codeSystems)[number]
        let version = tree.string(at: tree.child(.version, of: node))
        return ResourceHead(
            version: version,
            date: tree.string(at: tree.child(.date, of: node)) ?? "",
            rank: .own,
            group: file,
            number: number,
            isCoreCopy: url.isOfHL7Terminology && ResourceHead.isOfCore(version)
        )
    }

    /// The numbers of the resources of a kind whose element has this text.
    private func nodes(
        _ kind: TerminologyResource.Kind,
        where name: ElementName,
        is text: String
    ) -> [Int] {
        let (nodes, first) =
            switch kind {
            case .valueSet: (valueSets, 0)
            case .codeSystem: (codeSystems, valueSets.count)
            }
        return nodes.indices.filter { tree.string(at: tree.child(name, of: nodes[$0])) == text }
            .map { $0 + first }
    }
}

extension JSONTree {
    /// A resource, or those in the entries of a Bundle.
    func resources(around node: JSONNode) -> [JSONNode] {
        guard isString(at: child(.resourceType, of: node), equalTo: Array("Bundle".utf8)) else {
            return [node]
        }
        return elements(.entry, of: node).map { child(.resource, of: $0) }.filter(\.exists)
    }

    /// Which of the two a resource is; nil for any other.
    func kindOfTerminology(at node: JSONNode) -> TerminologyResource.Kind? {
        string(at: child(.resourceType, of: node)).flatMap(TerminologyResource.Kind.init)
    }
}

extension String {
    /// Whether it is an address of HL7 Terminology, of which FHIR core holds copies.
    var isOfHL7Terminology: Bool { hasPrefix("http://terminology.hl7.org/") }
}
