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
        if parts.count > 1, let number = parts[page.place] {
            screen.progress = ProgressLine(
                text: words.partProgress(number, of: parts.count),
                done: number,
                count: parts.count
            )
        }
        let shown = ShownAnswer(words: words)
        screen.blocks = page.paragraphs.map { paragraph in
            let texts = paragraph.answers.map { shown.text(of: $0) }
            let text = Self.prefixed(paragraph.text, paragraph.prefix)
            return .paragraph(([text] + texts).filter { !$0.isEmpty }.joined(separator: "\n"))
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
        screen.progress = progress(repetition.progress)
        return screen
    }

    private func questionScreen(_ question: Question) -> Screen {
        var screen = Screen(title: question.headings.last ?? formTitle, titleIsOptional: true)
        screen.progress = progress(question.progress)
        screen.hint = words.hint(for: question)
        let text = Self.prefixed(question.text, question.prefix)
        let open = question.problems.map { words.ledBack(to: question, for: $0) }
        screen.blocks = (open + [text] + question.instructions).map { .paragraph($0) }
        if question.isForStaff {
            screen.blocks.append(.paragraph(words.askStaff))
            screen.hint = words.readOn
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
        let texts =
            question.options.isEmpty && question.type == .boolean
            ? [words.yesOption, words.noOption]
            : question.options.map { Self.prefixed(optionText($0), $0.shownPrefix) }
        blocks += texts.enumerated().map { .option(number: $0.offset + 1, text: $0.element) }
        if question.acceptsOwnValue, !question.options.isEmpty {
            blocks.append(.unnumbered(words.ownValueOption(label: question.ownValueLabel)))
        }
        if let low = question.lowerLabel, let high = question.upperLabel {
            blocks.append(.paragraph(words.ends(low: low, high: high)))
        }
        let shown = ShownAnswer(words: words)
        if !collected.isEmpty {
            blocks.append(.paragraph(words.collected(collected.map { shown.text(of: $0) })))
        } else if !question.answers.isEmpty, typedBefore.isEmpty {
            let now = question.answers.map { shown.text(of: $0) }.joined(separator: ", ")
            blocks.append(.paragraph(words.answerNow(VisibleText.singleLine(now))))
        }
        return blocks
    }

    private func optionText(_ option: Question.Option) -> String {
        option.text.isEmpty ? ShownAnswer(words: words).text(of: option.value) : option.text
    }

    private func progress(_ progress: Progress) -> ProgressLine? {
        guard progress.expected > 0 else { return nil }
        return ProgressLine(
            text: words.questionProgress(progress.number, of: progress.expected),
            done: progress.number - 1,
            count: progress.expected
        )
    }

    private static func prefixed(_ text: String, _ prefix: String?) -> String {
        guard let prefix, !prefix.isEmpty else { return text }
        return prefix + " " + text
    }
}
