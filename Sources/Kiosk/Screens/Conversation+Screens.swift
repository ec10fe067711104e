import FHIRModel
import FormFiller
internal import PlainText

extension Conversation {
    /// Shows the scene and reads what the visitor does.
    mutating func render() -> [ConversationEffect] {
        if case .alerting = scene { return [] }
        if case .sending = scene { return [] }
        if isTooSmall {
            let wrapping = LineWrapping(columns: max(1, size.columns - 1))
            let crisis = settings.clinic?.crisisLine(in: words.language).map { [$0] } ?? []
            let lines = (crisis + [settings.smallScreenNotice]).flatMap {
                wrapping.lines(of: VisibleText.sanitized($0, for: settings.repertoire))
            }
            var page = ScreenPage(lines: lines)
            page.promptLabel =
                VisibleText.singleLine(words.yourAnswer, for: settings.repertoire) + " "
            return [.show(page), .read(prompt(on: page))]
        }
        divide()
        fitListing()
        let screen = screen()
        var pages = layout.pages(of: screen)
        let number = min(frames[frames.count - 1].page, pages.count - 1)
        frames[frames.count - 1].page = number
        pages[number].spoken = speech(of: screen, page: number, of: pages.count)
        if screen.part != nil { partSaid = screen.part }
        return [.show(pages[number]), .read(prompt(on: pages[number]))]
    }

    /// Whether the terminal is too small for the scene; the scenes of a need are shown on any.
    var isTooSmall: Bool {
        if case .stay = scene { return false }
        if case .person = scene { return false }
        if case .offer = scene { return false }
        let smallest = ScreenLayout.smallest
        return size.columns < smallest.columns || size.rows < smallest.rows
    }

    /// The pages of the scene on this terminal.
    func pages() -> [ScreenPage] { layout.pages(of: screen()) }

    var layout: ScreenLayout {
        ScreenLayout(
            size: size,
            look: look,
            repertoire: settings.repertoire,
            isPlain: settings.isPlain,
            words: words,
            crisisLine: settings.clinic?.crisisLine(in: words.language),
            answerLength: lineLimit
        )
    }

    /// What stood in the line before the visitor typed.
    var typedBefore: String {
        if !typed.isEmpty { return typed }
        // Who does not see the line types into an empty one; what stood in it is said.
        guard isChanging, takesOwnWords, !isListening, let question, collected.isEmpty,
            !question.isLongList, question.answers.count == 1
        else { return "" }
        return question.answers.first.map { TypedText.cleaned($0.text, keepsLines: takesLines) }
            ?? ""
    }

    /// How many characters a line may have here: a sentence, or as many as the answer may have.
    var lineLimit: Int {
        switch scene {
        case .stillThere, .erased: 0
        case .stay: 64
        case .asking: answerLimit
        case .welcome, .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .endOfReading,
            .review, .sending, .sendFailed, .sent, .nothingSent, .help, .languages, .staffPane,
            .stopping, .meaning, .offer, .alerting, .person:
            Self.sentenceLength
        }
    }

    /// So many characters a line takes where no text is asked for: enough to say what is wrong.
    private static let sentenceLength = 120

    private var answerLimit: Int {
        guard let question else { return Self.sentenceLength }
        if takesOwnWords { return max(20, question.maximumLength ?? 500) }
        if question.type == .url { return max(Self.sentenceLength, question.maximumLength ?? 500) }
        return question.options.reduce(Self.sentenceLength) { max($0, $1.text.count) }
    }

    /// The limit to tell a visitor: that of the answer, where the line may be longer for the sake of commands.
    var shownLimit: Int {
        guard takesOwnWords, let maximum = question?.maximumLength else { return lineLimit }
        return min(maximum, lineLimit)
    }

    private func prompt(on page: ScreenPage) -> Prompt {
        var prompt = Prompt(
            text: page.promptLabel,
            prefill: typed,
            maximumLength: lineLimit,
            idle: idle(words: page.wordCount)
        )
        switch scene {
        case .stillThere, .erased:
            prompt.prefill = ""
            prompt.anyKey = true
            prompt.maximumLength = Self.sentenceLength
            prompt.idle = farewell
            if case .stillThere = scene { prompt.idle = settings.warning }
        case .welcome: prompt.idle = nil
        case .stay:
            prompt.idle = patienceLeft
            prompt.masked = true
        case .offer: prompt.idle = settings.silence
        case .person: prompt.idle = patienceLeft ?? prompt.idle
        case .asking:
            prompt.prefill = typedBefore
            let notice = words.lineIsFull(prompt.maximumLength)
            prompt.fullNotice = VisibleText.singleLine(notice, for: settings.repertoire)
            if takesOwnWords { prompt.lines = takesLines ? .kept : .joined }
        case .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .endOfReading, .review,
            .sending, .sendFailed, .sent, .nothingSent, .help, .languages, .staffPane, .stopping,
            .meaning, .alerting:
            break
        }
        return prompt
    }

    /// Longer for long pages: at least the time to read them at two words a second, by the usual setting of 120 seconds.
    private func idle(words count: Int) -> Duration {
        let wordsInUsualTime = 240
        return settings.idle * max(count, wordsInUsualTime) / wordsInUsualTime
    }

    // MARK: Screens

    /// What the scene says.
    func screen() -> Screen {
        var screen =
            switch scene {
            case .welcome: welcomeScreen
            case .menu:
                screen(words.menu, options: menuOptions, commands: [.person, .back, .stop, .help])
            case .asking: stepScreen
            case .code: codeScreen
            case .codesPaused:
                screen(words.codesPaused, commands: [.person, .back, .stop, .help])
            case .codeWithoutForms:
                screen(words.codeWithoutForms, commands: [.person, .back, .stop, .help])
            case .dueForms: dueFormsScreen
            case .endOfReading:
                screen(
                    words.endOfReading,
                    options: endOfReadingOptions,
                    commands: [.person, .back, .stop, .help]
                )
            case .review: reviewScreen
            case .sending, .alerting: Screen()
            case .sendFailed: screen(words.sendFailed, commands: [.person, .back, .stop, .help])
            case .sent(let number, let promise): sentScreen(number, promise)
            case .nothingSent: nothingSentScreen
            case .erased(let byTime, let hasSent): erasedScreen(byTime: byTime, hasSent: hasSent)
            case .help: helpScreen
            case .languages:
                screen(
                    words.languages,
                    options: languages.map { name(ofLanguage: $0) },
                    commands: [.person, .back, .stop, .help]
                )
            case .staffPane(let pane): screen(of: pane)
            case .stopping:
                screen(
                    hasSentForms ? words.stopAfterSending : words.stop,
                    options: [words.stopOption, words.goOnWithQuestionsOption],
                    commands: [.person, .back, .stop, .help]
                )
            case .meaning(let meaning):
                screen(
                    meaning.passage,
                    options: meaning.choices.map(\.text),
                    commands: [.person, .back, .stop, .help]
                )
            case .stillThere: stillThereScreen
            case .offer(let offer): screen(of: offer)
            case .person(let isReached): personScreen(isReached: isReached)
            case .stay(let isReached): stayScreen(isReached: isReached)
            }
        if case .stay = scene {
            screen.takesStaffCode = true
            if settings.isPreview { screen.blocks.append(.paragraph(StaffPane.explanationOnStay)) }
        }
        screen.isDemonstration = isDemonstration
        screen.clinic = clinicName
        screen.clinicAliases = settings.clinic?.aliases(in: language) ?? []
        if settings.isPlain, screen.part == partSaid { screen.part = nil }
        offerLanguages(on: &screen)
        addVoiceKeys(to: &screen)
        switch message {
        case .message(let advice):
            screen.error = Screen.TypingError(typed: mistyped, advice: advice)
            screen.errorPage = frames[frames.count - 1].messagePage
        case .paragraph(let text): screen.note = text
        case .option, .unnumbered, .entry, .number, nil: break
        }
        return screen
    }

    private var clinicName: String? {
        settings.clinic?.name(in: language)
            ?? covers.lazy.compactMap { $0.publisher(in: language) }.first
    }

    /// Names the other languages on every screen that can be left by a command, first of all on the one that waits for visitors.
    private func offerLanguages(on screen: inout Screen) {
        screen.languages = otherLanguages.map { name(ofLanguage: $0) }
        screen.otherLanguage = otherLanguages.count == 1 ? otherLanguages.first : nil
        guard !screen.languages.isEmpty, screen.commands.contains(.stop) else { return }
        if case .languages = scene { return }
        screen.commands.append(.language)
        if case .welcome = scene {
            let key = words.letter(.language).uppercased()
            let names = screen.languages.joined(separator: " / ")
            screen.blocks.insert(.option(key: key, text: names), at: 0)
        }
    }

    private var isDemonstration: Bool {
        formNumber.map { settings.forms[$0].isDemonstration }
            ?? covers.contains { $0.isDemonstration }
    }

    func screen(_ passage: Passage, options: [String] = [], commands: [Command] = []) -> Screen {
        var screen = Screen(title: passage.title, hint: passage.hint, commands: commands)
        screen.blocks = [.paragraph(passage.text)]
        screen.blocks += options.enumerated().map {
            .option(key: String($0.offset + 1), text: $0.element)
        }
        screen.takesOnlyEnter = options.isEmpty
        return screen
    }

    private var welcomeScreen: Screen {
        var welcome = words.welcome(clinic: clinicName)
        if settings.takesCodes { welcome.hint = words.startOrTypeCode }
        return screen(welcome, commands: [.person, .stop, .help])
    }

    /// The number stands first, to be written down; how soon the clinic answers stands below it where the clinic says so.
    private func sentScreen(_ number: String, _ promise: AnswerPromise) -> Screen {
        switch promise {
        case .none:
            var screen = screen(words.answersSent, commands: [.person])
            screen.blocks.insert(.number(label: "", number), at: 0)
            return closing(screen)
        case .contact(let way):
            var screen = screen(words.sent, commands: [.person])
            let reply = settings.clinic?.reply(in: language)
            let answer = [words.answer(by: way), reply].compactMap(\.self).joined(separator: "\n")
            screen.blocks.insert(.paragraph(answer), at: 0)
            screen.blocks.insert(.number(label: words.requestNumber, number), at: 0)
            return closing(screen)
        }
    }

    private var stillThereScreen: Screen {
        var screen = screen(words.stillThere)
        let seconds = Int(settings.warning.components.seconds)
        screen.blocks.append(.paragraph(words.stillThere(seconds: seconds)))
        return screen
    }

    /// What is sent, each line with the number that changes it; sending is the last, and alone.
    private var reviewScreen: Screen {
        let shown = ShownAnswer(words: words)
        let details = contactDetails
        let send = String(details.count + 1)
        var screen = screen(
            words.review(send: send),
            commands: [.person, .back, .stop, .help]
        )
        screen.takesOnlyEnter = false
        screen.blocks += details.enumerated().map { index, detail in
            let texts = shown.texts(of: detail.answers, detail.texts)
            return .entry(
                key: String(index + 1),
                label: detail.shortText ?? detail.text,
                value: texts.isEmpty ? words.noAnswer : texts.joined(separator: ", ")
            )
        }
        screen.blocks.append(.option(key: send, text: words.sendOption))
        return screen
    }
}
