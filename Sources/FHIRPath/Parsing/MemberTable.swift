import FHIRModel
import Synchronization

/// What is known of every name that stood in an expression so far, so that it is found out once and not for each expression.
struct MemberTable: ~Copyable {
    private var entries: [Entry?] = []

    private struct Entry {
        var companion: ElementName
        var type: TypeID
    }

    private static let shared = Mutex(MemberTable())

    /// A step to the elements of a name.
    static func member(named name: ElementName, mayBeType: Bool) -> ExpressionTree.Member {
        let entry = shared.withLock { $0.entry(for: name) }
        return ExpressionTree.Member(
            name: name,
            companion: entry.companion,
            mayBeType: mayBeType,
            type: mayBeType ? entry.type : .unknown
        )
    }

    private mutating func entry(for name: ElementName) -> Entry {
        let place = Int(name.id)
        while entries.count <= place { entries.append(nil) }
        if let known = entries[place] { return known }
        let text = name.string
        let entry = Entry(
            companion: ElementName("_" + text),
            type: TypeID(fhir: text) ?? .unknown
        )
        entries[place] = entry
        return entry
    }
}
