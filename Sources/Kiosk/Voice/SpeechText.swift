/// The texts that a synthesizer is given for a page, one after the other, and the voice that says them.
package struct SpeechText: Sendable {
    /// The name of the voice: "en-us".
    package let voice: String
    /// Each one line, short enough for a pipe.
    package let pieces: [String]

    private static let longest = 2_000

    /// The texts of a page; nil where none of the languages has something to say in its language.
    package init?(of page: SpokenPage, in languages: [any Words]) {
        let words = languages.last { $0.language == page.language }?.spoken
        guard let words else { return nil }
        let pronunciation = Pronunciation(words)
        voice = words.voice
        pieces = page.utterances.map { pronunciation.text(of: $0) }.flatMap(Self.cut)
            .filter { !$0.isEmpty }
    }

    /// The name of a sign that was typed.
    package init?(sign: Character, language: String, in languages: [any Words]) {
        let words = languages.last { $0.language == language }?.spoken
        guard let words else { return nil }
        voice = words.voice
        pieces = [words.name(of: sign)]
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
