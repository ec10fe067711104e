import FHIRModel
import FormFiller

extension Conversation {
    /// The interview whose step is shown.
    var interview: Interview? {
        asksStandard ? standard : formNumber.flatMap { interviews[$0] }
    }

    /// The question on the screen, if the interview is at one.
    var question: Question? {
        if case .question(let question) = interview?.step { return question }
        return nil
    }

    /// Moves the interview that is shown.
    mutating func move<Result>(_ change: (inout Interview) -> Result) -> Result? {
        if asksStandard {
            standard?.now = now
            guard var moved = standard else { return nil }
            standard = nil
            defer { standard = moved }
            return change(&moved)
        }
        guard let formNumber, var moved = interviews.removeValue(forKey: formNumber) else {
            return nil
        }
        moved.now = now
        defer { interviews[formNumber] = moved }
        return change(&moved)
    }

    /// Looks for a need of staff first, then shows what comes next.
    mutating func afterMove() -> [ConversationEffect] {
        collected = []
        longList = nil
        typed = ""
        let (effects, isCall) = raiseAlerts()
        if isCall { return effects }
        guard let step = interview?.step else { return effects + render() }
        if case .finished = step { return effects + afterInterview() }
        return effects + show(.asking)
    }

    // MARK: Lines

    /// What a line that is no command does at the interview's step.
    mutating func answerStep(_ text: String) -> [ConversationEffect] {
        switch interview?.step {
        case .page:
            guard text.isEmpty else { return tellNothingAsked() }
            _ = move { $0.next() }
            return afterMove()
        case .question(let question):
            return answer(question, with: text)
        case .addAnother(let repetition):
            return answer(repetition, with: text)
        case .finished, nil:
            return afterInterview()
        }
    }

    private mutating func answer(
        _ repetition: Repetition,
        with text: String
    )
        -> [ConversationEffect]
    {
        let count = 2 + repetition.removable.count
        let texts =
            [words.addAnotherOption, words.noMoreOption]
            + repetition.removable.map { words.takeAwayOption($0.summary) }
        guard let number = option(in: text, of: 2) ?? option(in: text, among: texts) else {
            return miss(count: count)
        }
        if number > 2 {
            let instance = repetition.removable[number - 3]
            _ = move { $0.remove(instance) }
            message = .paragraph(words.tookAway)
        } else {
            _ = move { $0.addAnother(number == 1) }
        }
        return afterMove()
    }

    private mutating func answer(_ question: Question, with text: String) -> [ConversationEffect] {
        if question.isForStaff {
            return text.isEmpty ? after(move { $0.skip() }, of: question) : tellNothingAsked()
        }
        if isNoneOfThese(text, in: question) {
            // What was chosen before stays: the rest is not on the list.
            let chosen = collected
            return after(move { $0.reportNotInList(besides: chosen) }, of: question)
        }
        if question.isLongList, let effects = answerLongList(question, with: text) {
            return effects
        }
        if text.isEmpty {
            if !collected.isEmpty {
                let all = collected
                return after(move { $0.answer(all) }, of: question)
            }
            if !question.answers.isEmpty { return after(move { $0.next() }, of: question) }
            if question.maySkip { return skipStep() }
            return miss(question, whatToType(for: question))
        }
        if let maximum = question.maximumLength, takesOwnWords, text.count > maximum {
            return miss(question, words.answerTooLong(maximum))
        }
        if let effects = askAboutWords(text, of: question) { return effects }
        switch reader(of: question).read(text) {
        case .values(let values):
            return give(values)
        case .unclear(let readings):
            return ask(among: readings, of: question)
        case .numberBesideOptions:
            let choices: [(String, Meaning.Action)] = [
                (words.ownWords(text), .answer([.string(text)])), (words.oneOfTheList, .again),
            ]
            return push(.meaning(Meaning(passage: words.whichMeaning, choices: choices)))
        case .otherUnit(let units):
            return miss(question, words.problem(.unitNotOffered(units: units), in: question))
        case .leftOutHour: return miss(question, words.leftOutHour)
        case .noSuchOption: return miss(question, words.noSuchOption(in: question))
        case .likely(let text, let values):
            let choices: [(String, Meaning.Action)] = [
                (text, .answer(values)), (words.somethingElse, .again),
            ]
            return push(.meaning(Meaning(passage: words.isThisMeant, choices: choices)))
        case .heard(let text, let values):
            message = .paragraph(words.heard(text))
            return give(values)
        case .unsure: return unsure(of: question)
        case .refused:
            return question.maySkip ? skipStep() : miss(question, words.cannotSkip)
        case .notUnderstood:
            return miss(question, whatToType(for: question))
        }
    }

    /// What is an answer to a question: the keys of its options, or how its own words or value are written.
    private func whatToType(for question: Question) -> String {
        let isClosed = !question.options.isEmpty && !question.acceptsOwnValue
        return question.type == .boolean || (isClosed && !question.repeats)
            ? words.noSuchOption(in: question) : words.notUnderstood(in: question)
    }

    /// Says to a line on a page that asks nothing which keys there are, and stays on that page.
    mutating func tellNothingAsked() -> [ConversationEffect] {
        let page = frames[frames.count - 1].page
        let keys = screen().commands.filter { $0 != .help }
            .map { words.letter($0).uppercased() }
        return say(.message(words.nothingAsked(keys: keys)), onPage: page)
    }

    /// Asks which of several readings of a line is meant.
    ///
    /// Those beyond the question's limits are none: "70.500" is 70.5 where 300 is the most. But of a number the likelier reading
    /// is the one that is refused, not the other one taken: "2,000" is no 2.
    private mutating func ask(
        among readings: [(text: String, values: [AnswerValue])],
        of question: Question
    ) -> [ConversationEffect] {
        let possible = readings.filter { isWithinLimits($0.values) }
        if question.type == .integer || question.type == .decimal, possible.count < readings.count,
            let likelier = readings.first?.values
        {
            return give(likelier)
        }
        if question.type != .quantity, possible.count == 1, let values = possible.first?.values {
            return give(values)
        }
        let choices = readings.map { ($0.text, Meaning.Action.answer($0.values)) }
        return push(.meaning(Meaning(passage: words.whichMeaning, choices: choices)))
    }

    private func isWithinLimits(_ values: [AnswerValue]) -> Bool {
        let problems = interview?.problems(with: values) ?? []
        return !problems.contains { problem in
            switch problem {
            case .below, .above: true
            case .required, .tooFew, .tooMany, .wrongType, .notOffered, .duplicate, .exclusive,
                .tooShort, .tooLong, .limitsConflict, .tooPrecise, .offStep, .pattern,
                .unreadable, .unitNotOffered, .constraint, .ruleFailed, .unstable,
                .notAnswerable:
                false
            }
        }
    }

    func reader(of question: Question) -> AnswerReader {
        AnswerReader(
            question: question,
            words: words,
            isSafety: isSafetyQuestion(question),
            minutesEast: minutesEast
        )
    }

    /// The minutes east of UTC that hold at the clinic at a date and time of its clocks.
    func minutesEast(at local: FHIRDateTime) -> [Int] {
        settings.minutesEast?(local) ?? [now.offset ?? 0]
    }

    // MARK: Moves

    /// Gives answers to the question, or adds them where several are typed one by one.
    mutating func give(_ values: [AnswerValue]) -> [ConversationEffect] {
        guard let question else { return render() }
        guard isCollecting(question) else {
            return after(move { $0.answer(values) }, of: question)
        }
        let all =
            question.isLongList ? toggled(values, of: question) : collected + values
        let problem = move { $0.problems(with: all) }?.first { !$0.isWarning && !$0.asksForMore }
        if let problem { return miss(question, words.problem(problem, in: question)) }
        collected = all
        if let maximum = question.maximumAnswers, all.count >= maximum {
            return after(move { $0.answer(all) }, of: question)
        }
        return render()
    }

    /// Whether answers are typed one by one, until an empty line.
    func isCollecting(_ question: Question) -> Bool {
        question.repeats && question.maximumAnswers != 1
            && (question.options.isEmpty || question.acceptsOwnValue || question.isLongList)
    }

    mutating func skipStep() -> [ConversationEffect] {
        switch interview?.step {
        case .question(let question):
            guard question.maySkip || question.isForStaff else { return note(words.cannotSkip) }
            return after(move { $0.skip() }, of: question)
        case .page:
            _ = move { $0.next() }
            return afterMove()
        case .addAnother:
            _ = move { $0.addAnother(false) }
            return afterMove()
        case .finished, nil: return note(words.cannotSkip)
        }
    }

    mutating func backInInterview() -> [ConversationEffect] {
        if let effects = backInLongList() { return effects }
        if isChanging, let question { return after(move { $0.next() }, of: question) }
        if !collected.isEmpty {
            collected.removeLast()
            return render()
        }
        if move({ $0.back() }) == true { return afterMove() }
        if asksStandard { return leaveStandard() }
        return pop()
    }

    /// Back from a scene after the interview to its last step.
    mutating func backToInterview() -> [ConversationEffect] {
        if move({ $0.back() }) == true { return afterMove() }
        return note(words.cannotGoBack)
    }

    /// Says what is wrong and stays, or goes on; a warning is said above the next screen.
    private mutating func after(
        _ problems: [AnswerProblem]?,
        of question: Question
    )
        -> [ConversationEffect]
    {
        let problems = problems ?? []
        if let problem = problems.first(where: { !$0.isWarning }) {
            let reason = words.problem(problem, in: question)
            return miss(reason, then: reason)
        }
        if let warning = problems.first {
            message = .paragraph(words.problem(warning, in: question))
        }
        return afterMove()
    }
}

extension AnswerProblem {
    /// Whether another answer would mend it.
    fileprivate var asksForMore: Bool {
        if case .required = self { return true }
        if case .tooFew = self { return true }
        return false
    }
}
