/// A place ValueSets and CodeSystems come from: what a questionnaire contains, a Bundle, a folder, a package.
///
/// Nothing is fetched: a source has what it was given. It says what it has before it reads it, so that a folder of thousands
/// costs nothing until one is wanted.
package protocol TerminologySource: Sendable {
    /// All resources of a kind that have this `url`, in any version.
    func heads(_ kind: TerminologyResource.Kind, at url: String) -> [ResourceHead]
    /// The code systems whose `CodeSystem.valueSet` is this address: the value set of all their codes.
    func codeSystemHeads(ofValueSet url: String) -> [ResourceHead]
    /// The code systems of content `supplement` for the one at this address.
    func supplementHeads(of system: String) -> [ResourceHead]
    /// The resource a head belongs to; nil where its text is gone or broken.
    func resource(_ head: ResourceHead) -> TerminologyResource?
    /// The resource with this id, for `#id`; only where resources are contained.
    func contained(_ kind: TerminologyResource.Kind, id: String) -> TerminologyResource?
}

/// A resource that names others, and the number of the source it is from: what it names is looked for beside it first.
package struct NamingResource: Sendable {
    let resource: TerminologyResource
    let source: Int
}

extension [any TerminologySource] {
    /// What looking for an address comes to.
    package enum Search {
        /// It is there; `doubt` says where another file has the same address and says otherwise.
        case found(TerminologyResource, source: Int, doubt: String?)
        /// It is there, but only in these versions.
        case otherVersions([String])
        case absent
    }

    private struct Candidate {
        var head: ResourceHead
        var source: Int
    }

    /// Looks for a resource; without a version in the address the newest is meant.
    ///
    /// What comes in the same Bundle or package as the resource that names it goes before the rest, then the order of
    /// ``ResourceHead/Rank``; never the order in which files were read.
    package func search(
        _ kind: TerminologyResource.Kind,
        _ canonical: Canonical,
        near naming: NamingResource? = nil
    ) -> Search {
        if let id = canonical.id { return contained(kind, id: id, near: naming) }
        var versions: [String] = []
        var candidates: [Candidate] = []
        for (number, source) in enumerated() {
            for head in source.heads(kind, at: canonical.url) {
                guard canonical.admits(version: head.version) else {
                    if let version = head.version, !versions.contains(version) {
                        versions.append(version)
                    }
                    continue
                }
                candidates.append(Candidate(head: head, source: number))
            }
        }
        guard !candidates.isEmpty else {
            return versions.isEmpty ? .absent : .otherVersions(versions)
        }
        return best(of: candidates, near: naming)
    }

    private func contained(
        _ kind: TerminologyResource.Kind,
        id: String,
        near naming: NamingResource?
    ) -> Search {
        if let naming, let found = naming.resource.contained(kind, id: id) {
            return .found(found, source: naming.source, doubt: nil)
        }
        for (number, source) in enumerated() {
            if let found = source.contained(kind, id: id) {
                return .found(found, source: number, doubt: nil)
            }
        }
        return .absent
    }

    /// The code system whose whole is the value set at an address.
    package func codeSystem(ofValueSet url: String) -> Search {
        var candidates: [Candidate] = []
        for (number, source) in enumerated() {
            candidates += source.codeSystemHeads(ofValueSet: url).map {
                Candidate(head: $0, source: number)
            }
        }
        return candidates.isEmpty ? .absent : best(of: candidates, near: nil)
    }

    private func best(of candidates: [Candidate], near naming: NamingResource?) -> Search {
        func place(_ candidate: Candidate) -> Int {
            let isNear =
                naming.map {
                    $0.source == candidate.source && $0.resource.group == candidate.head.group
                } ?? false
            if isNear { return -1 }
            return candidate.head.rank == .own
                ? candidate.source : count + Int(candidate.head.rank.rawValue)
        }
        let nearest = candidates.map(place).min() ?? 0
        let among = candidates.filter { place($0) == nearest }
        var best: Candidate?
        for candidate in among {
            guard let other = best else {
                best = candidate
                continue
            }
            if candidate.head.isNewer(than: other.head) == true { best = candidate }
        }
        guard let best, let found = self[best.source].resource(best.head) else { return .absent }
        let rivals = among.filter {
            ($0.source, $0.head.number) != (best.source, best.head.number)
                && best.head.isNewer(than: $0.head) == nil
        }
        for rival in rivals {
            guard let other = self[rival.source].resource(rival.head),
                !found.hasSameCodes(as: other)
            else { continue }
            return .found(
                found,
                source: best.source,
                doubt:
                    "\(found.fileName ?? "this file") and \(other.fileName ?? "this file") have the same address and neither is newer, but they hold different codes; take one out"
            )
        }
        return .found(found, source: best.source, doubt: nil)
    }
}
