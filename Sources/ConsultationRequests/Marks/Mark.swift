/// One line that somebody added about a request or an alert: what, who, when, and a note.
///
/// Marks are never changed or taken back; a mistake is mended by the next mark.
public struct Mark: Sendable, Hashable {
    /// What it is about.
    public let number: RequestNumber
    /// What is said of it.
    public let event: MarkEvent
    /// Who says it: initials; empty where a screen or a program does.
    public let initials: String
    /// When, by the clock of the computer that wrote it.
    public let time: UTCTime
    /// What was written beside it; may tell of the visitor's health.
    public let note: MarkNote
    /// Where the line stands.
    public let place: MarkPlace
}

/// Where a mark stands: its file without `.jsonl`, and its place there from 1.
public struct MarkPlace: Sendable, Hashable {
    /// `acknowledged`, or `desk-` and the desk's name.
    public let log: String
    /// The line's number within its log.
    public let sequence: Int
}

/// The note of a mark.
public enum MarkNote: Sendable, Hashable {
    /// There is none.
    case none
    /// It can be read.
    case text(String)
    /// It is sealed as the requests of its folder are, and no identity was given or it does not open.
    case sealed

    /// The text where there is one that can be read.
    public var text: String? {
        switch self {
        case .text(let text): text
        case .none, .sealed: nil
        }
    }
}

extension MarkNote: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whether there is one; never its words.
    public var description: String {
        switch self {
        case .none: "none"
        case .text: "<redacted>"
        case .sealed: "sealed"
        }
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of the note.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension MarkPlace: CustomStringConvertible {
    /// `desk-window_2:17`.
    public var description: String { "\(log):\(sequence)" }
}
