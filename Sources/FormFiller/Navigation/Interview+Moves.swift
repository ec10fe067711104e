public import FHIRModel

extension Interview {
    /// Gives the answers to the current question, replacing any given before, and goes on if they are accepted.
    ///
    /// No answers at all clear the question; that is what ``skip()`` does.
    ///
    /// - Returns: what is wrong; empty if accepted. Warnings alone (``AnswerProblem/isWarning``) are returned too, but the
    /// answers are kept and the interview has gone on.
    @discardableResult
    public mutating func answer(_ values: [AnswerValue]) -> [AnswerProblem] {
        guard case .question(let question) = step, let cursor else { return [.notAnswerable] }
        if values.isEmpty { return skip() }
        if question.isForStaff { return [.notAnswerable] }
        let values = values.map { normalized($0, at: cursor.cell) }
        let problems = problems(with: values)
        guard problems.allSatisfy(\.isWarning) else { return problems }
        guard hasRules(cursor.cell) else {
            set(values, at: cursor.cell)
            if problems.isEmpty, self[cursor.cell].answers == values {
                scopes[Int(cursor.cell.scope)].unchecked.remove(Int(cursor.cell.slot))
            }
            proceed(from: cursor)
            return problems
        }
        let broken = attempt(values, at: cursor.cell)
        if broken.allSatisfy(\.isWarning) { proceed(from: cursor) }
        return broken
    }

    /// Goes on from a page; at a question, keeps the answers it has and goes on if they are acceptable.
    @discardableResult
    public mutating func next() -> [AnswerProblem] {
        guard let cursor else { return [] }
        switch step {
        case .page:
            let cells = page(around: cursor)
            for cell in cells { scopes[Int(cell.scope)].visited.insert(Int(cell.slot)) }
            proceed(from: Cursor(cell: cells.last ?? cursor.cell))
            return []
        case .question(let question):
            if question.answers.isEmpty { return skip() }
            return answer(question.answers)
        case .addAnother:
            addAnother(false)
            return []
        case .finished:
            return []
        }
    }

    /// Leaves the current question unanswered, clearing any answer it had, and goes on; refused where an answer is
    /// required.
    @discardableResult
    public mutating func skip() -> [AnswerProblem] {
        guard case .question(let question) = step, let cursor else { return [.notAnswerable] }
        guard question.maySkip else { return [.required] }
        set([], at: cursor.cell)
        proceed(from: cursor)
        return []
    }

    /// Answers ``Step/addAnother(_:)``: true begins another instance of the group, false goes on.
    public mutating func addAnother(_ another: Bool) {
        guard case .addAnother = step, let cursor, cursor.isAfter else { return }
        guard another else {
            scopes[Int(cursor.cell.scope)].visited.insert(Int(cursor.cell.slot))
            proceed(from: cursor)
            return
        }
        makeInstance(of: cursor.cell)
        settle()
        if let first = self[cursor.cell].scopes.last.flatMap({ stop(inInstance: $0) }) {
            self.cursor = first
            arrive()
        } else {
            proceed(from: cursor)
        }
    }

    /// Takes one instance of the group at ``Step/addAnother(_:)`` away, with all its answers; the step stays.
    ///
    /// - Returns: false if it is none of ``Repetition/removable``, where nothing changes.
    @discardableResult
    public mutating func remove(_ instance: Repetition.Instance) -> Bool {
        guard case .addAnother(let repetition) = step, let cursor, cursor.isAfter,
            repetition.removable.contains(instance)
        else { return false }
        discard(instance.scope)
        self[cursor.cell].scopes.removeAll { $0 == instance.scope }
        settle()
        arrive()
        return true
    }

    /// Goes back to the step before this one.
    ///
    /// - Returns: false at the first step, where nothing changes.
    @discardableResult
    public mutating func back() -> Bool {
        guard let found = previousStop() else { return false }
        returned = nil
        isChanging = false
        cursor = found
        arrive()
        return true
    }

    /// Whether ``back()`` has somewhere to go.
    public var canGoBack: Bool { previousStop() != nil }

    /// Goes to a question to change its answer.
    ///
    /// After the change the interview goes on to whatever has not been seen yet, or is finished again if there is nothing.
    ///
    /// - Returns: false if there is no such question now (disabled, hidden or removed), where nothing changes.
    @discardableResult
    public mutating func go(to place: Place) -> Bool {
        guard let cell = cell(at: place), isEnabled(cell), isAskable(cell) else {
            return false
        }
        returned = nil
        if !isChanging { resume = cursor }
        isChanging = true
        cursor = Cursor(cell: cell)
        arrive()
        return true
    }

    /// Goes to the first thing that was not passed; where there is nothing, to the end or what keeps it.
    mutating func goToWhatIsUnseen() {
        cursor = firstUnvisited()
        if cursor == nil { returnToProblem() }
        arrive()
    }

    private func previousStop() -> Cursor? {
        guard let cursor else { return lastStop(among: [0]) }
        let first = isReadingStop(cursor) ? page(around: cursor).first ?? cursor.cell : cursor.cell
        return stop(before: Cursor(cell: first, isAfter: cursor.isAfter))
    }

    private func isReadingStop(_ cursor: Cursor) -> Bool {
        !cursor.isAfter && isReading(cursor.cell)
    }

    /// Goes on from a stop that is done with.
    private mutating func proceed(from cursor: Cursor) {
        if !cursor.isAfter {
            scopes[Int(cursor.cell.scope)].visited.insert(Int(cursor.cell.slot))
        }
        if let returned, let next = questionAlsoMending(returned, after: cursor.cell) {
            self.cursor = Cursor(cell: next)
            arrive()
            return
        }
        let wasReturned = returned != nil
        returned = nil
        if isChanging || wasReturned {
            self.cursor = firstUnvisited()
            isChanging = self.cursor != resume
        } else if let following = stop(after: cursor) {
            self.cursor = following
        } else {
            // What an answer enabled behind the person is asked before the end.
            self.cursor = firstUnvisited()
            isChanging = true
            resume = nil
        }
        if self.cursor == nil { returnToProblem() }
        arrive()
    }

    /// At the end, goes back to the first question that keeps the form from being complete, if the person can mend
    /// it.
    private mutating func returnToProblem() {
        checkAnswers()
        for problem in findings where !left.contains(problem.withoutWords) && isToBeShown(problem) {
            guard let question = askable(for: problem) else { continue }
            if !isMendable(problem.problem) { left.insert(problem.withoutWords) }
            cursor = Cursor(cell: question)
            returned = problem
            return
        }
    }
}
