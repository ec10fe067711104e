/// A typed line in the words it is made of, as they are compared with what people type: small letters without accents and
/// apostrophes, and without the signs between them.
///
///     HeardLine("Yesss, I don't!").text == "yesss i dont"
struct HeardLine: Sendable {
    let words: [HeardWord]

    /// The words of a line; beyond the most that are looked at nothing is heard.
    init(_ line: String) {
        var words: [HeardWord] = []
        var word = ""
        var isAfterBreak = true
        func end() {
            guard !word.isEmpty else { return }
            words.append(HeardWord(word, isAfterBreak: isAfterBreak))
            word = ""
            isAfterBreak = false
        }
        for character in line {
            if words.count >= Self.mostWords { break }
            if character.isLetter || character.isNumber {
                word += Self.plain(character)
            } else if !Self.apostrophes.contains(character) {
                end()
                if !character.isWhitespace { isAfterBreak = true }
            }
        }
        end()
        self.words = words
    }

    /// The words with one blank between them.
    var text: String { words.map(\.text).joined(separator: " ") }

    var isEmpty: Bool { words.isEmpty }

    private init(words: [HeardWord]) { self.words = words }

    /// Without words at its beginning that say nothing of their own: "dont know" of "I really don't know".
    var withoutIntroduction: HeardLine {
        HeardLine(
            words: Array(
                words.drop { word in
                    HeardLanguage.all.contains { $0.fillers.contains(word.text) }
                }
            )
        )
    }

    /// Without the small words around those of an option: "phone" of "by phone".
    var withoutSmallWords: HeardLine {
        func isSmall(_ word: HeardWord) -> Bool {
            HeardLanguage.all.contains { $0.aroundOptions.contains(word.text) }
        }
        let behind = words.drop(while: isSmall)
        let end = behind.lastIndex { !isSmall($0) }
        return HeardLine(words: Array(end.map { behind[...$0] } ?? []))
    }

    /// More than anybody says in one answer of 10,000 characters.
    private static let mostWords = 2_500

    private static let apostrophes: Set<Character> = ["'", "\u{2019}", "\u{B4}", "`"]

    private static func plain(_ character: Character) -> String {
        if character.isASCII { return character.lowercased() }
        let nearest = ASCIIText.nearest(to: String(character))
        return nearest == "?" ? character.lowercased() : nearest.lowercased()
    }
}

/// One word of a line.
struct HeardWord: Sendable {
    let text: String
    /// The word with one letter for each run of the same, where it is drawn out: "yes" of "yesss".
    let squeezed: String?
    /// Whether a comma or another sign stands before it.
    let isAfterBreak: Bool

    init(_ text: String, isAfterBreak: Bool = false) {
        self.text = text
        self.isAfterBreak = isAfterBreak
        squeezed = Self.isDrawnOut(text) ? Self.squeezed(text) : nil
    }

    /// Whether this is a word, drawn out or not.
    func `is`(_ word: String) -> Bool {
        if text == word { return true }
        return squeezed.map { $0 == Self.squeezed(word) } ?? false
    }

    func begins(with stem: String) -> Bool {
        if text.hasPrefix(stem) { return true }
        return squeezed.map { $0.hasPrefix(Self.squeezed(stem)) } ?? false
    }

    private static func isDrawnOut(_ word: String) -> Bool {
        var run = 0
        var last: Character?
        for character in word where character.isLetter {
            run = character == last ? run + 1 : 1
            if run == 3 { return true }
            last = character
        }
        return false
    }

    private static func squeezed(_ word: String) -> String {
        var kept = ""
        for character in word where character != kept.last { kept.append(character) }
        return kept
    }
}
