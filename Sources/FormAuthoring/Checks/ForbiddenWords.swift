internal import FormFiller

/// A clinic's list of words and phrases that visitors must never read, ready to be looked for.
///
/// A phrase matches whole words, in upper or lower case, whatever stands between the words (blanks, line breaks, curly
/// apostrophes for straight ones); a last `*` matches any ending.
struct ForbiddenWords {
    /// One phrase as words in lower case.
    private struct Phrase {
        let text: String
        let words: [String]
        let isOpen: Bool
    }

    /// Phrases by their first word; those that match any ending of it apart.
    private var byFirst: [String: [Phrase]] = [:]
    private var open: [Phrase] = []

    /// Something that was found.
    struct Found {
        /// The phrase as the list has it.
        let phrase: String
        /// Where it begins in the text's UTF-8.
        let offset: Int
    }

    init(_ list: [String]) {
        for entry in list {
            let isOpen = entry.hasSuffix("*")
            let words = Self.words(of: entry).map(\.text)
            guard let first = words.first else { continue }
            let phrase = Phrase(text: entry, words: words, isOpen: isOpen)
            if isOpen, words.count == 1 {
                open.append(phrase)
            } else {
                byFirst[first, default: []].append(phrase)
            }
        }
    }

    /// Every place at which a phrase stands in a text.
    func found(in text: ArraySlice<UInt8>) -> [Found] {
        if byFirst.isEmpty, open.isEmpty { return [] }
        let words = Self.words(of: text)
        var found: [Found] = []
        for (index, word) in words.enumerated() {
            for phrase in (byFirst[word.text] ?? [])
                + open.filter({ word.text.hasPrefix($0.words[0]) })
            where matches(phrase, words[index...]) {
                found.append(Found(phrase: phrase.text, offset: word.offset))
            }
        }
        return found
    }

    private func matches(_ phrase: Phrase, _ words: ArraySlice<(text: String, offset: Int)>) -> Bool
    {
        guard words.count >= phrase.words.count else { return false }
        for (number, (wanted, word)) in zip(phrase.words, words).enumerated() {
            let isLast = number == phrase.words.count - 1
            guard word.text == wanted || (isLast && phrase.isOpen && word.text.hasPrefix(wanted))
            else { return false }
        }
        return true
    }

    /// The words of a text in lower case, each with the place it begins at.
    private static func words(of text: ArraySlice<UInt8>) -> [(text: String, offset: Int)] {
        text.allSatisfy { $0 < 0x80 }
            ? words(ofASCII: text) : words(of: String(decoding: text, as: UTF8.self))
    }

    /// The same for ASCII, byte by byte.
    private static func words(ofASCII text: ArraySlice<UInt8>) -> [(text: String, offset: Int)] {
        var words: [(text: String, offset: Int)] = []
        var letters: [UInt8] = []
        for (offset, byte) in text.enumerated() {
            if SpokenPart.isLetterOrDigit(byte) || byte == UInt8(ascii: "'") {
                letters.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
            } else if !letters.isEmpty {
                words.append((String(decoding: letters, as: UTF8.self), offset - letters.count))
                letters.removeAll(keepingCapacity: true)
            }
        }
        if !letters.isEmpty {
            let offset = text.count - letters.count
            words.append((String(decoding: letters, as: UTF8.self), offset))
        }
        return words
    }

    /// The same for any characters.
    private static func words(of text: String) -> [(text: String, offset: Int)] {
        var words: [(text: String, offset: Int)] = []
        var current = ""
        var start = 0
        var offset = 0
        for character in text {
            let isPart = character.isLetter || character.isNumber || "'’".contains(character)
            if isPart {
                if current.isEmpty { start = offset }
                current += character == "’" ? "'" : character.lowercased()
            } else if !current.isEmpty {
                words.append((current, start))
                current = ""
            }
            offset += character.utf8.count
        }
        if !current.isEmpty { words.append((current, start)) }
        return words
    }
}
