extension SlipReader {
    /// Goes past blanks and what people write in their place; false at a comment that does not end.
    mutating func skipBlanks() -> Bool {
        while offset < text.count {
            switch text[offset] {
            case 0x20, 0x09, 0x0A, 0x0D: offset += 1
            case 0x0B, 0x0C: putBlank(1)
            case UInt8(ascii: "/"), UInt8(ascii: "#"):
                guard let end = commentEnd() else { return false }
                // Its line breaks stay, so that all lines keep their numbers.
                let breaks = text[offset..<end].filter { $0 == 0x0A }
                mend(offset..<end, breaks, "a comment is taken out")
            case 0xC2, 0xE1, 0xE2, 0xE3, 0xEF:
                guard let length = Self.blanks.first(where: { starts(with: $0) })?.utf8.count else {
                    guard let mark = Self.marks.first(where: { starts(with: $0) }) else {
                        return true
                    }
                    mend(offset..<offset + mark.utf8.count, [], "an invisible mark is taken out")
                    continue
                }
                putBlank(length)
            default: return true
            }
        }
        return true
    }

    private mutating func putBlank(_ length: Int) {
        mend(
            offset..<offset + length,
            [0x20],
            "an unusual blank, such as a no-break space, is made a plain one"
        )
    }

    private mutating func mend(_ range: Range<Int>, _ replacement: [UInt8], _ what: String) {
        add(range, String(decoding: replacement, as: UTF8.self), what)
        offset = range.upperBound
    }

    func starts(with word: String) -> Bool { text[offset...].starts(with: word.utf8) }

    /// Blanks that are none in JSON.
    private static let blanks =
        [
            "\u{A0}", "\u{202F}", "\u{2007}", "\u{3000}", "\u{1680}", "\u{205F}", "\u{2028}",
            "\u{2029}",
        ]
        + (0x2000...0x200A).compactMap { Unicode.Scalar($0).map { String(Character($0)) } }
    /// Marks without width.
    private static let marks = ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{200E}", "\u{200F}"]

    /// Whether something but blanks stands before the cursor on its line.
    private var isBehindText: Bool {
        let line = text[..<offset].lastIndex { $0 == 0x0A || $0 == 0x0D } ?? -1
        return text[(line + 1)..<offset].contains { $0 != 0x20 && $0 != 0x09 }
    }

    /// Whether a name in quotes with a colon behind it stands somewhere.
    private func holdsProperty(_ range: Range<Int>) -> Bool {
        var isBehindQuote = false
        for byte in text[range] {
            if byte == UInt8(ascii: ":"), isBehindQuote { return true }
            isBehindQuote = byte == UInt8(ascii: "\"") || isBehindQuote && byte == 0x20
        }
        return false
    }

    /// Where the comment at the cursor ends; nil where it is none, does not end, or may hold what is meant to count.
    private func commentEnd() -> Int? {
        if text[offset] == UInt8(ascii: "#") || starts(with: "//") {
            let end = text[offset...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
            // On a line of its own it hides what was; behind something what follows may be meant to count: `# note, "title": "A"`.
            return isBehindText && holdsProperty(offset..<end) ? nil : end
        }
        guard starts(with: "/*") else { return nil }
        var index = offset + 2
        while index + 1 < text.count {
            if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") {
                return index + 2
            }
            index += 1
        }
        return nil
    }
}
