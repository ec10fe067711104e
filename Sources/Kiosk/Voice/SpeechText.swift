/// The texts that a synthesizer is given for a page, one after the other, and the voice that says them.
package struct SpeechText: Sendable {
    /// The name of the voice: "en-us".
    package let voice: String
    /// Each one sentence, as far as that is seen, on one line and short enough for a pipe; a key passes over each.
    package let pieces: [String]

    private static let longest = 2_000

    /// The texts of a page; nil where none of the languages has something to say in its language.
    package init?(of page: SpokenPage, in languages: [any Words]) {
        let words = languages.last { $0.language == page.language }?.spoken
        guard let words else { return nil }
        let pronunciation = Pronunciation(words)
        voice = words.voice
        pieces = page.utterances
            .flatMap { utterance in
                // What is said sign by sign is one thing to write down.
                utterance.isSpelled
                    ? [utterance] : Self.sentences(of: utterance.text).map { .init($0) }
            }
            .map { pronunciation.text(of: $0) }.flatMap(Self.cut)
            .filter { $0.contains { !$0.isWhitespace } }
    }

    /// The name of a sign that was typed.
    package init?(sign: Character, language: String, in languages: [any Words]) {
        let words = languages.last { $0.language == language }?.spoken
        guard let words else { return nil }
        voice = words.voice
        pieces = [words.name(of: sign)]
    }

    /// The sentences of a text: an end is a mark behind a word of three letters or more, and before a blank and a new beginning, so
    /// that "Dr. Ruiz", "9 a.m. to noon" and "2.5" stay whole. What is short, such as most choices, is one thing to listen to.
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
