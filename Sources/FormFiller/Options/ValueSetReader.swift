internal import FHIRModel

/// One code a value set holds, and where it is written.
struct ValueSetConcept: Sendable {
    /// Its code, with the value set's system and words.
    var coding: Coding
    /// The object that names it: `expansion.contains`, `compose.include.concept` or `CodeSystem.concept`.
    var node: JSONTree.Index
}

/// Reads the codes of ValueSets contained in a questionnaire: their expansion, or what `compose` says of codes it
/// lists itself and of CodeSystems contained beside it.
///
/// Nothing is fetched.
struct ValueSetReader {
    let tree: JSONTree
    /// The contained resources.
    let contained: [JSONTree.Index]
    /// Why codes are missing, if any are.
    private(set) var gaps: [Gap] = []
    private var path: [JSONTree.Index] = []

    /// Why a value set could not be read whole.
    struct Gap: Sendable, Hashable {
        /// Where the missing part is named.
        var node: JSONTree.Index
        /// What is missing, and how to mend it.
        var message: String
    }

    init(_ questionnaire: Questionnaire) {
        tree = questionnaire.tree
        contained = questionnaire.contained
    }

    /// The contained ValueSet which `#id` or a canonical address names.
    func valueSet(_ reference: String) -> JSONTree.Index? {
        resource("ValueSet", reference)
    }

    /// All codes of a contained ValueSet, in order, without doubles.
    mutating func concepts(of valueSet: JSONTree.Index) -> [ValueSetConcept] {
        guard !path.contains(valueSet), path.count < 16 else {
            gaps.append(
                Gap(node: valueSet, message: "the value set includes itself; take that out")
            )
            return []
        }
        path.append(valueSet)
        defer { path.removeLast() }
        let expansion = tree.child(.expansion, of: valueSet)
        if expansion != JSONTree.none, tree.child(.contains, of: expansion) != JSONTree.none {
            var concepts: [ValueSetConcept] = []
            addContains(of: expansion, to: &concepts)
            return concepts
        }
        let compose = tree.child(.compose, of: valueSet)
        guard compose != JSONTree.none else {
            gaps.append(
                Gap(
                    node: valueSet,
                    message:
                        "the value set has no expansion and no compose, so it holds no codes; list them in compose.include.concept"
                )
            )
            return []
        }
        return composed(compose)
    }

    private func addContains(of node: JSONTree.Index, to concepts: inout [ValueSetConcept]) {
        for child in tree.elements(.contains, of: node) {
            let coding = Coding(at: child, in: tree)
            if coding.code != nil, tree.boolean(at: tree.child(.abstract, of: child)) != true {
                concepts.append(ValueSetConcept(coding: coding, node: child))
            }
            addContains(of: child, to: &concepts)
        }
    }

    private mutating func composed(_ compose: JSONTree.Index) -> [ValueSetConcept] {
        var excluded: Set<Code> = []
        for part in tree.elements(.exclude, of: compose) {
            for concept in included(part) { excluded.insert(Code(concept.coding)) }
        }
        var concepts: [ValueSetConcept] = []
        for part in tree.elements(.include, of: compose) {
            for concept in included(part) where excluded.insert(Code(concept.coding)).inserted {
                concepts.append(concept)
            }
        }
        return concepts
    }

    /// The codes one `include` or `exclude` names: of its system and of all its value sets at once.
    private mutating func included(_ part: JSONTree.Index) -> [ValueSetConcept] {
        var concepts: [ValueSetConcept]?
        if let system = tree.string(at: tree.child(.system, of: part)) {
            concepts = codes(of: part, system: system)
        } else if tree.child(.valueSet, of: part) == JSONTree.none {
            gaps.append(
                Gap(node: part, message: "without a system its codes mean nothing; add the system")
            )
        }
        for reference in tree.elements(.valueSet, of: part) {
            guard let name = tree.string(at: reference) else { continue }
            guard let other = valueSet(name) else {
                gaps.append(
                    Gap(
                        node: reference,
                        message:
                            "value set '\(name)' is not contained in the file; put it among contained"
                    )
                )
                return []
            }
            let members = self.concepts(of: other)
            guard let before = concepts else {
                concepts = members
                continue
            }
            let codes = Set(members.map { Code($0.coding) })
            concepts = before.filter { codes.contains(Code($0.coding)) }
        }
        return concepts ?? []
    }

    private mutating func codes(of part: JSONTree.Index, system: String) -> [ValueSetConcept] {
        let version = tree.string(at: tree.child(.version, of: part))
        let listed = tree.elements(.concept, of: part).map {
            concept($0, system: system, version: version)
        }
        if !listed.isEmpty { return listed }
        guard let codeSystem = resource("CodeSystem", system) else {
            gaps.append(
                Gap(
                    node: part,
                    message:
                        "the codes of '\(system)' are not in the file: list them in compose.include.concept or add an expansion"
                )
            )
            return []
        }
        var reader = CodeSystemReader(tree: tree, codeSystem: codeSystem)
        let members = reader.members(matching: Array(tree.elements(.filter, of: part)))
        gaps += reader.gaps
        return members.map { concept($0, system: system, version: version) }
    }

    private func concept(
        _ node: JSONTree.Index,
        system: String,
        version: String?
    ) -> ValueSetConcept {
        let coding = Coding(
            system: system,
            version: version,
            code: tree.string(at: tree.child(.code, of: node)),
            display: tree.string(at: tree.child(.display, of: node))
        )
        return ValueSetConcept(coding: coding, node: node)
    }

    /// A contained resource named by `#id` or by its `url`, with or without version.
    private func resource(_ type: String, _ reference: String) -> JSONTree.Index? {
        let address = reference.prefix { $0 != "|" }
        for node in contained
        where tree.string(at: tree.child(.resourceType, of: node)) == type {
            if reference.hasPrefix("#") {
                if tree.string(at: tree.child(.id, of: node)) == String(reference.dropFirst()) {
                    return node
                }
            } else if tree.string(at: tree.child(.url, of: node)) == String(address) {
                return node
            }
        }
        return nil
    }
}

/// A code with its system, to tell codes apart.
private struct Code: Hashable {
    var system: String?
    var code: String?

    init(_ coding: Coding) {
        system = coding.system
        code = coding.code
    }
}
