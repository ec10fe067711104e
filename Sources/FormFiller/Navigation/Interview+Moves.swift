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
        guard case .question(let question) = step, let cursor = navigation.cursor else {
            return [.notAnswerable]
        }
        if values.isEmpty { return skip() }
        if question.isForStaff { return [.notAnswerable] }
        let values = values.map { normalized($0, at: cursor.occurrence) }
        let problems = problems(with: values)
        guard problems.allSatisfy(\.isWarning) else { return problems }
        guard hasRules(cursor.occurrence) else {
            set(values, at: cursor.occurrence)
            if problems.isEmpty, self[cursor.occurrence].answers == values {
                sheet.instances[Int(cursor.occurrence.instance)].unchecked.remove(
                    Int(cursor.occurrence.slot)
                )
            }
            proceed(from: cursor)
            return problems
        }
        let broken = attempt(values, at: cursor.occurrence)
        if broken.allSatisfy(\.isWarning) { proceed(from: cursor) }
        return broken
    }

    /// Goes on from a page; at a question, keeps the answers it has and goes on if they are acceptable.
    @discardableResult
    public mutating func next() -> [AnswerProblem] {
        guard let cursor = navigation.cursor else { return [] }
        switch step {
        case .page:
            let occurrences = page(around: cursor)
            for occurrence in occurrences {
                sheet.instances[Int(occurrence.instance)].visited.insert(Int(occurrence.slot))
            }
            proceed(from: Cursor(occurrence: occurrences.last ?? cursor.occurrence))
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
        guard case .question(let question) = step, let cursor = navigation.cursor else {
            return [.notAnswerable]
        }
        guard question.maySkip || question.isListIncomplete else { return [.required] }
        set([], at: cursor.occurrence)
        proceed(from: cursor)
        return []
    }

    /// Says that the person's answer is not among the options of a list that may lack it (``Question/isListIncomplete``), and goes on.
    ///
    /// ``staffResponse`` then carries `data-absent-reason` on the item, so that staff see that the list was looked through, and ask.
    ///
    /// - Parameter chosen: what was chosen of the list all the same, where several answers may be given.
    /// - Returns: what is wrong; empty if accepted.
    @discardableResult
    public mutating func reportNotInList(besides chosen: [AnswerValue] = []) -> [AnswerProblem] {
        guard case .question(let question) = step, let cursor = navigation.cursor,
            question.isListIncomplete
        else { return [.notAnswerable] }
        let problems = chosen.isEmpty ? skip() : answer(chosen)
        if problems.allSatisfy(\.isWarning) {
            self[cursor.occurrence].marks.insert(.notInList)
        }
        return problems
    }

    /// Answers ``Step/addAnother(_:)``: true begins another instance of the group, false goes on.
    public mutating func addAnother(_ another: Bool) {
        guard case .addAnother = step, let cursor = navigation.cursor, cursor.isAfter else {
            return
        }
        guard another else {
            sheet.instances[Int(cursor.occurrence.instance)].visited.insert(
                Int(cursor.occurrence.slot)
            )
            proceed(from: cursor)
            return
        }
        addInstance(of: cursor.occurrence)
        settle()
        if let first = self[cursor.occurrence].instances.last.flatMap({ stop(inInstance: $0) }) {
            navigation.place(at: first)
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
        guard case .addAnother(let repetition) = step, let cursor = navigation.cursor,
            cursor.isAfter,
            repetition.removable.contains(instance)
        else { return false }
        discard(instance.instance)
        self[cursor.occurrence].instances.removeAll { $0 == instance.instance }
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
        navigation.goBack(to: found)
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
        guard let occurrence = sheet.occurrence(at: place), isEnabled(occurrence),
            isAskable(occurrence)
        else {
            return false
        }
        navigation.change(at: occurrence)
        arrive()
        return true
    }

    /// Goes to the first thing that was not passed; where there is nothing, to the end or what keeps it.
    package mutating func goToWhatIsUnseen() {
        navigation.place(at: firstUnvisited())
        if navigation.cursor == nil { returnToProblem() }
        arrive()
    }

    private func previousStop() -> Cursor? {
        guard let cursor = navigation.cursor else { return lastStop(among: [0]) }
        let first =
            isReadingStop(cursor)
            ? page(around: cursor).first ?? cursor.occurrence : cursor.occurrence
        return stop(before: Cursor(occurrence: first, isAfter: cursor.isAfter))
    }

    private func isReadingStop(_ cursor: Cursor) -> Bool {
        !cursor.isAfter && isReading(cursor.occurrence)
    }

    /// Goes on from a stop that is done with.
    private mutating func proceed(from cursor: Cursor) {
        if !cursor.isAfter {
            sheet.instances[Int(cursor.occurrence.instance)].visited.insert(
                Int(cursor.occurrence.slot)
            )
        }
        if let returned = navigation.returned,
            let next = questionAlsoMending(returned, after: cursor.occurrence)
        {
            navigation.place(at: Cursor(occurrence: next))
            arrive()
            return
        }
        if navigation.goesToUnseen {
            navigation.goOn(toUnseen: firstUnvisited())
        } else if let following = stop(after: cursor) {
            navigation.goOn(to: following)
        } else {
            navigation.passEnd(toUnseen: firstUnvisited())
        }
        if navigation.cursor == nil { returnToProblem() }
        arrive()
    }

    /// At the end, goes back to the first question that keeps the form from being complete, if the person can mend
    /// it.
    private mutating func returnToProblem() {
        checkAnswers()
        for problem in findings
        where !navigation.dismissed.contains(problem.withoutWords) && isToBeShown(problem) {
            guard let question = askable(for: problem) else { continue }
            let isSaidOnce = !isMendable(problem.problem)
            navigation.comeBack(to: question, because: problem, once: isSaidOnce)
            return
        }
    }
}
