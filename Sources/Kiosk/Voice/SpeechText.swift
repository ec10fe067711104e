/// The texts that a synthesizer is given for a page, one after the other, each with the voice that says it.
package struct SpeechText: Sendable {
    /// Each one sentence, as far as that is seen, on one line and short enough for a pipe; a key passes over each.
    package let pieces: [Piece]

    /// What is said without a break.
    package struct Piece: Sendable, Equatable {
        /// As the synthesizer is to read it.
        package var text: String
        /// The name of the voice: "en-us".
        package var voice: String
    }

    private static let longest = 2_000

    /// The texts of a page; nil where none of the languages has something to say in its language.
    package init?(of page: SpokenPage, in languages: [any Words]) {
        guard let words = Self.words(in: page.language, of: languages) else { return nil }
        pieces = page.utterances.flatMap { utterance in
            let own = utterance.language.flatMap { Self.words(in: $0, of: languages) } ?? words
            return Self.texts(of: utterance, Pronunciation(own)).map {
                Piece(text: $0, voice: own.voice)
            }
        }
    }

    /// The name of a sign that was typed.
    package init?(sign: Character, language: String, in languages: [any Words]) {
        guard let words = Self.words(in: language, of: languages) else { return nil }
        pieces = [Piece(text: words.name(of: sign), voice: words.voice)]
    }

    private static func words(
        in language: String,
        of languages: [any Words]
    ) -> (
        any SpokenWords
    )? {
        languages.last { $0.language == language }?.spoken
    }

    private static func texts(
        of utterance: SpokenPage.Utterance,
        _ pronunciation: Pronunciation
    ) -> [String] {
        // What is said sign by sign is one thing to write down.
        let parts =
            utterance.isSpelled
            ? [utterance] : sentences(of: utterance.text).map { SpokenPage.Utterance($0) }
        return parts.map { pronunciation.text(of: $0) }.flatMap(cut)
            .filter { $0.contains { !$0.isWhitespace } }
    }

    /// The sentences of a text, so that a key can skip one; what is short, such as most choices, is one thing to listen to.
    ///
    /// A sentence ends with a mark behind a word of three letters or more, before a blank and a new beginning; so "Dr. Ruiz",
    /// "9 a.m. to noon" and "2.5" stay whole.
    static func sentences(of text: String) -> [String] {
        guard text.count > 80 else { return [text] }
        var sentences: [String] = []
        var start = text.startIndex
        for mark in text.indices where ".!?".contains(text[mark]) {
            let blank = text.index(after: mark)
            guard blank < text.endIndex, text[blank] == " ",
                text[start..<mark].suffix(3).count(where: { $0.isLetter || $0.isNumber }) == 3,
                let first = text[blank...].first(where: { $0 != " " }), first.beginsASentence
            else { continue }
            sentences.append(String(text[start...mark]))
            start = text.index(after: blank)
        }
        return sentences + [String(text[start...])]
    }

    /// A long text in pieces that end where a sentence ends, or else a word.
    private static func cut(_ text: String) -> [String] {
        var pieces: [String] = []
        var rest = text[...]
        while rest.count > longest {
            let start = rest.prefix(longest)
            let end =
                start.lastIndex { ".!?".contains($0) } ?? start.lastIndex(of: " ")
                ?? start.index(before: start.endIndex)
            pieces.append(String(rest[...end]))
            rest = rest[rest.index(after: end)...]
        }
        return pieces + [String(rest)]
    }
}

extension Character {
    fileprivate var beginsASentence: Bool { isUppercase || "¿¡“\"".contains(self) }
}
