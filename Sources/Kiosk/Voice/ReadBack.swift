/// What of an answer is said before the page it led to: of a choice, its key and its words, "You chose 2: No".
///
/// Nothing else that was typed is ever said back: it may be what nobody in the room is to hear.
struct ReadBack {
    private var spoken: SpokenPage?
    private var choice: SpokenPage.Utterance?
    private var isResizing = false

    /// What a voice is to do when a page is shown.
    enum Order: Equatable {
        /// The page is the one that is being said, drawn for another size.
        case goOn
        /// Say this in place of what is said now.
        case speak(SpokenPage?)
    }

    /// Takes what the visitor did at the page that was said last.
    mutating func note(_ event: TerminalEvent) {
        isResizing = false
        choice = nil
        switch event {
        case .line(let line):
            let keys = line.lowercased().split { $0 == " " || $0 == "," }.map(String.init)
            let chosen = keys.compactMap { key in
                spoken?.choices[key].map { "\(key): \($0)" }
            }
            guard !keys.isEmpty, chosen.count == keys.count else { return }
            let words = [spoken?.chosen ?? "", chosen.joined(separator: ". ")]
            choice = SpokenPage.Utterance(
                words.filter { !$0.isEmpty }.joined(separator: " "),
                language: spoken?.language
            )
        case .resize: isResizing = true
        case .key, .idle, .hangup, .terminate, .endOfInput: break
        }
    }

    /// What to say of the next page.
    mutating func next(_ page: SpokenPage?) -> Order {
        defer { (spoken, choice, isResizing) = (page, nil, false) }
        if isResizing, page == spoken { return .goOn }
        guard var said = page, var choice, !said.saysMistake else { return .speak(page) }
        // Who changes the language chose in the one before.
        if choice.language == said.language { choice.language = nil }
        said.utterances.insert(choice, at: 0)
        return .speak(said)
    }
}
