import FHIRModel
import FormFiller

// Which lines are commands, and which of them may be answers too.
extension Conversation {
    /// The command a line is, here.
    func command(in text: String) -> Command? {
        let lowered = text.lowercased()
        for command in commands where lowered == words.letter(command) { return command }
        return takesOwnWords ? nil : commandWord(in: text)
    }

    /// The command of a word by which people ask for it in any language, wherever it is typed.
    func commandWord(in text: String) -> Command? {
        let line = HeardLine(text)
        return commands.first { command in
            HeardLanguage.all.contains { $0.commands[command]?.isWhole(line.words) == true }
                || settings.languages.contains { words in
                    words.otherWords(command).contains { HeardLine($0).text == line.text }
                }
        }
    }

    private var commands: [Command] {
        Command.allCases.filter { $0 != .language || !otherLanguages.isEmpty }
    }

    /// A letter or a word that is a command, typed where it can also be an answer: in own words, or because an option has it.
    func collision(of text: String, prefilled: String) -> Meaning? {
        if let command = command(in: text) ?? commandWord(in: text), !isSentence(text),
            isAnswer(text)
        {
            return meaning(of: text, or: command, does: .command(command))
        }
        guard takesOwnWords else { return nil }
        var typed = text
        if !prefilled.isEmpty, text != prefilled, text.hasPrefix(prefilled) {
            typed = TypedText.cleaned(String(text.dropFirst(prefilled.count)))
        }
        guard let command = command(in: typed) ?? commandWord(in: typed),
            typed != words.letter(command) || typed != text || command != .help
        else { return nil }
        return meaning(of: text, typed: typed, or: command, does: .command(command))
    }

    /// Whether a line has several words: as the beginning of an option it is meant, whatever command it may be elsewhere.
    func isSentence(_ text: String) -> Bool { HeardLine(text).words.count > 1 }

    func meaning(
        of text: String,
        typed: String? = nil,
        or command: Command,
        does action: Meaning.Action
    ) -> Meaning {
        Meaning(
            passage: words.collision(typed: (typed ?? text).lowercased()),
            choices: [(words.meansCommand(command), action), (words.meansAnswer, .line(text))],
            callsWhenSilent: command == .person || command == .help
        )
    }

    /// Asks who types the word for help whether a person shall come.
    mutating func askWhichHelp() -> [ConversationEffect] {
        let choices: [(String, Meaning.Action)] = [
            (words.meansCommand(.person), .command(.person)), (words.howThisWorks, .command(.help)),
        ]
        let meaning = Meaning(passage: words.helpChoice, choices: choices, callsWhenSilent: true)
        return push(.meaning(meaning))
    }
}
