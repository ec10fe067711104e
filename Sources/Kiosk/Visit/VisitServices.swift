public import FHIRModel
public import FormFiller

/// What a visit needs of the world besides a terminal: the time, a place for requests, and a way to reach staff.
public protocol VisitServices {
    /// The time now, with the clinic's offset from UTC.
    mutating func now() -> FHIRDateTime

    /// Told when a visitor first does something: until then the visit only waits.
    mutating func visitorCame()

    /// What became of a questionnaire that staff try out, since it was asked last; nil where nothing did.
    mutating func changedForm() -> ChangedForm?

    /// Stores a request so that it outlives a power cut before this returns.
    mutating func send(_ submission: Submission) -> SendOutcome

    /// Has a person come for a reason: its code, and where the form has them words for staff; true once staff are told.
    mutating func alert(for reason: Coding) -> Bool

    /// Tells staff quietly of a reason: kept before this returns, and not waited for otherwise.
    mutating func tellStaff(of reason: Coding)

    /// Has a person come for the calls of this visit that nobody has acknowledged; true once staff are told.
    mutating func callAgain() -> Bool

    /// When somebody at the desk acknowledged a call of this visit, said once for each; nil where nobody did since it was asked
    /// last. Asked before each reading, which is to end as by a resize when there is an answer.
    mutating func deskAnswer() -> FHIRDateTime?

    /// Looks whether a code that was typed opens anything; it is not used up by that.
    mutating func openCode(_ code: TypedCode) -> CodeAnswer

    /// Uses up the code that opened last, durably; false where it is not ours any more.
    mutating func beginCode() -> Bool

    /// Notes that the visit of that code is over.
    mutating func endCode()

    /// Notes a moment in the audit trail; the visit goes on whether it can be noted or not.
    mutating func record(_ moment: VisitMoment)

    /// Returns when the program is told to stop or its terminal is gone, which of the two it says, and uses no processor
    /// time until then.
    mutating func waitForEnd() -> TerminalEvent
}

extension VisitServices {
    /// Nothing, for services that need not know.
    public mutating func visitorCame() {}

    /// Calls as for a need of now: who has one way to reach staff uses it.
    public mutating func tellStaff(of reason: Coding) { _ = alert(for: reason) }

    /// Calls anew, by the code of somebody who wants a person.
    public mutating func callAgain() -> Bool { alert(for: Coding(code: "person-wanted")) }

    /// nil: nothing tells that somebody answered.
    public mutating func deskAnswer() -> FHIRDateTime? { nil }

    /// Refused: no codes are known here.
    public mutating func openCode(_ code: TypedCode) -> CodeAnswer { .refused }

    /// false: no codes are known here.
    public mutating func beginCode() -> Bool { false }

    /// Nothing: no codes are known here.
    public mutating func endCode() {}

    /// nil: visitors keep the questionnaires they began with.
    public mutating func changedForm() -> ChangedForm? { nil }
}

/// What became of a questionnaire that staff try out and edit meanwhile.
public enum ChangedForm: Sendable {
    /// It was saved anew; the note says what else staff should know.
    case usable(Form, note: String? = nil)
    /// It was saved with errors, of which this is the first; the last good version goes on.
    case broken(complaint: String)
    /// It is gone or cannot be read, for this reason; the last good version goes on.
    case unreadable(reason: String)
}

/// What came of sending a request.
public enum SendOutcome: Sendable, Hashable {
    /// It is stored under this number.
    case sent(number: String)
    /// The questionnaire makes no request of these answers.
    case nothingToSend
    /// It could not be stored.
    case failed
}
