public import FHIRModel

/// The forms that staff asked of a visitor by a code, one after the other.
struct CodedVisit: Sendable {
    /// Those that this kiosk has: their place in the code, from 1, and their number on the menu.
    let due: [(place: Int, form: Int)]
    /// Whether the code has others.
    let isIncomplete: Bool
    /// Whether the code was used up for this visit.
    var hasBegun = false
    /// Which of ``due`` comes next, or is being filled in.
    var next = 0
    /// The number of the last request that was sent.
    var lastSent: String?

    /// The forms of a code among those that are offered; nil where none of them is.
    init?(_ names: [QuestionnaireName], among questionnaires: [Questionnaire]) {
        due = names.enumerated().compactMap { index, name in
            name.place(among: questionnaires).map { (place: index + 1, form: $0) }
        }
        isIncomplete = due.count < names.count
        if due.isEmpty { return nil }
    }

    /// The one that comes next; nil after the last.
    var present: (place: Int, form: Int)? { due.indices.contains(next) ? due[next] : nil }
}

/// A code as a visitor typed it.
public struct TypedCode: Sendable, Hashable {
    /// The line.
    public let text: String

    /// A code of a line.
    public init(_ text: String) { self.text = text }
}

extension TypedCode: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Never the code.
    public var description: String { "code <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print the code.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What came of a code that was typed.
public enum CodeAnswer: Sendable, Hashable {
    /// It waits to be used, for these forms; it is not used up yet.
    case opens([QuestionnaireName])
    /// It opens nothing; the visitor is not told why.
    case refused
    /// It can be no code of the clinic, whatever those are.
    case misspelt
    /// Too many codes were refused here; nothing was looked at.
    case paused
}
