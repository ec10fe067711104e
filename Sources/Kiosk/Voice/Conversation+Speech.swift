extension Conversation {
    /// What is said of a screen; nil where the kiosk has no voice, or none in the language of the screen.
    ///
    /// - Parameters:
    ///   - screen: what is shown.
    ///   - page: which of its pages is shown, from 0.
    ///   - pages: how many there are; all of them are said with the first.
    /// - Returns: the sentences in their order.
    func speech(of screen: Screen, page: Int, of pages: Int) -> SpokenPage? {
        guard isListening, let spoken = words.spoken else { return nil }
        guard page == 0 else {
            let hint = page < pages - 1 ? words.more(page: page + 1, of: pages) : screen.hint
            return SpokenPage(
                language: words.language,
                utterances: (screen.mistake(in: words) + [hint]).filter { !$0.isEmpty }
                    .map { SpokenPage.Utterance($0) }
            )
        }
        var speech = ScreenSpeech(words: words, spoken: spoken)
        speech.crisisLine = settings.clinic?.crisisLine(in: words.language)
        speech.isPartNew = screen.part != partSaid
        var screen = screen
        // Enter leads to the next page, not to what the last one says.
        if pages > 1, screen.takesOnlyEnter { screen.hint = words.more(page: 1, of: pages) }
        switch scene {
        case .welcome, .help: speech.saysCommands = true
        case .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking, .endOfReading,
            .review, .sending, .sendFailed, .sent, .nothingSent, .erased, .languages, .staffPane,
            .stopping, .meaning, .stillThere, .offer, .alerting, .person, .stay:
            break
        }
        return speech.page(of: screen)
    }

    /// On the first page and on that of help: the keys of the voice, or how it is begun.
    func addVoiceKeys(to screen: inout Screen) {
        guard let spoken = words.spoken else { return }
        let offer = settings.voice.map { spoken.offer($0) }
        guard let text = isListening ? spoken.keys : offer else { return }
        switch scene {
        case .welcome, .help: screen.blocks.append(.paragraph(text))
        case .menu, .code, .codesPaused, .codeWithoutForms, .dueForms, .asking, .endOfReading,
            .review, .sending, .sendFailed, .sent, .nothingSent, .erased, .languages, .staffPane,
            .stopping, .meaning, .stillThere, .offer, .alerting, .person, .stay:
            break
        }
    }
}
