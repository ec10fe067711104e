internal import FHIRModel
internal import Terminology

/// The questionnaires at hand to be taken in by others, by address and version.
struct ModuleShelf {
    /// What looking for one came to.
    enum Match {
        case found(Questionnaire)
        /// None has the address; or some have, in other versions.
        case missing(versions: [String])
    }

    private let byURL: [String: [Questionnaire]]

    init(_ questionnaires: [Questionnaire]) {
        byURL = Dictionary(grouping: questionnaires.filter { $0.url != nil }) { $0.url ?? "" }
    }

    /// The one an address means; of several versions that fit, the newest.
    func module(_ canonical: Canonical) -> Match {
        let known = byURL[canonical.url] ?? []
        let fitting = known.filter { canonical.admits(version: $0.version) }
        let newest = fitting.max { Self.isOlder($0.version ?? "", $1.version ?? "") }
        return newest.map { .found($0) } ?? .missing(versions: known.compactMap(\.version))
    }

    /// Whether one version is older: 1.9 is older than 1.10.
    private static func isOlder(_ one: String, _ other: String) -> Bool {
        let pairs = zip(one.split(separator: "."), other.split(separator: "."))
        for (own, its) in pairs where own != its {
            guard let number = Int(own), let itsNumber = Int(its) else { return own < its }
            return number < itsNumber
        }
        return one.utf8.count < other.utf8.count
    }
}
