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
        say(screen.blocks, on: &page)
        if screen.error == nil || screen.takesOnlyEnter {
            page.say([screen.hint, screen.takesOnlyEnter ? "" : screen.skipHint])
        }
        if saysCommands || screen.error != nil {
            page.say(commands(of: screen, without: page.choices))
        }
        if screen.isDemonstration, !saysCommands || screen.error != nil {
            page.say([words.demonstration])
        }
        page.say([crisisLine ?? ""])
        return page
    }

    private func say(_ blocks: [Screen.Block], on page: inout SpokenPage) {
        let count = blocks.count { $0.isChoice }
        var isCounted = count < 2
        for block in blocks {
            if block.isChoice, !isCounted {
                page.say([spoken.choices(count)])
                isCounted = true
            }
            switch block {
            case .message: break
            case .paragraph(let text), .unnumbered(let text): page.say([text])
            case .option(let key, let text):
                page.say([spoken.choice(key: key, text)])
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
    private func commands(of screen: Screen, without choices: [String: String]) -> [String] {
        screen.commands.filter { $0 != .skip && choices[words.letter($0)] == nil }.map { command in
            let name =
                command == .language
                ? screen.languages.joined(separator: ", ") : words.name(command, short: false)
            return spoken.choice(key: words.letter(command).uppercased(), name)
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
    fileprivate mutating func say(_ texts: [String]) {
        for line in texts.flatMap({ $0.split(whereSeparator: \.isNewline) }) {
            let text = VisibleText.singleLine(String(line), for: .unicode)
            if text.contains(where: { !$0.isWhitespace }) { utterances.append(Utterance(text)) }
        }
    }
}
