import FHIRModel
import FormFiller

extension Conversation {
    /// The screen of the interview's step.
    var stepScreen: Screen {
        switch interview?.step {
        case .page(let page): pageScreen(page)
        case .question(let question): questionScreen(question)
        case .addAnother(let repetition): repetitionScreen(repetition)
        case .finished, nil: Screen()
        }
    }

    private var formTitle: String {
        if asksStandard { return standard?.form.title(in: language) ?? "" }
        return formNumber.map { settings.forms[$0].title(in: language) } ?? ""
    }

    private func pageScreen(_ page: Page) -> Screen {
        var screen = Screen(title: page.headings.last ?? formTitle, hint: words.readOn)
        screen.takesOnlyEnter = true
        screen.part = partLabel(at: page.place, page.progress, named: screen.title)
        if parts.count > 1, let number = parts[page.place] {
            screen.part = words.partProgress(number, of: parts.count, name: nil)
        }
        let shown = ShownAnswer(words: words)
        screen.blocks = page.paragraphs.map { paragraph in
            let texts = shown.texts(of: paragraph.answers, paragraph.texts)
            let text = Self.prefixed(paragraph.text, paragraph.prefix)
            let links = paragraph.supportLinks.map { words.moreAt($0) }
            return .paragraph(
                ([text] + texts + links).filter { !$0.isEmpty }.joined(separator: "\n")
            )
        }
        screen.commands = [.person, .back, .stop, .help]
        return screen
    }

    private func repetitionScreen(_ repetition: Repetition) -> Screen {
        let passage = words.addAnother(group: repetition.text, count: repetition.count)
        let removable = repetition.removable.map {
            words.takeAwayOption(VisibleText.singleLine($0.summary))
        }
        var screen = screen(
            passage,
            options: [words.addAnotherOption, words.noMoreOption] + removable,
            commands: [.person, .back, .stop, .help]
        )
        if !removable.isEmpty { screen.hint = words.typeOneNumber }
        screen.part = partLabel(at: repetition.place, repetition.progress, named: repetition.text)
        return screen
    }

    private func questionScreen(_ question: Question) -> Screen {
        let heading = heading(of: question)
        let text = Self.prefixed(question.text, question.prefix)
        var screen = Screen(
            title: [heading, text].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "\n")
        )
        if screen.title?.isEmpty == true { screen.title = question.headings.last ?? formTitle }
        screen.part = partLabel(at: question.place, question.progress, named: nil)
        screen.hint = hint(for: question)
        screen.skipHint = skipHint(for: question)
        if question.repeats, !question.options.isEmpty {
            screen.exampleOfSeveral = KeysToType(of: question).example
        }
        screen.reasons = question.help
        screen.remarks =
            question.instructions + question.supportLinks.map { words.moreAt($0) }
            + question.problems.map { words.ledBack(to: question, for: $0) }
        if question.isForStaff {
            screen.blocks.append(.paragraph(words.askStaff))
            screen.hint = words.readOn
            screen.takesOnlyEnter = true
        } else {
            screen.blocks += answering(question)
        }
        let maySkip = question.maySkip || question.isForStaff
        screen.commands = [.person, .back] + (maySkip ? [.skip] : []) + [.stop, .help]
        return screen
    }

    /// The options, the ends of a slider, and the answers given so far.
    private func answering(_ question: Question) -> [Screen.Block] {
        var blocks: [Screen.Block] = []
        let shown = ShownAnswer(words: words)
        if let listing { return self.blocks(of: listing, in: question) }
        if question.options.isEmpty, question.type == .boolean {
            blocks.append(.option(key: "1", text: words.yesOption))
            blocks.append(.option(key: "2", text: words.noOption))
        }
        if !question.isLongList {
            blocks += question.options.map { .option(key: $0.key, text: shown.label(of: $0)) }
        }
        blocks += noneOfThese(in: question)
        if question.acceptsOwnValue, !question.options.isEmpty, !question.isLongList {
            blocks.append(.unnumbered(words.ownValueOption(label: question.ownValueLabel)))
        }
        let hasEnds = question.lowerLabel != nil || question.upperLabel != nil
        if hasEnds, NumberScale(question) == nil || !question.options.isEmpty {
            let ends = words.ends(low: question.lowerLabel, high: question.upperLabel)
            blocks.append(.paragraph(ends))
        }
        if let unit = question.unit, !question.options.isEmpty {
            blocks.append(.paragraph(words.unit(ofOptions: unit.text)))
        }
        if !collected.isEmpty {
            let texts = collected.map { value in
                question.options.first { $0.value == value }.map { shown.text(of: $0) }
                    ?? shown.text(of: value)
            }
            let takeAway = question.isLongList ? "\n" + words.takeAwayHint : ""
            blocks.append(.paragraph(words.collected(texts) + takeAway))
        } else if !question.answers.isEmpty, typedBefore.isEmpty {
            blocks.append(answerNow(question))
        }
        return blocks
    }

    /// The answer that the question has, and whether Enter keeps it: an option may be gone since, or a limit be another.
    private func answerNow(_ question: Question) -> Screen.Block {
        let texts = ShownAnswer(words: words).texts(of: question.answers, question.answerTexts)
        let now = VisibleText.singleLine(texts.joined(separator: ", "))
        let problems = interview?.problems(with: question.answers) ?? []
        guard let problem = problems.first(where: { !$0.isWarning }) else {
            return .paragraph(words.answerNow(now))
        }
        let why =
            problem == .notOffered
            ? words.noLongerOffered : words.cannotKeep + " " + words.problem(problem, in: question)
        return .paragraph(words.answerBefore(now) + "\n" + why)
    }

    private static func prefixed(_ text: String, _ prefix: String?) -> String {
        guard let prefix, !prefix.isEmpty else { return text }
        return prefix + " " + text
    }

    /// How to answer a question.
    func hint(for question: Question) -> String {
        question.isLongList ? longListHint(for: question) : words.hint(for: question)
    }

    /// How to skip a question, said behind how to answer it; empty where that is not permitted.
    func skipHint(for question: Question) -> String {
        guard question.maySkip, !question.isForStaff else { return "" }
        let skips = question.answers.isEmpty && collected.isEmpty && listing == nil
        return skips ? words.enterSkips : words.skipHint
    }
}
