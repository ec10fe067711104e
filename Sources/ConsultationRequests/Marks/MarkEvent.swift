/// What a member of staff, or the screen before them, says of a request or an alert: the word in a mark.
///
/// A request goes from new to seen, called, handed on and done, and can be opened again; an alert from raised to shown, taken
/// and closed. A note says nothing of either and may stand anywhere.
public enum MarkEvent: String, Sendable, Hashable, CaseIterable {
    /// Somebody looked at a request, or at an alert: where an alert is concerned it means ``taken``.
    case seen
    /// The visitor was called back.
    case called
    /// Another colleague or another system has it now.
    case handedOn = "handed-on"
    /// Nothing is left to be done.
    case done
    /// There is something to be done again.
    case reopened
    /// A remark.
    case note
    /// Somebody opened the page of a request.
    case viewed
    /// A screen shows an alert.
    case shown
    /// Somebody goes to the visitor who raised an alert.
    case taken
    /// The alert is dealt with; the note says how.
    case closed

    /// Whether it says that a person looked, which ends the tries of an alert and lets a request be purged later.
    public var isByPerson: Bool {
        switch self {
        case .seen, .called, .handedOn, .done, .taken, .closed: true
        case .reopened, .note, .viewed, .shown: false
        }
    }

    /// Those that a request can bear.
    public static let ofRequests: [MarkEvent] = [
        .seen, .called, .handedOn, .done, .reopened, .note, .viewed,
    ]

    /// Those that an alert can bear.
    public static let ofAlerts: [MarkEvent] = [.seen, .shown, .taken, .closed, .note]

    /// What staff read: "handed on by AB".
    public var words: String {
        switch self {
        case .handedOn: "handed on"
        case .seen, .called, .done, .reopened, .note, .viewed, .shown, .taken, .closed: rawValue
        }
    }
}
