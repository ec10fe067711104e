internal import PlainText

/// Turns a screen into what is said of it, by the roles of its parts: what was wrong, the part where it is new, what came of the
/// last line, the question, why it is asked, how many choices there are, each with its key, what to type; and last, where it is
/// heard without keeping anybody waiting, what stands in the last rows of every page.
struct ScreenSpeech {
    let words: any Words
    let spoken: any SpokenWords
    /// Where help is at any hour, as the clinic says it.
    var crisisLine: String?
    /// Whether the part was not said on the page before.
    var isPartNew = true
    /// Whether the keys that always work are said: on the first page, on the page of help, and after a mistake.
    var saysCommands = false

    func page(of screen: Screen) -> SpokenPage {
        var page = SpokenPage(language: words.language, utterances: [])
        page.saysMistake = screen.error != nil
        page.chosen = spoken.chosen
        page.isSaidEachMinute = screen.takesStaffCode
        var texts: [String] = []
        if screen.isDemonstration, saysCommands, screen.error == nil {
            texts.append(words.demonstration)
        }
        texts += screen.mistake(in: words)
        if isPartNew, let part = screen.part { texts.append(part) }
        if let note = screen.note { texts.append(note) }
        texts += [screen.title ?? ""] + screen.reasons + screen.remarks
        page.say(texts)
        say(screen, on: &page)
        if screen.error == nil || screen.takesOnlyEnter {
            page.say([hint(of: screen), screen.takesOnlyEnter ? "" : screen.skipHint])
        }
        if saysCommands || screen.error != nil {
            sayCommands(of: screen, on: &page)
        }
        if screen.isDemonstration, !saysCommands || screen.error != nil {
            page.say([words.demonstration])
        }
        page.say([crisisLine ?? ""])
        return page
    }

    /// What to type; of several keys also what stands between them: "1, space, 3".
    private func hint(of screen: Screen) -> String {
        guard let example = screen.exampleOfSeveral else { return screen.hint }
        let blank = ", \(spoken.name(of: " ")), "
        return screen.hint.replacing(example, with: example.replacing(" ", with: blank))
    }

    private func say(_ screen: Screen, on page: inout SpokenPage) {
        let count = screen.blocks.count { $0.isChoice }
        var isCounted = count < 2
        for block in screen.blocks {
            if block.isChoice, !isCounted {
                page.say([spoken.choices(count)])
                isCounted = true
            }
            switch block {
            case .message: break
            case .paragraph(let text), .unnumbered(let text): page.say([text])
            case .option(let key, let text):
                let isLanguage = screen.languages.contains(text)
                page.say(
                    [spoken.choice(key: key, text)],
                    in: isLanguage ? screen.otherLanguage : nil
                )
                page.choices[key.lowercased()] = text
            case .entry(let key, let label, let value):
                // A label that is a question has a mark of its own.
                let mark = label.last.map { "?!:.".contains($0) } == true ? "" : ":"
                page.say([spoken.choice(key: key, "\(label)\(mark) \(value)")])
            case .number(let label, let number):
                page.say([label])
                page.utterances.append(SpokenPage.Utterance(number, isSpelled: true))
            }
        }
    }

    /// What always works, but for what was said as a choice: "H: A person".
    private func sayCommands(of screen: Screen, on page: inout SpokenPage) {
        let choices = page.choices
        for command in screen.commands where command != .skip {
            guard choices[words.letter(command)] == nil else { continue }
            let isLanguage = command == .language
            let name =
                isLanguage
                ? screen.languages.joined(separator: ", ") : words.name(command, short: false)
            page.say(
                [spoken.choice(key: words.letter(command).uppercased(), name)],
                in: isLanguage ? screen.otherLanguage : nil
            )
        }
    }
}

extension Screen {
    /// What was wrong with the last line, said before everything else.
    func mistake(in words: any Words) -> [String] {
        guard let error else { return [] }
        return [
            words.tryAgain, error.typed.isEmpty ? "" : words.youTyped(error.typed), error.advice,
        ]
    }
}

extension SpokenPage {
    /// Appends texts, each line of them something to say on its own.
    fileprivate mutating func say(_ texts: [String], in language: String? = nil) {
        for line in texts.flatMap({ $0.split(whereSeparator: \.isNewline) }) {
            let text = VisibleText.singleLine(String(line), for: .unicode)
            guard text.contains(where: { !$0.isWhitespace }) else { continue }
            utterances.append(Utterance(text, language: language))
        }
    }
}
