import FHIRModel
import FormFiller

extension SeededForm {
    /// The answer which a question of the form gets: it opens every condition.
    ///
    /// `round` 0 is the first answer; later ones change it, and keep the conditions open.
    public func answer(to linkId: String, round: Int) -> AnswerValue? {
        guard kind != .chain else { return .boolean(true) }
        guard let dot = linkId.lastIndex(of: ".") else { return nil }
        switch linkId[linkId.index(after: dot)...] {
        case "gate": return .coding(Self.option("yes"))
        case "choice": return .coding(Self.option("c\(round % 4)"))
        case "first": return .integer(3 + round % 3)
        case "second": return .integer(4 + round % 4)
        case "words": return .string("as in round \(round)")
        case "boolean": return .boolean(true)
        case "date": return FHIRDateTime("2026-11-23").map { .date($0) }
        case "score": return .integer(round)
        default: return nil
        }
    }

    /// How many items are enabled when every condition is open: of a repeated section each instance by itself.
    public var enabledItems: Int { kind == .instances ? items / 10 * 9 + 1 : items }

    /// How many are when the first condition of all is shut.
    public var enabledWithoutFirst: Int {
        switch kind {
        case .chain: 1
        case .conditions, .calculated, .descendants, .total, .constraint, .instances:
            enabledItems - 4
        }
    }

    /// How many times its group is filled in.
    public var instances: Int { kind == .instances ? items / 10 : 1 }

    /// How many questions a person is asked when every condition is open.
    public var questions: Int {
        switch kind {
        case .chain: items
        case .conditions, .constraint: items / 10 * 8
        case .calculated, .descendants, .instances: items / 10 * 7
        case .total: items / 10 * 8 - 1
        }
    }

    /// What the computed item `linkId` must hold once every question has its first answer; nil where the form computes
    /// nothing.
    public var computed: (linkId: String, value: Int)? {
        switch kind {
        case .conditions, .constraint, .chain: nil
        case .calculated, .descendants: ("s\(items / 10 - 1).score", 7)
        case .instances: ("s0.score", 7)
        case .total: ("total", items / 10 * 3)
        }
    }

    private static func option(_ code: String) -> Coding {
        Coding(system: "http://example.org/codes", code: code, display: "The answer \(code)")
    }
}
