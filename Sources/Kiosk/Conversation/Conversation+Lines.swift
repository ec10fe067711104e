import FHIRModel
import FormFiller

extension Conversation {
    /// What a typed line does in the scene that is shown.
    mutating func handleLine(_ line: String) -> [ConversationEffect] {
        let text = TypedText.cleaned(line, keepsLines: takesLines)
        let prefilled = typedBefore
        let told = message
        message = nil
        typed = ""
        // Words of distress are not kept, not even to be shown again.
        if let effects = hearDistress(in: text) { return effects }
        mistyped = text
        if isTooSmall {
            return command(in: text) == .person ? perform(.person) : render()
        }
        let isTooLong = line.unicodeScalars.count > lineLimit
        switch scene {
        case .stillThere: return pop()
        case .stay:
            if settings.isPreview, let effects = lookBehindStay(text) { return effects }
            return leaveStay(code: isTooLong ? "" : text)
        case .alerting, .sending: return render()
        case .erased: return end()
        case .offer(let offer): return choose(text, of: offer)
        case .asking:
            if isTooLong { break }
            if let meaning = collision(of: text, prefilled: prefilled) {
                return push(.meaning(meaning))
            }
        case .welcome, .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .endOfReading,
            .review, .sendFailed, .sent, .nothingSent, .help, .languages, .staffPane, .stopping,
            .meaning, .person:
            break
        }
        if isTooLong {
            let message = words.answerTooLong(shownLimit)
            return miss(message, then: message)
        }
        if settings.isPreview, text.hasPrefix("=") { return showStaffPane(text.dropFirst()) }
        if !takesOwnWords, let named = language(named: text) {
            if isAnswer(text) {
                return push(.meaning(meaning(of: text, or: .language, does: .language(named))))
            }
            if case .languages = scene { frames.removeLast() }
            return speak(named)
        }
        guard let command = command(in: text), !(isSentence(text) && isAnswer(text)) else {
            return answer(text, after: told)
        }
        if case .meaning(let meaning) = scene, meaning.asksAbout(command) {
            frames.removeLast()
            return perform(command)
        }
        return command == .help && text != words.letter(.help) ? askWhichHelp() : perform(command)
    }

    /// What a line that is no command does, on a page that may have told the visitor something.
    private mutating func answer(_ text: String, after told: Screen.Block?) -> [ConversationEffect]
    {
        if text.isEmpty, let effects = turnPage(keeping: told) { return effects }
        switch scene {
        case .welcome: return leaveWelcome(text)
        case .menu: return choose(text)
        case .code: return typeCode(text)
        case .codesPaused, .codeWithoutForms:
            frames = [Frame(scene: .menu)]
            return render()
        case .dueForms: return goOnWithCode(text)
        case .asking: return answerStep(text)
        case .endOfReading: return chooseNext(text)
        case .review: return chooseReviewed(text)
        case .sendFailed: return text.isEmpty ? send() : tellNothingAsked()
        case .sent where text.isEmpty && isNumberFresh: return note(words.numberStays)
        case .sent, .nothingSent: return end()
        case .help, .person, .staffPane: return pop()
        case .languages: return chooseLanguage(text)
        case .stopping: return chooseStop(text)
        case .meaning(let meaning): return choose(text, among: meaning)
        case .stillThere, .stay, .alerting, .sending, .erased, .offer: return render()
        }
    }

    mutating func handleKey() -> [ConversationEffect] {
        if case .stillThere = scene { return pop() }
        if case .erased = scene { return end() }
        return render()
    }

    /// Shows the next page of a scene that has more than one; nil on its last.
    ///
    /// What stands above the first page stays there: without it there may be no second one.
    private mutating func turnPage(keeping told: Screen.Block?) -> [ConversationEffect]? {
        message = told
        let shown = frames[frames.count - 1].page
        guard shown + 1 < pages().count else {
            message = nil
            return nil
        }
        frames[frames.count - 1].page = shown + 1
        return render()
    }

    /// Whether the question on the screen is answered in the visitor's own words.
    var takesOwnWords: Bool {
        guard case .asking = scene, let question, !question.isForStaff else { return false }
        if !question.options.isEmpty { return question.acceptsOwnValue }
        switch question.type {
        case .string, .text, .openChoice: return true
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .url, .quantity, .choice,
            .attachment, .reference, .group, .display:
            return false
        }
    }

    /// Whether the answer on the screen may have several lines.
    var takesLines: Bool { takesOwnWords && question?.type == .text }

    /// Whether a line is an answer to the question with options on the screen, or a yes or no.
    func isAnswer(_ text: String) -> Bool {
        guard case .asking = scene, let question, !question.isForStaff, !text.isEmpty,
            !question.options.isEmpty || question.type == .boolean
        else { return false }
        if question.isLongList { return isOnLongList(text, of: question) }
        switch reader(of: question).read(text) {
        case .values(let values):
            // Any word is an answer in own words; here an option has to have it.
            return question.options.isEmpty
                || values.allSatisfy { value in question.options.contains { $0.value == value } }
        case .unclear: return true
        case .numberBesideOptions, .noSuchOption, .otherUnit, .leftOutHour, .likely, .heard,
            .unsure, .refused, .notUnderstood:
            return false
        }
    }

    mutating func perform(_ command: Command) -> [ConversationEffect] {
        switch command {
        case .person: return callPerson()
        case .help:
            if case .help = scene { return render() }
            return push(.help)
        case .stop: return stop()
        case .back: return back()
        case .skip: return skip()
        case .language: return chooseLanguage()
        }
    }

    private mutating func stop() -> [ConversationEffect] {
        switch scene {
        case .sent, .nothingSent, .erased: return end()
        case .stopping: return erase(byTime: false)
        case .welcome, .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking,
            .endOfReading, .review, .sending, .sendFailed, .help, .languages, .staffPane, .meaning,
            .offer, .stillThere, .alerting, .person, .stay:
            if frames.contains(where: { $0.scene.isAfterTheEnd }) { return end() }
            return push(.stopping)
        }
    }

    private mutating func chooseStop(_ text: String) -> [ConversationEffect] {
        switch option(in: text, among: [words.stopOption, words.goOnWithQuestionsOption]) {
        case 1: return erase(byTime: false)
        case 2: return pop()
        default: return miss(count: 2)
        }
    }

    private mutating func choose(_ text: String, among meaning: Meaning) -> [ConversationEffect] {
        guard let number = option(in: text, among: meaning.choices.map(\.text)) else {
            guard meaning.asksAfresh, !text.isEmpty else {
                return miss(count: meaning.choices.count)
            }
            // Whoever types another answer has chosen to try once more.
            frames.removeLast()
            return answer(text, after: nil)
        }
        frames.removeLast()
        switch meaning.choices[number - 1].action {
        case .command(let command): return perform(command)
        case .answer(let values): return give(values)
        case .line(let line): return answerStep(line)
        case .language(let language): return speak(language)
        case .speakAloud(let isWanted): return speakAloud(isWanted)
        case .again:
            // What was typed stood for a choice here, not for an answer.
            mistyped = ""
            return question.map { tell(words.noSuchOption(in: $0)) } ?? render()
        case .afresh: return render()
        }
    }

    /// The number of an option from 1 on, by its number in digits or words, its words or the beginning of them; of two, yes is the
    /// first and no the second.
    func option(in text: String, among texts: [String]) -> Int? {
        if let number = option(in: text, of: texts.count) { return number }
        let line = HeardLine(text)
        if let whole = texts.firstIndex(where: { HeardLine($0).text == line.text }) {
            return line.isEmpty ? nil : whole + 1
        }
        return TypedOptions.begun(by: text, of: texts).map { $0 + 1 }
    }

    /// The number of an option from 1 to the count.
    func option(in text: String, of count: Int) -> Int? {
        let line = HeardLine(text)
        if count == 2 {
            if line.isOne(of: \.yes) || words.yes.contains(line.text) { return 1 }
            if line.isOne(of: \.no) || words.no.contains(line.text) { return 2 }
        }
        if case .numbers(let numbers) = TypedOptions.reading(of: text, count: count, joiners: []) {
            return numbers.count == 1 ? numbers[0] : nil
        }
        let number = HeardNumber(first: words.language).place(in: line)
        return number.flatMap { (1...max(1, count)).contains($0) ? $0 : nil }
    }

    // MARK: Moving

    private mutating func back() -> [ConversationEffect] {
        if frames[frames.count - 1].page > 0 {
            frames[frames.count - 1].page -= 1
            return render()
        }
        switch scene {
        case .asking: return backInInterview()
        case .endOfReading, .review: return backToInterview()
        case .menu: return show(.welcome)
        case .dueForms: return backFromDueForms()
        case .sendFailed: return show(.review)
        case .code, .codesPaused, .codeWithoutForms, .help, .languages, .staffPane, .stopping,
            .meaning, .offer, .person:
            return pop()
        case .welcome, .sent, .nothingSent, .erased, .sending, .stillThere, .alerting, .stay:
            return note(words.cannotGoBack)
        }
    }

    private mutating func skip() -> [ConversationEffect] {
        guard case .asking = scene else { return note(words.cannotSkip) }
        return skipStep()
    }

    // MARK: Time

    mutating func handleIdle(_ partial: String) -> [ConversationEffect] {
        switch scene {
        case .stillThere: return erase(byTime: true)
        case .erased, .sent, .nothingSent: return end()
        case .welcome, .alerting, .sending: return render()
        case .stay:
            typed = partial
            return render()
        case .offer(let offer):
            frames.removeLast()
            return offer.isDenied ? render() : callPerson()
        case .person where isToldToWalkNow():
            typed = partial
            return render()
        case .meaning(let meaning) where meaning.callsWhenSilent:
            frames.removeLast()
            typed = ""
            return callPerson()
        case .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking, .endOfReading,
            .review, .sendFailed, .help, .languages, .staffPane, .stopping, .meaning, .person:
            if frames.contains(where: { $0.scene.isAfterTheEnd }) { return end() }
            typed = partial
            return push(.stillThere)
        }
    }

    private mutating func erase(byTime: Bool) -> [ConversationEffect] {
        let left = settings.notesLeavingPages ? leavingPage : nil
        return codeEnd + [.record(byTime ? .idle : .erased)]
            + (left.map { [.record(.left($0))] } ?? [])
            + finish(with: .erased(byTime: byTime, hasSent: hasSentForms))
    }
}
