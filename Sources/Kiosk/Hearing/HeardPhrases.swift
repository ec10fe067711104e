/// Phrases that mean the same, as a language's file lists them, one a line.
///
/// In a line `/` parts words of which any may stand, `*` ends the beginning of a word, and `_` is up to three other words:
/// `kill/hurt _ myself` is heard in "I could just kill myself", `suicid*` in "suicidal". A slip of one letter in a word of six
/// or more is heard too.
struct HeardPhrases: Sendable {
    private let phrases: [Phrase]

    init(_ lines: String) {
        phrases = lines.split(separator: "\n").map { Phrase($0) }.filter { !$0.parts.isEmpty }
    }

    /// Those of both.
    static func + (one: HeardPhrases, other: HeardPhrases) -> HeardPhrases {
        HeardPhrases(phrases: one.phrases + other.phrases)
    }

    private init(phrases: [Phrase]) { self.phrases = phrases }

    /// The phrases of single words, such as "yes", as whole words.
    init(words: some Sequence<String>) {
        phrases = words.map { Phrase(parts: HeardLine($0).words.map { .words([$0.text]) }) }
            .filter { !$0.parts.isEmpty }
    }

    /// Whether a line is one of them and nothing else.
    func isWhole(_ words: some Collection<HeardWord>) -> Bool {
        let words = Array(words)
        return !words.isEmpty
            && phrases.contains { $0.end(in: words, at: 0, exact: true) == words.count }
    }

    /// How many words at the beginning of a line are one of them, the longest; nil where it begins otherwise.
    func beginning(of words: [HeardWord]) -> Int? {
        phrases.compactMap { $0.end(in: words, at: 0, exact: true) }.max()
    }

    /// Where one of them stands in a line: the longest that begins first.
    ///
    /// - Parameters:
    ///   - words: the line.
    ///   - least: how many words it must have.
    /// - Returns: its place; nil where there is none.
    func first(in words: [HeardWord], least: Int = 1) -> Range<Int>? {
        for start in words.indices {
            let ends = phrases.lazy.filter { $0.parts.count >= least }
                .compactMap { $0.end(in: words, at: start, exact: false) }
            if let end = ends.max() { return start..<end }
        }
        return nil
    }

    func isIn(_ words: [HeardWord]) -> Bool { first(in: words) != nil }
}

/// One phrase: words in order.
private struct Phrase: Sendable {
    enum Part: Sendable {
        case words([String])
        case stems([String])
        case gap
    }

    let parts: [Part]

    init(parts: [Part]) { self.parts = parts }

    init(_ line: Substring) {
        parts = line.split(separator: " ").map { word in
            if word == "_" { return .gap }
            let alternatives = word.split(separator: "/")
            return alternatives.contains { $0.hasSuffix("*") }
                ? .stems(alternatives.map { String($0.prefix { $0 != "*" }) })
                : .words(alternatives.map(String.init))
        }
    }

    /// The place behind the phrase, where it stands at a place of a line.
    func end(in words: [HeardWord], at start: Int, exact: Bool) -> Int? {
        end(of: parts[...], in: words, at: start, exact: exact)
    }

    private func end(
        of parts: ArraySlice<Part>,
        in words: [HeardWord],
        at place: Int,
        exact: Bool
    ) -> Int? {
        guard let part = parts.first else { return place }
        let rest = parts.dropFirst()
        let mostOthers = 3
        switch part {
        case .gap:
            if rest.isEmpty { return min(words.count, place + mostOthers) }
            for skipped in 0...mostOthers {
                if let end = end(of: rest, in: words, at: place + skipped, exact: exact) {
                    return end
                }
            }
            return nil
        case .words(let alternatives):
            guard place < words.count else { return nil }
            let word = words[place]
            let isHeard = alternatives.contains {
                word.is($0) || (!exact && Slip.isOne(word.text, for: $0))
            }
            return isHeard ? end(of: rest, in: words, at: place + 1, exact: exact) : nil
        case .stems(let stems):
            guard place < words.count, stems.contains(where: { words[place].begins(with: $0) })
            else { return nil }
            return end(of: rest, in: words, at: place + 1, exact: exact)
        }
    }
}

/// A slip of the finger: one letter left out, put in, wrong, or two that changed places.
enum Slip {
    /// Words of fewer letters are too near to others: "skill" is no "kill".
    private static let shortest = 6

    static func isOne(_ typed: String, for word: String) -> Bool {
        let (typed, word) = (Array(typed.utf8), Array(word.utf8))
        guard word.count >= shortest, abs(typed.count - word.count) <= 1 else { return false }
        let same = zip(typed, word).prefix { $0 == $1 }.count
        let (rest, wanted) = (typed[same...], word[same...])
        if typed.count < word.count { return rest.elementsEqual(wanted.dropFirst()) }
        if typed.count > word.count { return rest.dropFirst().elementsEqual(wanted) }
        if rest.dropFirst().elementsEqual(wanted.dropFirst()) { return true }
        guard rest.count >= 2, wanted.count >= 2 else { return false }
        return rest[same] == wanted[same + 1] && rest[same + 1] == wanted[same]
            && rest.dropFirst(2).elementsEqual(wanted.dropFirst(2))
    }
}
