/// Where the person is in an interview, where they came from, and what they have been told on the way.
///
/// It does not know the form: ``Interview`` finds the next stop and the first one not passed, and hands them in.
struct Navigation: Sendable {
    /// Where the person is; nil when finished.
    private(set) var cursor: Cursor?
    /// Whether the person went to a question to change it, and goes on afterwards to what is unseen.
    private(set) var isChanging = false
    /// Where the person was before going back to change an answer; nil at the end.
    private(set) var resumption: Cursor?
    /// Why the interview came back to the question it is at.
    private(set) var reasons: [AnswerProblem] = []
    /// Problems of several answers that the person has seen and left as they are.
    private(set) var dismissed: Set<PlacedProblem> = []

    /// Goes somewhere without leaving a trace, such as to the first stop.
    mutating func place(at cursor: Cursor?) { self.cursor = cursor }

    /// Goes back a step.
    mutating func goBack(to cursor: Cursor) {
        reasons = []
        isChanging = false
        self.cursor = cursor
    }

    /// Goes to a question to change its answer.
    mutating func change(at question: Occurrence) {
        reasons = []
        if !isChanging { resumption = cursor }
        isChanging = true
        cursor = Cursor(occurrence: question)
    }

    /// Whether the person goes on to the first stop they have not passed: they changed an answer, or were asked to.
    var goesToUnseen: Bool { isChanging || !reasons.isEmpty }

    /// Goes on to the stop that follows.
    mutating func goOn(to following: Cursor) {
        reasons = []
        cursor = following
    }

    /// Goes on to the first stop not passed, where ``goesToUnseen``; back where the person was, the change is over.
    mutating func goOn(toUnseen unseen: Cursor?) {
        reasons = []
        cursor = unseen
        isChanging = cursor != resumption
    }

    /// Goes past the last stop: what an answer enabled behind the person is asked before the end.
    mutating func passEnd(toUnseen unseen: Cursor?) {
        reasons = []
        cursor = unseen
        isChanging = true
        resumption = nil
    }

    /// Comes back to a question because of a problem; one that the person cannot mend is told once.
    mutating func comeBack(to question: Occurrence, because problem: PlacedProblem, once: Bool) {
        if once { dismissed.insert(problem) }
        cursor = Cursor(occurrence: question)
        reasons = [problem.problem]
    }

    /// Does not come back because of a problem.
    mutating func dismiss(_ problem: PlacedProblem) { dismissed.insert(problem) }

    /// Takes over whether the person was changing an answer, and where they go on afterwards.
    mutating func resumeChange(_ isChanging: Bool, goingOnAt resumption: Cursor?) {
        self.isChanging = isChanging
        self.resumption = resumption
    }
}
