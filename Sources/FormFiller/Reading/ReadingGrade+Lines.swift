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
    mutating func measure(ascii line: Span<UInt8>, _ memory: inout SyllableMemory) -> Bool {
        var length = 0
        var syllables = 0
        var isWord = false
        var isOneSyllable = false
        var endsSentence = false
        var index = 0
        while true {
            let start = index
            var letters: UInt64 = 0
            var anyLetter: UInt8 = 0
            while index < line.count {
                let letter = SpokenPart.letter(line[index])
                if letter > 0 {
                    letters = letters << 5 | UInt64(letter)
                    anyLetter |= line[index]
                } else if line[index] != UInt8(ascii: "'") {
                    break
                }
                index += 1
            }
            if index > start {
                let isSmall = anyLetter & 0x20 != 0
                syllables += memory.syllables(
                    of: letters,
                    hasSmallLetter: isSmall,
                    in: line,
                    start..<index
                )
                if letters > 0 { (isWord, endsSentence) = (true, false) }
            }
            let byte = index < line.count ? line[index] : UInt8(ascii: " ")
            switch byte {
            case UInt8(ascii: " "), 0x09...0x0D:
                if isWord { count(wordOf: isOneSyllable ? 1 : syllables, in: &length) }
                if endsSentence || index == line.count { endSentence(of: &length) }
                if index == line.count { return true }
                (syllables, isWord, isOneSyllable, endsSentence) = (0, false, false, false)
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): endsSentence = true
            case UInt8(ascii: "\""), UInt8(ascii: ")"), UInt8(ascii: "]"): break
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                (isWord, isOneSyllable, endsSentence) = (true, true, false)
            case UInt8(ascii: "@"): (isOneSyllable, endsSentence) = (true, false)
            case 0x80...: return false
            default: endsSentence = false
            }
            index += 1
        }
    }
}
