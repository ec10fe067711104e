import FHIRModel
import FormFiller

/// How to answer a question, and what is wrong with an answer.
extension EnglishWords {
    func hint(for question: Question) -> String {
        if !question.options.isEmpty {
            if question.acceptsOwnValue {
                return "Type a number, or your own words, and press Enter."
            }
            return question.repeats
                ? "Type one or more numbers, like 1 3, and press Enter." : typeOneNumber
        }
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

    var readOn: String { "Press Enter to go on." }
    var askStaff: String { "Please ask our staff about this one. They will help you with it." }

    func answerNow(_ text: String) -> String { "Your answer now: \(text)\nPress Enter to keep it." }

    func ownValueOption(label: String?) -> String { label ?? "Something else: type your own words" }

    func notUnderstood(in question: Question) -> String {
        switch question.type {
        case .boolean: "Type 1 for yes or 2 for no."
        case .date: "Type a date, like March 4, 2026. A month and year, or a year, will do."
        case .dateTime: "Type a date and time, like March 4, 2026 at 2 pm. A date will do."
        case .time: "Type a time, like 2:30 pm."
        case .integer: "Type a whole number, like 12."
        case .decimal: "Type a number, like 2 or 2.5."
        case .quantity: "Type a number" + unitHint(question) + "."
        case .url: "Type a web address, like https://example.org."
        case .choice, .openChoice:
            question.acceptsOwnValue
                ? "Type a number, or your own words."
                : question.repeats ? "Type the numbers, like 1 3." : typeOneNumber
        case .string, .text: "Type your answer in words."
        case .attachment, .reference, .group, .display: pressEnter
        }
    }

    private func unitHint(_ question: Question) -> String {
        if let unit = question.unit { return " of \(unit.text)" }
        guard let first = question.units.first else { return " and its unit, like 5 cm" }
        return " and its unit, like 5 \(first.text)"
    }

    func problem(_ problem: AnswerProblem, in question: Question) -> String {
        switch problem {
        case .required: "This question needs an answer. Staff can help you: type h."
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
            "Our staff can help you with this one: type h."
        case .tooPrecise(let places):
            places == 0
                ? "Use a whole number."
                : "Use at most \(places) digits after the point."
        case .offStep(let step, let start): "Count in steps of \(step), from \(start)."
        case .pattern(let hint): patternHint(hint, question)
        case .unreadable: "Use letters and numbers."
        case .unitNotOffered(let units):
            "Use one of these units: " + units.map(\.text).joined(separator: ", ") + "."
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

    var answerOrSkip: String { "Type your answer, or type s to skip this one." }

    func noSuchOption(count: Int) -> String {
        count == 1 ? "Type 1." : "Type a number from 1 to \(count)."
    }

    func collected(_ texts: [String]) -> String {
        "So far: " + texts.joined(separator: ", ")
            + "\nType one more, or press Enter if that is all."
    }

    func ends(low: String, high: String) -> String { "The low end: \(low)\nThe high end: \(high)" }

    var pressEnter: String { "Press Enter to go on." }
    var typeOneNumber: String { "Type one number and press Enter." }
    var cannotGoBack: String { "This is the first step. You can go on, or stop with q." }
    var cannotSkip: String { "This one cannot be skipped. Staff can help you: type h." }

    func answerTooLong(_ maximum: Int) -> String {
        "Use at most \(maximum) letters."
    }
}
