@testable import Kiosk

/// A visit as it is heard: what is typed, and what the voice says, a line each, in words that the synthesizer is given.
struct SpokenVisit {
    private(set) var lines: [String] = []
    /// What was shown with what was said of it.
    private(set) var pages: [(shown: [String], said: SpokenPage?)] = []
    private var readBack = ReadBack()

    mutating func hear(_ event: String) {
        lines.append(event)
        guard event.hasPrefix(">") else { return readBack.note(.key) }
        readBack.note(.line(String(event.dropFirst(2))))
    }

    /// What was said last, without what was typed.
    var lastPage: [String] {
        let start = lines.lastIndex { $0.hasPrefix("== ") }.map { $0 + 1 } ?? lines.endIndex
        return Array(lines[start...])
    }

    mutating func say(_ page: ScreenPage) {
        pages.append((page.rows.filter { !$0.isBar }.map(\.line), page.spoken))
        guard case .speak(let said?) = readBack.next(page.spoken) else { return }
        lines.append("== \(said.language)")
        lines += said.utterances.map { utterance in
            let text = Pronunciation(Self.words(utterance.language ?? said.language))
                .text(of: utterance)
            return utterance.language.map { "(\($0)) \(text)" } ?? text
        }
    }

    private static func words(_ language: String) -> any SpokenWords {
        language == "es" ? SpanishSpokenWords() : EnglishSpokenWords()
    }
}
