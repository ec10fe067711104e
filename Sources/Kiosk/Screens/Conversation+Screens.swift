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
            return [.show(wrapping.lines(of: settings.smallScreenNotice)), .read(prompt(words: 0))]
        }
        let pages = pages()
        let page = min(frames[frames.count - 1].page, pages.count - 1)
        frames[frames.count - 1].page = page
        let count = pages[page].reduce(0) { $0 + $1.split(separator: " ").count }
        return [.show(pages[page]), .read(prompt(words: count))]
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
    func pages() -> [[String]] {
        ScreenLayout(
            size: size,
            repertoire: settings.repertoire,
            isPlain: settings.isPlain,
            words: words,
            crisisLine: settings.clinic?.crisisLine(in: words.language)
        ).pages(of: screen())
    }

    /// What stood in the line before the visitor typed.
    var typedBefore: String {
        if !typed.isEmpty { return typed }
        guard isChanging, takesOwnWords, let question, collected.isEmpty,
            question.answers.count == 1
        else { return "" }
        return question.answers.first.map { TypedText.cleaned($0.text, keepsLines: takesLines) }
            ?? ""
    }

    /// How many characters a line may have here.
    var lineLimit: Int { prompt(words: 0).maximumLength }

    /// The limit to tell a visitor: that of the answer, where the line may be longer for the sake of commands.
    var shownLimit: Int {
        guard takesOwnWords, let maximum = question?.maximumLength else { return lineLimit }
        return min(maximum, lineLimit)
    }

    private func prompt(words count: Int) -> Prompt {
        switch scene {
        case .stillThere: return Prompt(text: "", idle: settings.warning, anyKey: true)
        case .erased: return Prompt(text: "", idle: farewell, anyKey: true)
        case .welcome: return Prompt(text: "> ", prefill: typed)
        case .stay:
            return Prompt(
                text: "> ",
                prefill: typed,
                maximumLength: 64,
                idle: patienceLeft,
                masked: true
            )
        case .offer: return Prompt(text: "> ", prefill: typed, idle: settings.silence)
        case .person:
            return Prompt(text: "> ", prefill: typed, idle: patienceLeft ?? idle(words: count))
        case .asking:
            let length = takesOwnWords ? question?.maximumLength ?? 500 : 500
            var prompt = Prompt(
                text: "> ",
                prefill: typedBefore,
                maximumLength: max(20, length),
                idle: idle(words: count)
            )
            let notice = words.lineIsFull(prompt.maximumLength)
            prompt.fullNotice = VisibleText.singleLine(notice, for: settings.repertoire)
            if takesOwnWords { prompt.lines = takesLines ? .kept : .joined }
            return prompt
        case .menu, .endOfReading, .review, .sending, .sendFailed, .sent, .nothingSent, .help,
            .languages, .staffPane, .stopping, .meaning, .alerting:
            return Prompt(text: "> ", prefill: typed, idle: idle(words: count))
        }
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
            case .endOfReading:
                screen(
                    words.endOfReading,
                    options: endOfReadingOptions,
                    commands: [.person, .back, .stop, .help]
                )
            case .review: reviewScreen
            case .sending, .alerting: Screen()
            case .sendFailed: screen(words.sendFailed, commands: [.person, .back, .stop, .help])
            case .sent(let number, let isRequest): sentScreen(number, isRequest: isRequest)
            case .nothingSent: nothingSentScreen
            case .erased(let byTime): erasedScreen(byTime: byTime)
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
                    words.stop,
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
        if settings.isPreview, case .stay = scene {
            screen.blocks.append(.paragraph(StaffPane.explanationOnStay))
        }
        screen.isDemonstration = isDemonstration
        offerLanguages(on: &screen)
        if let message {
            screen.blocks.insert(message, at: 0)
            if message == .message(screen.hint) { screen.hint = "" }
        }
        return screen
    }

    /// Names the other languages on every screen that can be left by a command, first of all on the one that waits for visitors.
    private func offerLanguages(on screen: inout Screen) {
        screen.languages = otherLanguages.map { name(ofLanguage: $0) }
        guard !screen.languages.isEmpty, screen.commands.contains(.stop) else { return }
        if case .languages = scene { return }
        screen.commands.append(.language)
        if case .welcome = scene {
            screen.blocks.insert(
                .paragraph(words.languageLegend(screen.languages, short: false)),
                at: 0
            )
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
        return screen
    }

    private var welcomeScreen: Screen {
        let clinic =
            settings.clinic?.name(in: language)
            ?? covers.lazy.compactMap { $0.publisher(in: language) }.first
        var screen = screen(words.welcome(clinic: clinic), commands: [.person, .stop, .help])
        screen.introducesCommands = true
        return screen
    }

    /// How soon the clinic answers stands on it where the clinic says so.
    private func sentScreen(_ number: String, isRequest: Bool) -> Screen {
        guard isRequest else {
            return closing(screen(words.answersSent(number: number), commands: [.person]))
        }
        var passage = words.sent(number: number)
        if let reply = settings.clinic?.reply(in: language) { passage.text += "\n" + reply }
        return closing(screen(passage, commands: [.person]))
    }

    private var helpScreen: Screen {
        var screen = screen(words.help, commands: [.person, .back, .stop])
        let explanations = Command.allCases.filter { $0 != .language || !otherLanguages.isEmpty }
            .map { words.explanation($0) }
        screen.blocks.append(.paragraph(explanations.joined(separator: "\n")))
        if settings.isPreview { screen.blocks.append(.paragraph(StaffPane.explanation)) }
        if let question { screen.blocks = question.help.map { .paragraph($0) } + screen.blocks }
        screen.introducesCommands = true
        return screen
    }

    private var stillThereScreen: Screen {
        var screen = screen(words.stillThere)
        let seconds = Int(settings.warning.components.seconds)
        screen.blocks.append(.paragraph(words.stillThere(seconds: seconds)))
        return screen
    }

    private var reviewScreen: Screen {
        let shown = ShownAnswer(words: words)
        let details = contactDetails.map { detail in
            let texts = shown.texts(of: detail.answers, detail.texts)
            return words.changeOption(
                question: VisibleText.singleLine(detail.text),
                answer: texts.isEmpty
                    ? words.noAnswer : VisibleText.singleLine(texts.joined(separator: ", "))
            )
        }
        return screen(
            words.review,
            options: [words.sendOption] + details,
            commands: [.person, .back, .stop, .help]
        )
    }
}
