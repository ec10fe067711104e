internal import FHIRModel
internal import FormFiller

extension ReadingGrade {
    /// Measures a line of any characters.
    mutating func measure(_ line: String) {
        var length = 0
        for word in line.split(whereSeparator: \.isWhitespace) {
            if word.contains(where: { $0.isLetter || $0.isNumber }) {
                count(wordOf: formula.syllables(in: word), in: &length)
            }
            if let end = word.last(where: { !Self.closing.contains($0) }), ".!?".contains(end) {
                endSentence(of: &length)
            }
        }
        endSentence(of: &length)
    }

    /// Quotation marks and brackets that may stand after the end of a sentence.
    private static let closing: Set<Character> = ["\"", "'", ")", "]", "”", "’", "»"]

    /// Measures a line of ASCII characters byte by byte, with the same result.
    ///
    /// Most texts are such, and a questionnaire may have 100,000 of them. False, and nothing to be relied on, where the line
    /// has others.
    mutating func measure(ascii line: Span<UInt8>, _ memory: inout SyllableMemory) -> Bool {
        var read = ReadingGrade()
        var word = ReadWord()
        var length = 0
        var index = 0
        while true {
            let part = WordPart(in: line, from: index)
            if part.count > 0 {
                word.syllables += memory.syllables(of: part, in: line, from: index)
                if part.hasLetters { (word.isWord, word.endsSentence) = (true, false) }
                index += part.count
            }
            guard index < line.count else { break }
            let byte = line[index]
            index += 1
            switch byte {
            case UInt8(ascii: " "), 0x09...0x0D:
                read.add(word, to: &length)
                word = ReadWord()
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): word.endsSentence = true
            case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                (word.isWord, word.isOneSyllable, word.endsSentence) = (true, true, false)
            case UInt8(ascii: "@"): (word.isOneSyllable, word.endsSentence) = (true, false)
            case 0x80...: return false
            default: word.endsSentence = false
            }
        }
        read.add(word, to: &length)
        read.endSentence(of: &length)
        add(read)
        return true
    }

    /// Adds a stretch between blanks to a sentence that has so many words.
    @inline(__always)
    private mutating func add(_ word: ReadWord, to length: inout Int) {
        if word.isWord { count(wordOf: word.isOneSyllable ? 1 : word.syllables, in: &length) }
        if word.endsSentence { endSentence(of: &length) }
    }
}

/// What was read between two blanks.
private struct ReadWord {
    var syllables = 0
    /// Whether it has a letter or a digit.
    var isWord = false
    /// Whether it has a digit or an `@`, so that it counts as one syllable.
    var isOneSyllable = false
    var endsSentence = false
}
