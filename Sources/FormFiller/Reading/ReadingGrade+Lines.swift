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

    /// Measures a line of ASCII characters byte by byte, with the same result: most texts are such, and a questionnaire may
    /// have 100,000 of them.
    mutating func measure(ascii line: ArraySlice<UInt8>) {
        var length = 0
        var word = WordSyllables()
        var isWord = false
        var endsSentence = false
        for byte in line {
            guard byte > 0x20 || (byte < 0x20 && !(0x09...0x0D).contains(byte)) else {
                if isWord { count(wordOf: word.end(), in: &length) } else { _ = word.end() }
                if endsSentence { endSentence(of: &length) }
                isWord = false
                endsSentence = false
                continue
            }
            word.read(byte)
            if WordSyllables.isLetterOrDigit(byte) { isWord = true }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"): break
            default:
                endsSentence =
                    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "!")
                    || byte == UInt8(ascii: "?")
            }
        }
        if isWord { count(wordOf: word.end(), in: &length) }
        endSentence(of: &length)
    }
}
