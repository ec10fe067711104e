/// Something that happened at a kiosk, as the audit trail tells it: what and when, of which record,
/// and never an answer or a name (45 CFR 164.312(b)).
public enum AuditEvent: Sendable, Hashable {
    /// The kiosk began to run unattended.
    case started
    /// The kiosk was stopped in an orderly way.
    case stopped
    /// A visitor passed the welcome screen.
    case visitBegun
    /// A request became durable; the SHA-256 of its file shows a later change.
    case sent(RequestNumber, digest: String)
    /// A visitor's answers were erased at their wish.
    case erased
    /// A visit was erased because nobody answered.
    case idle
    /// A visit crashed, hung or was killed.
    case visitFailed
    /// An alert was raised.
    case alert(RequestNumber)
    /// The alert command took an alert.
    case alertDelivered(RequestNumber)
    /// The alert command failed, was missing or took too long, as its outcome says.
    case alertFailed(RequestNumber, AlertDelivery)
    /// The alert command was tried with a test, which calls nobody.
    case alertTested(RequestNumber)
    /// Staff left the stay screen with the release code.
    case released
    /// Staff marked a request or an alert as seen.
    case acknowledged(RequestNumber)
    /// A visit began with a code from staff, of this number.
    case codeBegun(RequestNumber)
    /// Too many codes were wrong: none is taken for a while.
    case codesPaused
    /// A request, an alert or a log line could not be written.
    case storeFailed
    /// A request was removed after it was taken over.
    case purged(RequestNumber)
    /// The voice that a visitor listened to could not be heard any more.
    case voiceFailed

    /// The word for the event in the log.
    public var code: String {
        switch self {
        case .started: "started"
        case .stopped: "stopped"
        case .visitBegun: "visit-begun"
        case .sent: "sent"
        case .erased: "erased"
        case .idle: "idle"
        case .visitFailed: "visit-failed"
        case .alert: "alert"
        case .alertDelivered: "alert-delivered"
        case .alertFailed: "alert-failed"
        case .alertTested: "alert-tested"
        case .released: "released"
        case .acknowledged: "acknowledged"
        case .codeBegun: "code-begun"
        case .codesPaused: "codes-paused"
        case .storeFailed: "store-failed"
        case .purged: "purged"
        case .voiceFailed: "voice-failed"
        }
    }

    /// The record the event is about, if any.
    public var record: RequestNumber? {
        switch self {
        case .sent(let number, _), .alert(let number), .alertDelivered(let number),
            .alertFailed(let number, _), .alertTested(let number), .acknowledged(let number),
            .codeBegun(let number), .purged(let number):
            number
        case .started, .stopped, .visitBegun, .erased, .idle, .visitFailed, .released,
            .codesPaused, .storeFailed, .voiceFailed:
            nil
        }
    }
}
