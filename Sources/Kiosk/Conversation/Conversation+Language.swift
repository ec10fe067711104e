import FormFiller

// The questionnaire's words change at once, answers and place stay. The conversation's own words are those of the language
// wanted where there are any (``Words``), and English otherwise.
extension Conversation {
    /// The languages the visitor can choose from here, that of the questionnaire first; empty where there is no choice.
    ///
    /// Inside a questionnaire those it has words in, before that those of any on the menu.
    var languages: [String] {
        var languages: [String] = []
        let found = formNumber.map { settings.forms[$0].languages } ?? covers.flatMap(\.languages)
        for language in found where !languages.contains(language) {
            languages.append(language)
        }
        return languages.count > 1 ? languages : []
    }

    /// Those other than the one that is shown.
    var otherLanguages: [String] {
        let shown = shownLanguage
        return languages.filter { $0 != shown }
    }

    /// The language that is shown: of the questionnaire's the one nearest to what is wanted, or else its own.
    private var shownLanguage: String? {
        if let formNumber {
            let form = settings.forms[formNumber]
            return form.language(for: language) ?? form.languages.first
        }
        let main = language.prefix { $0 != "-" }
        return languages.first { $0 == language }
            ?? languages.first { $0.prefix { $0 != "-" } == main }
            ?? languages.first
    }

    /// A language's own name as the terminal can show it.
    func name(ofLanguage code: String) -> String {
        LanguageNames.name(of: code, for: settings.repertoire)
    }

    /// The other language where there are two, or else a list to choose from.
    mutating func chooseLanguage() -> [ConversationEffect] {
        let others = otherLanguages
        if let only = others.first, others.count == 1 { return speak(only) }
        if others.isEmpty { return render() }
        if case .languages = scene { return render() }
        return push(.languages)
    }

    mutating func chooseLanguage(_ text: String) -> [ConversationEffect] {
        let languages = languages
        let names = languages.map { name(ofLanguage: $0) }
        guard let number = option(in: text, among: names) else {
            return miss(count: languages.count)
        }
        frames.removeLast()
        return speak(languages[number - 1])
    }

    /// Shows everything in a language from now on.
    mutating func speak(_ language: String) -> [ConversationEffect] {
        self.language = language
        for number in interviews.keys {
            let own = settings.forms[number].languages.first ?? language
            let shown = settings.forms[number].language(for: language) ?? own
            interviews[number]?.show(in: shown)
        }
        standard?.show(in: language)
        // Another language is read from the beginning of the page.
        if !frames.isEmpty { frames[frames.count - 1].page = 0 }
        return render()
    }

    /// The language a visitor names instead of the command.
    func language(named text: String) -> String? {
        let typed = VisibleText.singleLine(text, for: .ascii).lowercased()
        return otherLanguages.first { code in
            let name = LanguageNames.name(of: code, for: .unicode)
            return name.lowercased() == text.lowercased()
                || (!typed.contains("?")
                    && LanguageNames.name(of: code, for: .ascii).lowercased() == typed)
        }
    }
}
