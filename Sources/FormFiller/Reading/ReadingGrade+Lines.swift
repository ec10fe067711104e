extension ReadingGrade {
    /// Measures a line of any characters.
    mutating func measure(_ line: String) {
        var length = 0
        for word in line.split(whereSeparator: \.isWhitespace) {
            if word.contains(where: { $0.isLetter || $0.isNumber }) {
                count(wordOf: SyllableCount.inWord(word), in: &length)
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
    mutating func measure(ascii line: Span<UInt8>) -> Bool {
        var length = 0
        var word = WordSyllables()
        var isWord = false
        var endsSentence = false
        var index = 0
        while index < line.count {
            let byte = line[index]
            if WordSyllables.letter(byte) > 0 {
                index = word.readLetters(of: line, from: index)
                isWord = true
                endsSentence = false
                continue
            }
            index += 1
            if byte == 0x20 || (0x09...0x0D).contains(byte) {
                let syllables = word.end()
                if isWord { count(wordOf: syllables, in: &length) }
                if endsSentence { endSentence(of: &length) }
                isWord = false
                endsSentence = false
                continue
            }
            guard byte < 0x80 else { return false }
            word.read(other: byte)
            if WordSyllables.isDigit(byte) { isWord = true }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSentence = true
            default: endsSentence = false
            }
        }
        if isWord { count(wordOf: word.end(), in: &length) }
        endSentence(of: &length)
        return true
    }
}
