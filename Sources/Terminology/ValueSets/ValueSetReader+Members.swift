internal import FHIRModel

// One `include` or `exclude` of compose: all its conditions hold at once.
extension ValueSetReader {
    /// The codes one part names: of its system, and in every value set it names.
    mutating func members(
        of part: JSONNode,
        isExcluded: Bool,
        with expander: inout ValueSetExpander
    ) -> [ValueSetConcept] {
        var members: [ValueSetConcept]?
        if let system = tree.string(at: tree.child(.system, of: part)) {
            members = codes(of: part, system: system, isExcluded: isExcluded, with: &expander)
        } else if tree.child(.valueSet, of: part) == JSONNode.none {
            miss(part, "without a system its codes mean nothing; add the system")
        }
        for reference in tree.elements(.valueSet, of: part) {
            guard let name = tree.string(at: reference) else { continue }
            guard let other = expansion(at: name, named: reference, with: &expander) else {
                return []
            }
            if let before = members {
                members = before.filter { other.has($0.code) }
            } else {
                members = other.concepts
            }
        }
        return members ?? []
    }

    /// Another value set that this one names.
    private mutating func expansion(
        at name: String,
        named reference: JSONNode,
        with expander: inout ValueSetExpander
    ) -> ValueSetExpansion? {
        let canonical = Canonical(name)
        guard let other = expander.expansion(at: canonical, near: naming) else {
            miss(reference, expander.sources.absence(of: .valueSet, canonical, named: name))
            return nil
        }
        miss(other.gaps)
        return other
    }

    private mutating func codes(
        of part: JSONNode,
        system: String,
        isExcluded: Bool,
        with expander: inout ValueSetExpander
    ) -> [ValueSetConcept] {
        let version = tree.string(at: tree.child(.version, of: part))
        let canonical = Canonical(url: system, version: version)
        var concepts: CodeSystemConcepts?
        if case .found(let resource, let number, let doubt) = expander.sources.search(
            .codeSystem,
            canonical,
            near: naming
        ) {
            concepts = expander.concepts(of: resource, source: number)
            if let doubt { fault(part, doubt) }
        }
        let supplements = expander.supplements(of: system)
        if tree.child(.concept, of: part) != JSONNode.none {
            return listed(
                part,
                system: system,
                version: version,
                concepts: concepts,
                supplements: supplements,
                isExcluded: isExcluded
            )
        }
        guard let concepts, concepts.content != .none, concepts.content != .supplement else {
            miss(part, expander.sources.absence(of: .codeSystem, canonical, named: system))
            return []
        }
        if concepts.content == .some {
            miss(part, "code system '\(system)' is here only in part, so codes may be missing")
        }
        expander.remaining -= concepts.nodes.count
        guard expander.remaining > 0 else {
            miss(part, "the value sets of the file hold too much; choose fewer codes")
            return []
        }
        guard let numbers = numbers(in: concepts, passing: part) else { return [] }
        return numbers.sorted()
            .filter { concepts.code($0) != nil && (isKept($0, of: concepts) || isExcluded) }
            .map { number in
                completed(
                    ValueSetConcept(
                        number,
                        of: concepts,
                        system: system,
                        version: version,
                        supplements: supplements
                    )
                )
            }
    }

    private func isKept(_ number: Int, of concepts: CodeSystemConcepts) -> Bool {
        keepsInactive || !concepts.isInactive(number)
    }

    private mutating func numbers(
        in concepts: CodeSystemConcepts,
        passing part: JSONNode
    ) -> Set<Int>? {
        var numbers = Set(concepts.nodes.indices)
        for filter in tree.elements(.filter, of: part) {
            guard let passing = concepts.members(passing: filter, in: tree) else {
                let name = tree.string(at: tree.child(.op, of: filter)) ?? ""
                miss(
                    filter,
                    "filter '\(name)' cannot be applied here; list the codes in compose.include.concept"
                )
                return nil
            }
            numbers.formIntersection(passing)
        }
        return numbers
    }

    /// The codes a part lists; one that a code system at hand, whole, does not have is no code of it.
    private mutating func listed(
        _ part: JSONNode,
        system: String,
        version: String?,
        concepts: CodeSystemConcepts?,
        supplements: [CodeSystemConcepts],
        isExcluded: Bool
    ) -> [ValueSetConcept] {
        var members: [ValueSetConcept] = []
        for node in tree.elements(.concept, of: part) {
            guard let code = tree.string(at: tree.child(.code, of: node)) else { continue }
            if let concepts, concepts.content == .all {
                guard let number = concepts.numbers[code] else {
                    fault(
                        tree.child(.code, of: node),
                        "code system '\(system)' has no code '\(code)', so it is not offered; mend the code or take it out"
                    )
                    continue
                }
                guard isExcluded || isKept(number, of: concepts) else { continue }
            }
            members.append(
                completed(
                    ValueSetConcept(
                        listed: node,
                        in: tree,
                        code: code,
                        system: system,
                        version: version,
                        concepts: concepts,
                        supplements: supplements
                    )
                )
            )
        }
        return members
    }
}
