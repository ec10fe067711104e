internal import FHIRModel

/// Reads one ValueSet: its `compose`, or its stored `expansion` where that is all there is.
package struct ValueSetReader {
    let resource: TerminologyResource
    let source: Int
    private(set) var gaps: [ValueSetExpansion.Gap] = []
    private(set) var faults: [ValueSetExpansion.Gap] = []
    /// The concepts of the stored expansion, for words and weights that compose does not give.
    private var stored: [ConceptCode: JSONNode] = [:]
    private let storedRoles: PropertyRoles
    private var includesInactive = false

    init(resource: TerminologyResource, source: Int) {
        self.resource = resource
        self.source = source
        let page = resource.tree.child(.expansion, of: resource.node)
        storedRoles = PropertyRoles(of: page, in: resource.tree)
    }

    var tree: JSONTree { resource.tree }

    func gap(_ node: JSONNode, _ message: String) -> ValueSetExpansion.Gap {
        ValueSetExpansion.Gap(
            source: source,
            file: resource.file,
            fileName: resource.fileName,
            node: node,
            message: message
        )
    }

    /// What this set names is looked for beside it first.
    var naming: NamingResource { NamingResource(resource: resource, source: source) }

    mutating func miss(_ node: JSONNode, _ message: String) {
        gaps.append(gap(node, message))
    }

    mutating func fault(_ node: JSONNode, _ message: String) {
        faults.append(gap(node, message))
    }

    mutating func miss(_ others: [ValueSetExpansion.Gap]) { gaps += others }

    /// The codes: of compose where it can be worked out whole, else of the stored expansion if there is one.
    mutating func expansion(with expander: inout ValueSetExpander) -> ValueSetExpansion {
        includesInactive = expander.includesInactive
        if missesSupplement(expander.sources) { return finished(ValueSetExpansion()) }
        let page = tree.child(.expansion, of: resource.node)
        let compose = tree.child(.compose, of: resource.node)
        if page != JSONNode.none { indexStored(page) }
        guard compose != JSONNode.none else {
            guard page == JSONNode.none else { return storedExpansion(page) }
            miss(
                resource.node,
                "the value set has no expansion and no compose, so it holds no codes; list them in compose.include.concept"
            )
            return finished(ValueSetExpansion())
        }
        let composed = composed(compose, with: &expander)
        guard !gaps.isEmpty, !stored.isEmpty else { return finished(composed) }
        gaps = []
        return storedExpansion(page)
    }

    /// Whether a supplement is not at hand without which the set must not be used (extension valueset-supplement).
    private mutating func missesSupplement(_ sources: [any TerminologySource]) -> Bool {
        for child in tree.elements(.extension, of: resource.node) {
            let found = Extension(at: child, in: tree)
            guard found.url == "http://hl7.org/fhir/StructureDefinition/valueset-supplement",
                let name = found.text
            else { continue }
            if case .found = sources.search(.codeSystem, Canonical(name), near: naming) { continue }
            miss(
                found.node,
                "the supplement '\(name)' is not here, and the value set must not be used without it"
            )
            return true
        }
        return false
    }

    private func finished(_ expansion: ValueSetExpansion) -> ValueSetExpansion {
        var expansion = expansion
        expansion.gaps = gaps
        expansion.faults = faults
        return expansion
    }

    /// The codes of all includes in order, without those of any exclude.
    private mutating func composed(
        _ compose: JSONNode,
        with expander: inout ValueSetExpander
    ) -> ValueSetExpansion {
        var expansion = ValueSetExpansion()
        var excluded: Set<ConceptCode> = []
        let known = gaps.count
        for part in tree.elements(.exclude, of: compose) {
            excluded.formUnion(members(of: part, isExcluded: true, with: &expander).map(\.code))
        }
        // Offering what may be excluded would be wrong.
        guard gaps.count == known else {
            miss(
                compose,
                "the codes to be left out cannot be read, so none can be offered; list them in compose.exclude.concept"
            )
            return expansion
        }
        for part in tree.elements(.include, of: compose) {
            for concept in members(of: part, isExcluded: false, with: &expander)
            where !excluded.contains(concept.code) {
                expansion.add(concept)
            }
        }
        return expansion
    }

    /// Whether codes that are no longer in use are among the set; R4 leaves it open where nothing is said, and here they are not.
    var keepsInactive: Bool {
        let compose = tree.child(.compose, of: resource.node)
        return tree.boolean(at: tree.child("inactive", of: compose)) ?? includesInactive
    }

    /// What a stored expansion says of a code besides, where compose says nothing.
    func completed(_ concept: ValueSetConcept) -> ValueSetConcept {
        guard concept.coding.display == nil || concept.weight == nil,
            let node = stored[concept.code]
        else { return concept }
        let page = storedConcept(node, below: concept.heading)
        var coding = concept.coding
        coding.display = coding.display ?? page.coding.display
        return ValueSetConcept(
            coding: coding,
            texts: concept.texts + page.texts,
            synonyms: concept.synonyms + page.synonyms,
            weight: concept.weight ?? page.weight,
            isHeading: concept.isHeading,
            heading: concept.heading
        )
    }
}

// The stored expansion: a page somebody worked out before.
extension ValueSetReader {
    private mutating func indexStored(_ page: JSONNode) {
        for (node, _) in entries(of: page) {
            guard let code = ConceptCode(at: node, in: tree), stored[code] == nil else { continue }
            stored[code] = node
        }
    }

    /// All entries of the page in order, each with the words of the heading above it: nesting is for reading only.
    private func entries(of page: JSONNode) -> [(node: JSONNode, heading: String?)] {
        var found: [(node: JSONNode, heading: String?)] = []
        var pending: [(node: JSONNode, heading: String?)] = tree.elements(.contains, of: page)
            .map { ($0, nil) }.reversed()
        while let entry = pending.popLast() {
            found.append(entry)
            let below =
                isHeading(entry.node)
                ? tree.string(at: tree.child(.display, of: entry.node)) : entry.heading
            pending += tree.elements(.contains, of: entry.node).map { ($0, below) }.reversed()
        }
        return found
    }

    /// Whether an entry of the page only sorts others.
    private func isHeading(_ node: JSONNode) -> Bool {
        tree.boolean(at: tree.child(.abstract, of: node)) == true
            || tree.child(.code, of: node) == JSONNode.none
    }

    private mutating func storedExpansion(_ page: JSONNode) -> ValueSetExpansion {
        var expansion = ValueSetExpansion()
        let entries = entries(of: page)
        for (node, heading) in entries
        where keepsInactive || tree.boolean(at: tree.child("inactive", of: node)) != true {
            let concept = storedConcept(node, below: heading)
            if concept.coding.code != nil {
                expansion.add(concept)
            } else if concept.coding.display != nil {
                expansion.addHeading(concept)
            }
        }
        let total = tree.integer(at: tree.child("total", of: page)) ?? 0
        let offset = tree.integer(at: tree.child("offset", of: page)) ?? 0
        let isMarked = Self.partialMarks.contains {
            Extension.first($0, of: page, in: tree) != nil
        }
        if total > entries.count || offset > 0 || isMarked {
            miss(
                page,
                "the stored expansion holds only a part of the codes; store it whole, or say in compose which they are"
            )
        }
        return finished(expansion)
    }

    private func storedConcept(_ node: JSONNode, below heading: String?) -> ValueSetConcept {
        ValueSetConcept(
            coding: Coding(at: node, in: tree),
            texts: ValueSetConcept.Text.all(of: node, in: tree),
            synonyms: ValueSetConcept.Text.synonyms(of: node, in: tree),
            weight: ItemWeight.of(concept: node, in: tree, roles: storedRoles),
            isHeading: isHeading(node),
            heading: heading
        )
    }

    private static let partialMarks = [
        "http://hl7.org/fhir/StructureDefinition/valueset-toocostly",
        "http://hl7.org/fhir/StructureDefinition/valueset-unclosed",
    ]
}
