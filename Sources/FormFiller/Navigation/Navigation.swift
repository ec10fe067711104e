/// Where the person is in an interview, where they came from, and what they have been told on the way.
///
/// It does not know the form: ``Interview`` finds the next stop and the first one not passed, and hands them in.
package struct Navigation: Sendable {
    /// Where the person is; nil when finished.
    package private(set) var cursor: Cursor?
    /// Whether the person went to a question to change it, and goes on afterwards to what is unseen.
    package private(set) var isChanging = false
    /// Where the person was before going back to change an answer; nil at the end.
    package private(set) var resumption: Cursor?
    /// Why the interview came back to the question it is at.
    package private(set) var returned: PlacedProblem?
    /// Problems of several answers that the person has seen and left as they are, without their words.
    package private(set) var dismissed: Set<PlacedProblem> = []

    /// Goes somewhere without leaving a trace, such as to the first stop.
    package mutating func place(at cursor: Cursor?) { self.cursor = cursor }

    /// Goes back a step.
    package mutating func goBack(to cursor: Cursor) {
        returned = nil
        isChanging = false
        self.cursor = cursor
    }

    /// Goes to a question to change its answer.
    package mutating func change(at question: Occurrence) {
        returned = nil
        if !isChanging { resumption = cursor }
        isChanging = true
        cursor = Cursor(occurrence: question)
    }

    /// Whether the person goes on to the first stop they have not passed: they changed an answer, or were asked to.
    package var goesToUnseen: Bool { isChanging || returned != nil }

    /// Goes on to the stop that follows.
    package mutating func goOn(to following: Cursor) {
        returned = nil
        cursor = following
    }

    /// Goes on to the first stop not passed, where ``goesToUnseen``; back where the person was, the change is over.
    package mutating func goOn(toUnseen unseen: Cursor?) {
        returned = nil
        cursor = unseen
        isChanging = cursor != resumption
    }

    /// Goes past the last stop: what an answer enabled behind the person is asked before the end.
    package mutating func passEnd(toUnseen unseen: Cursor?) {
        returned = nil
        cursor = unseen
        isChanging = true
        resumption = nil
    }

    /// Comes back to a question because of a problem; one that the person cannot mend is told once.
    package mutating func comeBack(
        to question: Occurrence,
        because problem: PlacedProblem,
        once: Bool
    ) {
        if once { dismissed.insert(problem.withoutWords) }
        cursor = Cursor(occurrence: question)
        returned = problem
    }

    /// Does not come back because of a problem.
    package mutating func dismiss(_ problem: PlacedProblem) {
        dismissed.insert(problem.withoutWords)
    }

    /// Takes over whether the person was changing an answer, and where they go on afterwards.
    package mutating func resumeChange(_ isChanging: Bool, goingOnAt resumption: Cursor?) {
        self.isChanging = isChanging
        self.resumption = resumption
    }
}
