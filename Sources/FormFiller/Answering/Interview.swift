public import FHIRModel

/// One person filling in one form: a value that moves only when told to, without clock, files or terminal.
///
/// ``step`` says what to show. Each move either changes it or returns the problems that keep it where it is. Answers of items
/// that become disabled stay in memory and come back when the items are enabled again, but are not in ``response``.
public struct Interview: Sendable {
    /// The form being filled in.
    public let form: Form
    /// The time expressions see as `now()` and `today()`; the caller sets it before each move.
    public var now: FHIRDateTime
    /// What to show now.
    public private(set) var step: Step

    /// Begins an interview: initial values are set, conditions evaluated, and ``step`` is the first thing to show.
    ///
    /// - Parameters:
    /// - form: the form to fill in.
    /// - now: the time at the beginning.
    /// - language: the language to show the form in, if it has it; its own otherwise.
    public init(_ form: Form, now: FHIRDateTime, language: String? = nil) {
        self.form = form
        self.now = now
        step = .finished(Completion(problems: []))
    }

    /// Gives the answers to the current question, replacing any given before, and goes on if they are accepted.
    ///
    /// No answers at all clear the question; that is what ``skip()`` does.
    ///
    /// - Returns: what is wrong; empty if accepted. Warnings alone (``AnswerProblem/isWarning``) are returned too, but the
    /// answers are kept and the interview has gone on.
    @discardableResult
    public mutating func answer(_ values: [AnswerValue]) -> [AnswerProblem] {
        []
    }

    /// What would be wrong with these answers to the current question; nothing changes.
    ///
    /// For checking one of several as it is typed, before all are given.
    public func problems(with values: [AnswerValue]) -> [AnswerProblem] {
        []
    }

    /// Goes on from a page; at a question, keeps the answers it has and goes on if they are acceptable.
    @discardableResult
    public mutating func next() -> [AnswerProblem] {
        []
    }

    /// Leaves the current question unanswered, clearing any answer it had, and goes on; refused where an answer is
    /// required.
    @discardableResult
    public mutating func skip() -> [AnswerProblem] {
        []
    }

    /// Answers ``Step/addAnother(_:)``: true begins another instance of the group, false goes on.
    public mutating func addAnother(_ another: Bool) {}

    /// Goes back to the step before this one.
    ///
    /// - Returns: false at the first step, where nothing changes.
    @discardableResult
    public mutating func back() -> Bool {
        false
    }

    /// Goes to a question to change its answer.
    ///
    /// After the change the interview goes on to whatever has not been seen yet, or back to where it was
    /// (``Step/finished(_:)`` when called from there).
    ///
    /// - Returns: false if there is no such question now (disabled, hidden or removed), where nothing changes.
    @discardableResult
    public mutating func go(to place: Place) -> Bool {
        false
    }

    /// Changes the language the form is shown in; answers stay.
    public mutating func show(in language: String) {}

    /// Whether ``back()`` has somewhere to go.
    public var canGoBack: Bool { false }

    /// The questions passed so far that are enabled and not hidden, with their answers, in form order: for a screen
    /// to check them on.
    ///
    /// A question that was skipped has no answers.
    public var answeredQuestions: [AnsweredQuestion] { [] }

    /// What the answers given so far are still missing to be complete, in form order.
    public var problems: [PlacedProblem] { [] }

    /// Codes of the form's `staff-alert` that hold now: somebody should come.
    ///
    /// Look after every move, before showing the step.
    public var staffAlerts: [Coding] { [] }

    /// The response as it stands: enabled, answered items in form order and nesting; `status` is `completed` when
    /// the step is ``Step/finished(_:)`` without problems, `in-progress` otherwise.
    ///
    /// The caller adds identifier, subject and source.
    public var response: QuestionnaireResponse {
        QuestionnaireResponse(JSONTree())
    }
}

extension Interview: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Says that it is an interview; its answers are never printed.
    public var description: String { "Interview <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
