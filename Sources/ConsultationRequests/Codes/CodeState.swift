/// What became of a code, as its files beside it tell.
///
/// A code is used up by beginning with it, whatever becomes of the visit: a slip that is left behind, or a crash that somebody
/// brought about, must not open a second one. Staff see that a visit did not come to its end, and give a new code.
public enum CodeState: Sendable, Hashable {
    /// Nobody began with it.
    case open
    /// Nobody began with it in time.
    case expired
    /// Staff took it back before anybody began.
    case withdrawn(CodeUse)
    /// A visit began with it; not all of its forms were sent, and its end was not noted: it goes on, or it crashed.
    case begun(CodeUse, sent: [RequestNumber])
    /// The visit ended before all forms were sent, since the visitor stopped, left, or did not want to send them.
    case brokenOff(CodeUse, sent: [RequestNumber])
    /// All forms were sent.
    case done(CodeUse, sent: [RequestNumber])
}

/// That a code was begun with or taken back: when, and where or by whom.
public struct CodeUse: Sendable, Hashable {
    /// When.
    public let time: UTCTime
    /// The kiosk or seat, or the initials of staff.
    public let by: String
}

/// A code with what became of it, for a list.
public struct CodeSummary: Sendable, Hashable {
    /// The code as it was given out.
    public let code: IssuedCode
    /// What became of it.
    public let state: CodeState
}

extension CodeSummary: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Its number; nothing of the patient.
    public var description: String { "\(code)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing of the patient.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
