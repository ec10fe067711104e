public import FHIRModel
public import FormFiller

/// What is to be done next, in this order; ``ConversationEvent``s tell how it went.
public enum ConversationEffect: Sendable {
    /// Show this page in place of what is on the screen.
    case show(ScreenPage)
    /// Read what the visitor does at this prompt.
    case read(Prompt)
    /// Have a person come, for this reason: a code, and where the form has them words for staff; answered by `alertDelivered` or
    /// `alertFailed`.
    case alert(Coding)
    /// Tell staff quietly, for this reason; the visitor goes on, and nothing answers.
    case tellStaff(Coding)
    /// Have a person come for the calls of this visit that nobody has acknowledged; answered as `alert` is.
    case callAgain
    /// Store a request; answered by `sent`, `nothingToSend` or `sendFailed`.
    case send(Submission)
    /// Look whether a code opens anything; answered by `codeAnswered`.
    case openCode(TypedCode)
    /// Use up the code that opened last, so that nobody else begins with it; answered by `codeUsed`.
    case beginCode
    /// Note that the visit of that code is over; nothing answers.
    case endCode
    /// Something happened that the clinic's audit trail names.
    case record(VisitMoment)
    /// Leave nothing of the visit on the terminal.
    case erase
    /// Wait without reading, until the program is told to stop or its terminal is gone.
    case wait
    /// The visit is over.
    case end(VisitEnding)
}

/// A moment of a visit for an audit trail; it says nothing of the visitor.
public enum VisitMoment: Sendable, Hashable {
    /// The visitor left the welcome screen.
    case begun
    /// Staff left the screen that asks to stay.
    case released
    /// The visitor stopped; everything was erased.
    case erased
    /// Nobody was there any more; everything was erased.
    case idle
    /// The voice that somebody listened to could not be heard any more.
    case voiceFailed
    /// The page at which a visit was stopped or forgotten; only where the clinic wants to know.
    case left(LeavingPage)
}

/// How a visit ended.
public enum VisitEnding: Sendable, Hashable {
    /// The visitor went to the end.
    case done
    /// The visitor stopped or left; everything was erased.
    case erased
    /// Input ended in the middle; everything was erased.
    case inputEnded
    /// The terminal was lost in the middle; everything was erased.
    case hungUp
    /// The program was told to stop in the middle; everything was erased.
    case terminated
}

/// Answers on their way to staff.
public struct Submission: Sendable {
    /// The interview with the answers.
    public let interview: Interview
    /// Name and how to reach the visitor, where the questionnaire has no request of its own (`ClosingQuestions`).
    public let contact: Interview?
    /// Codes for which staff were alerted during the visit.
    public let alerts: [String]
    /// Which of the forms of a code from the clinic it is, from 1; nil for a visitor who has none.
    public let codedForm: Int?
}

extension Submission: CustomStringConvertible, CustomReflectable {
    /// Never the answers.
    public var description: String { "submission <redacted>" }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
