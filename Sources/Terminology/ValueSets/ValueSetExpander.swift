internal import FHIRModel

/// Works out which codes a value set holds (R4 ValueSet: `compose`, and its stored `expansion` where compose cannot be
/// read), from resources at hand.
///
/// Nothing is fetched.
package struct ValueSetExpander {
    let sources: [any TerminologySource]
    /// What was worked out already, and the code systems read for it.
    private var expansions: [Place: ValueSetExpansion] = [:]
    private var codeSystems: [Place: CodeSystemConcepts] = [:]
    /// The sets that are being worked out, to see one that includes itself.
    private var path: [Place] = []
    /// Whether that was met since the outermost set was begun, so that inner ones are not whole.
    private var metCircle = false
    /// How many concepts may still be looked at, whatever sets include each other.
    var remaining = 2_000_000

    /// How many codes a value set may have.
    static let maximumCount = 100_000

    /// The resource a set or code system is: which source, which file, which node.
    struct Place: Hashable {
        var source: Int
        var file: Int
        var node: JSONNode

        init(_ resource: TerminologyResource, source: Int) {
            self.source = source
            file = resource.file
            node = resource.node
        }
    }

    /// Whether codes that are no longer in use are among a set that does not say so itself, as a terminology server has it; for
    /// a list to choose from they are not.
    let includesInactive: Bool

    /// An expander that looks in these sources, in this order.
    package init(sources: [any TerminologySource], includingInactive: Bool = false) {
        self.sources = sources
        includesInactive = includingInactive
    }

    /// The codes of the value set at an address; nil where no source has it, in any version.
    package mutating func expansion(at canonical: Canonical) -> ValueSetExpansion? {
        expansion(at: canonical, near: nil)
    }

    /// The same where a value set names it.
    mutating func expansion(
        at canonical: Canonical,
        near naming: NamingResource?
    ) -> ValueSetExpansion? {
        switch sources.search(.valueSet, canonical, near: naming) {
        case .found(let resource, let source, let doubt):
            var expansion = expansion(of: resource, source: source)
            if let doubt { expansion.faults.append(gap(resource, source, doubt)) }
            return expansion
        case .otherVersions, .absent:
            guard
                case .found(let system, let source, let doubt) =
                    sources.codeSystem(ofValueSet: canonical.url)
            else { return nil }
            var expansion = whole(system, source: source)
            if let doubt { expansion.faults.append(gap(system, source, doubt)) }
            return expansion
        }
    }

    private func gap(
        _ resource: TerminologyResource,
        _ source: Int,
        _ message: String
    ) -> ValueSetExpansion.Gap {
        ValueSetReader(resource: resource, source: source).gap(resource.node, message)
    }

    /// The codes of a value set at hand.
    package mutating func expansion(
        of resource: TerminologyResource,
        source: Int
    ) -> ValueSetExpansion {
        let place = Place(resource, source: source)
        if let known = expansions[place] { return known }
        var reader = ValueSetReader(resource: resource, source: source)
        guard !path.contains(place), path.count < 64 else {
            metCircle = true
            return ValueSetExpansion(
                missing: reader.gap(
                    resource.node,
                    "the value set includes itself; take that out"
                )
            )
        }
        if path.isEmpty { metCircle = false }
        path.append(place)
        var expansion = reader.expansion(with: &self)
        path.removeLast()
        if expansion.concepts.count > Self.maximumCount {
            expansion = ValueSetExpansion(
                missing: reader.gap(
                    resource.node,
                    "the value set has more than \(Self.maximumCount) codes; choose fewer"
                )
            )
        }
        if path.isEmpty || !metCircle { expansions[place] = expansion }
        return expansion
    }

    /// All codes of a code system.
    private mutating func whole(_ system: TerminologyResource, source: Int) -> ValueSetExpansion {
        var expansion = ValueSetExpansion()
        let concepts = concepts(of: system, source: source)
        let url = system.tree.string(at: system.tree.child(.url, of: system.node))
        let supplements = supplements(of: url ?? "")
        for number in concepts.nodes.indices
        where includesInactive || !concepts.isInactive(number) {
            expansion.add(
                ValueSetConcept(
                    number,
                    of: concepts,
                    system: url,
                    version: nil,
                    supplements: supplements
                )
            )
        }
        return expansion
    }

    /// The concepts of a code system, read once.
    mutating func concepts(
        of resource: TerminologyResource,
        source: Int
    ) -> CodeSystemConcepts {
        let place = Place(resource, source: source)
        if let known = codeSystems[place] { return known }
        let concepts = CodeSystemConcepts(resource)
        codeSystems[place] = concepts
        return concepts
    }

    /// The supplements that give words and weights to a code system.
    mutating func supplements(of system: String) -> [CodeSystemConcepts] {
        var found: [CodeSystemConcepts] = []
        for (number, source) in sources.enumerated() {
            for head in source.supplementHeads(of: system) {
                guard let resource = source.resource(head) else { continue }
                found.append(concepts(of: resource, source: number))
            }
        }
        return found
    }
}

extension ValueSetExpansion {
    /// No codes, and why.
    init(missing gap: Gap) {
        gaps = [gap]
    }
}

extension ValueSetConcept {
    /// A concept of a code system as a member of a value set.
    init(
        _ number: Int,
        of concepts: CodeSystemConcepts,
        system: String?,
        version: String?,
        supplements: [CodeSystemConcepts]
    ) {
        self.init(
            listed: JSONNode.none,
            in: concepts.tree,
            code: concepts.code(number) ?? "",
            system: system,
            version: version,
            concepts: concepts,
            supplements: supplements
        )
    }

    /// A code that a value set lists (`listed`), or one of a code system: its words and weight from the value set, else from
    /// the code system, else from supplements.
    init(
        listed: JSONNode,
        in tree: JSONTree,
        code: String,
        system: String?,
        version: String?,
        concepts: CodeSystemConcepts?,
        supplements: [CodeSystemConcepts]
    ) {
        var display = tree.string(at: tree.child(.display, of: listed))
        var texts = listed.isNone ? [] : Text.all(of: listed, in: tree)
        var synonyms = listed.isNone ? [] : Text.synonyms(of: listed, in: tree)
        var heading: String?
        var weight = listed.isNone ? nil : ItemWeight.extended(on: listed, in: tree)
        var isHeading = false
        for system in [concepts].compactMap(\.self) + supplements {
            guard let number = system.numbers[code] else { continue }
            let node = system.nodes[number]
            display = display ?? system.tree.string(at: system.tree.child(.display, of: node))
            texts += Text.all(of: node, in: system.tree)
            synonyms += Text.synonyms(of: node, in: system.tree)
            heading = heading ?? system.heading(above: number)
            weight = weight ?? ItemWeight.of(concept: node, in: system.tree, roles: system.roles)
            isHeading = isHeading || system.isHeading(number)
        }
        self.init(
            coding: Coding(system: system, version: version, code: code, display: display),
            texts: texts,
            synonyms: synonyms,
            weight: weight,
            isHeading: isHeading,
            heading: heading
        )
    }
}
