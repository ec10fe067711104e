import FHIRModel
import FormFiller

// Words of distress lead to the offer of a person, on every page with a prompt. They are read here and nowhere else: not shown,
// kept, sent or told.
extension Conversation {
    /// Offers a person where a line has words of distress and is no answer that the page offers; nil for any other line.
    mutating func hearDistress(in text: String) -> [ConversationEffect]? {
        switch scene {
        case .stillThere, .alerting, .sending, .erased: return nil
        case .welcome where isLikeACode(text), .code where isLikeACode(text): return nil
        case .welcome, .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking,
            .endOfReading, .review, .sendFailed, .sent, .nothingSent, .help, .languages, .staffPane,
            .stopping, .meaning, .offer, .person, .stay:
            break
        }
        let line = HeardLine(text)
        guard !line.isEmpty, !isOffered(text), let distress = distress(in: line) else { return nil }
        switch scene {
        case .stay: return callPerson()
        case .offer:
            frames.removeLast()
            return callPerson()
        case .welcome, .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking,
            .endOfReading, .review, .sending, .sendFailed, .sent, .nothingSent, .erased, .help,
            .languages, .staffPane, .stopping, .meaning, .stillThere, .alerting, .person:
            break
        }
        if let yes = yesToSafety(line) { return give(yes) }
        if case .meaning = scene { frames.removeLast() }
        return push(
            .offer(
                PersonOffer(
                    kind: distress.kind,
                    isDenied: distress.isDenied,
                    answer: mayBeAnswer ? text : nil
                )
            )
        )
    }

    private func distress(in line: HeardLine) -> Distress? {
        var offered: Set<String> = []
        if case .asking = scene {
            for option in question?.options ?? [] {
                offered.formUnion(HeardLine(option.text).words.map(\.text))
            }
        }
        if isCrisisNumber(line) { return .callByNumber }
        return Distress(in: line, isOwnWords: mayBeAnswer, offered: offered)
    }

    /// Whether a line is one of the short numbers that the clinic's crisis line names, where no number is asked for.
    private func isCrisisNumber(_ line: HeardLine) -> Bool {
        let most = mayBeAnswer ? 1 : 3
        guard line.words.count <= most, let crisis = settings.clinic?.crisisLine(in: words.language)
        else { return false }
        let numbers = HeardLine(crisis).words.map(\.text).filter {
            $0.utf8.count >= 3 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) }
        }
        return line.words.contains { numbers.contains($0.text) }
    }

    /// Whether any line may be an answer to the question on the screen: own words, or a number, date or time.
    private var mayBeAnswer: Bool {
        guard case .asking = scene, let question, !question.isForStaff else { return false }
        if takesOwnWords { return true }
        guard question.options.isEmpty else { return false }
        switch question.type {
        case .integer, .decimal, .quantity, .date, .dateTime, .time, .url, .string, .text,
            .openChoice:
            return true
        case .boolean, .choice, .attachment, .reference, .group, .display: return false
        }
    }

    /// Whether a line is an option of the page: its words, the beginning of them, or the letter of a command.
    private func isOffered(_ text: String) -> Bool {
        switch scene {
        case .asking:
            guard let question, !question.options.isEmpty else { return false }
            return OptionReader(question: question, words: words).isOption(text)
        case .meaning(let meaning): return isWords(text, among: meaning.choices.map(\.text))
        case .menu: return isWords(text, among: menuOptions)
        case .endOfReading: return isWords(text, among: endOfReadingOptions)
        case .welcome, .code, .codesPaused, .codeWithoutForms, .dueForms, .review, .sending,
            .sendFailed, .sent, .nothingSent, .erased, .help, .languages, .staffPane, .stopping,
            .offer, .stillThere, .alerting, .person, .stay:
            return false
        }
    }

    private func isWords(_ text: String, among texts: [String]) -> Bool {
        option(in: text, among: texts) != nil
    }

    /// The yes of a line that begins with it, at a question of somebody's safety: it is the answer, and calls staff itself.
    private func yesToSafety(_ line: HeardLine) -> [AnswerValue]? {
        guard case .asking = scene, let question, isSafetyQuestion(question),
            question.type == .boolean || !question.options.isEmpty,
            let first = line.words.first,
            HeardLanguage.all.contains(where: { $0.yes.isWhole([first]) }),
            !HeardLanguage.all.contains(where: { $0.no.isWhole(line.words.dropFirst().prefix(1)) })
        else { return nil }
        if question.options.isEmpty { return [.boolean(true)] }
        let reader = reader(of: question)
        let options = question.options.filter { reader.beginning(of: $0) == true }
        return options.count == 1 ? options.map(\.value) : nil
    }

    /// Whether somebody's safety hangs on a question, as the form's `staff-alert`s say.
    func isSafetyQuestion(_ question: Question) -> Bool {
        guard !asksStandard, let interview else { return false }
        return interview.form.isSafetyQuestion(question.linkId)
    }

    // MARK: The offer

    /// What the offer's options say.
    func options(of offer: PersonOffer) -> [String] {
        [words.callOption, words.noCallOption] + (offer.answer == nil ? [] : [words.meansAnswer])
    }

    mutating func choose(_ text: String, of offer: PersonOffer) -> [ConversationEffect] {
        switch command(in: text) {
        case .person:
            frames.removeLast()
            return callPerson()
        case .back: return pop()
        case .language: return chooseLanguage()
        case .skip, .stop, .help, nil: break
        }
        let options = options(of: offer)
        let line = HeardLine(text)
        var choice = option(in: text, among: options)
        if line.isOne(of: \.yes) || line.isOne(of: \.agreement) { choice = 1 }
        if line.isOne(of: \.no) { choice = 2 }
        switch choice {
        case 1:
            frames.removeLast()
            return callPerson()
        case 2: return pop()
        case 3:
            frames.removeLast()
            return offer.answer.map { answerStep($0) } ?? render()
        default:
            var offer = offer
            offer.unclearReplies += 1
            frames.removeLast()
            if offer.unclearReplies >= 2 { return callPerson() }
            message = .message(words.noSuchOption(count: options.count))
            return push(.offer(offer))
        }
    }

    // MARK: Nothing understood

    /// After three lines that were no answer: a person, to skip where that may be, or to try once more; where somebody's safety is
    /// asked about, the offer of a person.
    mutating func showWayOut() -> [ConversationEffect] {
        if case .meaning(let meaning) = scene, meaning.callsWhenSilent {
            frames.removeLast()
            return push(.offer(PersonOffer(kind: .help)))
        }
        var mayLeave = false
        if case .asking = scene, let question {
            if isSafetyQuestion(question) { return push(.offer(PersonOffer(kind: .help))) }
            mayLeave = question.maySkip
        }
        var choices: [(String, Meaning.Action)] = [
            (words.meansCommand(.person), .command(.person))
        ]
        if mayLeave { choices.append((words.meansCommand(.skip), .command(.skip))) }
        choices.append((words.tryOnceMore, .afresh))
        return push(.meaning(Meaning(passage: words.stuck, choices: choices)))
    }
}
