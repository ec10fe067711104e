import FHIRModel
import FormFiller

/// How to answer a question, and what is wrong with an answer.
extension EnglishWords {
    func hint(for question: Question) -> String {
        if !question.options.isEmpty { return optionsHint(question) }
        switch question.type {
        case .boolean: return "Type 1 for yes or 2 for no, and press Enter."
        case .date, .dateTime, .time, .quantity, .decimal, .integer, .url:
            return notUnderstood(in: question)
        case .string, .text, .choice, .openChoice:
            guard let format = question.entryFormat else {
                return "Type your answer and press Enter."
            }
            return shown(format: format)
        case .attachment, .reference, .group, .display: return readOn
        }
    }

    func moreAt(_ address: String) -> String { "More on this: \(address)" }
    var readOn: String { "Press Enter to go on." }
    var askStaff: String { "Please ask our staff about this one. They will help you with it." }

    func answerNow(_ text: String) -> String { "Your answer now: \(text)\nPress Enter to keep it." }

    func answerBefore(_ text: String) -> String { "Your answer before: \(text)" }
    var noLongerOffered: String { "It is no longer offered." }
    var cannotKeep: String { "It cannot be kept." }

    func ownValueOption(label: String?) -> String { label ?? "Something else: type your own words" }

    func notUnderstood(in question: Question) -> String {
        switch question.type {
        case .boolean: "Type 1 for yes or 2 for no."
        case .date: "Type a date, like March 4, 2026. A month and year, or a year, will do."
        case .dateTime: "Type a date and time, like March 4, 2026 at 2 pm. A date will do."
        case .time: "Type a time, like 2:30 pm."
        case .integer, .decimal, .quantity: numberHint(question)
        case .url: "Type a web address, like https://example.org."
        case .choice, .openChoice:
            question.acceptsOwnValue
                ? "Type \(one(KeysToType(of: question).kind)), or your own words."
                : question.repeats
                    ? "Type \(several(question))." : optionsHint(question)
        case .string, .text: "Type your answer in words."
        case .attachment, .reference, .group, .display: pressEnter
        }
    }

    private func optionsHint(_ question: Question) -> String {
        let kind = KeysToType(of: question).kind
        if question.acceptsOwnValue {
            return "Type \(one(kind)), or your own words, and press Enter."
        }
        if question.repeats { return "Type \(several(question)), and press Enter." }
        switch kind {
        case .numbers: return typeOneNumber
        case .letters: return "Type one letter and press Enter."
        case .mixed: return "Type what stands before your answer and press Enter."
        }
    }

    private func one(_ kind: KeysToType.Kind) -> String {
        switch kind {
        case .numbers: "a number"
        case .letters: "a letter"
        case .mixed: "what stands before your answer"
        }
    }

    private func several(_ question: Question) -> String {
        let keys = KeysToType(of: question)
        return switch keys.kind {
        case .numbers: "one or more numbers, like \(keys.example)"
        case .letters: "one or more letters, like \(keys.example)"
        case .mixed: "what stands before your answers, like \(keys.example)"
        }
    }

    /// The ends, the step and the unit of a number, or else an example.
    private func numberHint(_ question: Question) -> String {
        let kind = question.type == .integer ? "a whole number" : "a number"
        let unit = question.unit.map { " of \($0.text)" } ?? ""
        if let scale = NumberScale(question) {
            let low = [scale.low, scale.lowLabel].compactMap(\.self).joined(separator: ", ")
            let high = [scale.high, scale.highLabel].compactMap(\.self).joined(separator: ", ")
            let comma = scale.lowLabel == nil ? "" : ","
            let step = scale.step.map { " Count in steps of \($0)." } ?? ""
            return "Type a number\(unit) from \(low)\(comma) to \(high).\(step)"
        }
        if !unit.isEmpty { return "Type \(kind)\(unit)." }
        if let first = question.units.first {
            let all = question.units.map(\.text).joined(separator: ", ")
            return "Type \(kind) and its unit, like 5 \(first.text). Units: \(all)."
        }
        return switch question.type {
        case .integer: "Type a whole number, like 12."
        case .quantity: "Type a number and its unit, like 5 cm."
        case .boolean, .decimal, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .group, .display:
            "Type a number, like 2 or 2.5."
        }
    }

    func problem(_ problem: AnswerProblem, in question: Question) -> String {
        switch problem {
        case .required: "This question needs an answer. Staff can help you: type H."
        case .tooFew(let minimum): "Give at least \(minimum) answers."
        case .tooMany(let maximum):
            maximum == 1
                ? "Give only one answer." : "Give at most \(maximum) answers."
        case .wrongType, .notOffered: notUnderstood(in: question)
        case .duplicate: "Give each answer only once."
        case .exclusive(let text): "\"\(text)\" goes alone, without other numbers."
        case .tooShort(let minimum): "Type at least \(minimum) letters."
        case .tooLong(let maximum): answerTooLong(maximum)
        case .below(let minimum): "It can be \(shown(minimum)) or more."
        case .above(let maximum): "It can be \(shown(maximum)) or less."
        case .limitsConflict, .ruleFailed, .unstable:
            "Our staff can help you with this one: type H."
        case .tooPrecise(let places):
            places == 0
                ? "Use a whole number."
                : "Use at most \(places) digits after the point."
        case .offStep(let step, let start): "Count in steps of \(step), from \(start)."
        case .pattern(let hint): patternHint(hint, question)
        case .unreadable: "Use letters and numbers."
        case .unitNotOffered(let units):
            units.count == 1
                ? "Give it in \(units[0].text)."
                : "Use one of these units: " + units.map(\.text).joined(separator: ", ") + "."
        case .constraint(_, let message, _):
            message.isEmpty ? "This does not go with your other answers." : message
        case .notAnswerable: pressEnter
        }
    }

    func ledBack(to question: Question, for problem: AnswerProblem) -> String {
        let lead = problem.isWarning ? "Please check this once more." : "One thing is still open."
        return lead + " " + open(problem, in: question)
    }

    /// What a question, a group or the whole form still needs.
    private func open(_ problem: AnswerProblem, in question: Question) -> String {
        guard !question.hasOwnProblems else { return self.problem(problem, in: question) }
        let group = question.problemGroup.map { "“\(VisibleText.singleLine($0))”" }
        if problem == .required {
            return group.map { "\($0) needs at least one answer." }
                ?? "One of these questions needs an answer."
        }
        let name = group ?? "This part"
        if case .tooFew(let minimum) = problem { return "\(name) is needed \(minimum) times." }
        if case .tooMany(let maximum) = problem {
            return "\(name) can be given \(maximum) times, not more."
        }
        return self.problem(problem, in: question)
    }

    private func patternHint(_ hint: String?, _ question: Question) -> String {
        guard let hint else { return "Check how you typed it." }
        return hint == question.entryFormat ? shown(format: hint) : hint
    }

    /// A format is a pattern like MM/DD/YYYY, or already words.
    private func shown(format: String) -> String {
        format.contains(" ") ? format : "Type it like this: \(format)"
    }

    private func shown(_ value: AnswerValue) -> String {
        ShownAnswer(words: self).text(of: value)
    }

    func noSuchOption(count: Int) -> String {
        KeysToType(keys: (1...max(1, count)).map(String.init)).few("or").map { "Type \($0)." }
            ?? "Type a number from 1 to \(count)."
    }

    func noSuchOption(in question: Question) -> String {
        let keys = KeysToType(of: question)
        if let few = keys.few("or") { return "Type \(few)." }
        if let bounds = keys.bounds {
            return "Type a number from \(bounds.first) to \(bounds.last)."
        }
        return keys.listed("or").map { "Type \($0)." } ?? "Type what stands before your answer."
    }

    func ownWords(_ text: String) -> String { "My own words: \(text)" }
    var oneOfTheList: String { "I meant one of the list" }

    func timeThatComesTwice(_ text: String, isFirst: Bool) -> String {
        isFirst
            ? "\(text), before the clocks were set back" : "\(text), after the clocks were set back"
    }

    var leftOutHour: String {
        "The clocks were set forward then, so there was no such time. Type an hour before or after."
    }

    func collected(_ texts: [String]) -> String {
        "So far: " + texts.joined(separator: ", ")
            + "\nType one more, or press Enter if that is all."
    }

    func ends(low: String?, high: String?) -> String {
        [low.map { "The low end: \($0)" }, high.map { "The high end: \($0)" }]
            .compactMap(\.self).joined(separator: "\n")
    }

    func unit(ofOptions unit: String) -> String { "Unit: \(unit)" }

    var pressEnter: String { "Press Enter to go on." }
    var typeOneNumber: String { "Type one number and press Enter." }
    var cannotGoBack: String { "This is the first step. You can go on, or stop with q." }
    var cannotSkip: String { "This one cannot be skipped. Staff can help you: type H." }

    func lineIsFull(_ maximum: Int) -> String {
        "This is full: \(maximum) letters is the most. What came after is not there."
    }

    func answerTooLong(_ maximum: Int) -> String {
        "Use at most \(maximum) letters."
    }
}
