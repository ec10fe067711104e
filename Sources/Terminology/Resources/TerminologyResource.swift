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
    /// The number of the tree among those of its source, so that two resources can be told apart.
    package let file: Int

    /// A resource in a tree.
    package init(tree: JSONTree, node: JSONNode, file: Int = 0) {
        self.tree = tree
        self.node = node
        self.file = file
    }

    /// Its `version`.
    var version: String? { tree.string(at: tree.child(.version, of: node)) }

    /// Its `date`, as it is written: R4's dates are in order as texts as far as they are precise.
    var date: String { tree.string(at: tree.child(.date, of: node)) ?? "" }

    /// Whether it is newer than another one of the same address: by version where both are numbers with points (1.10 after
    /// 1.9), else by date.
    func isNewer(than other: TerminologyResource) -> Bool {
        guard let one = version.flatMap(Self.numbers), let two = other.version.flatMap(Self.numbers)
        else { return date > other.date }
        return two.lexicographicallyPrecedes(one)
    }

    private static func numbers(_ version: String) -> [Int]? {
        let parts = version.split(separator: ".", omittingEmptySubsequences: false).map { Int($0) }
        let known = parts.compactMap(\.self)
        return known.count == parts.count ? known : nil
    }
}

/// A place ValueSets and CodeSystems come from: what a questionnaire contains, a Bundle, a folder, a package.
///
/// Nothing is fetched: a source has what it was given. Sources are asked in order, and the first that has the address at all
/// decides, whatever versions later ones have.
package protocol TerminologySource: Sendable {
    /// All resources of a kind that have this `url`, in any version.
    func resources(_ kind: TerminologyResource.Kind, at url: String) -> [TerminologyResource]
    /// The resource with this id, for `#id`; only where resources are contained.
    func contained(_ kind: TerminologyResource.Kind, id: String) -> TerminologyResource?
    /// The code system whose `CodeSystem.valueSet` is this address: the value set of all its codes.
    func codeSystem(ofValueSet url: String) -> TerminologyResource?
    /// The code systems of content `supplement` for the one at this address.
    func supplements(of system: String) -> [TerminologyResource]
}

extension [any TerminologySource] {
    /// What looking for an address comes to.
    package enum Search {
        case found(TerminologyResource, source: Int)
        /// It is there, but only in these versions.
        case otherVersions([String])
        case absent
    }

    /// Looks for a resource; without a version in the address the newest is meant.
    package func search(_ kind: TerminologyResource.Kind, _ canonical: Canonical) -> Search {
        for (number, source) in enumerated() {
            if let id = canonical.id {
                if let found = source.contained(kind, id: id) {
                    return .found(found, source: number)
                }
                continue
            }
            let candidates = source.resources(kind, at: canonical.url)
            guard var newest = candidates.first(where: { canonical.admits(version: $0.version) })
            else {
                if candidates.isEmpty { continue }
                return .otherVersions(candidates.compactMap(\.version))
            }
            for candidate in candidates
            where canonical.admits(version: candidate.version) && candidate.isNewer(than: newest) {
                newest = candidate
            }
            return .found(newest, source: number)
        }
        return .absent
    }
}
