/// What people write in a JSON file by mistake, where a value, a name or a comma belongs.
enum JSONSlip {
    case mergeMarks, noBreakSpace, invisibleMark, decimalComma, digitGroups, leftOut, innerQuote
    case bracketTooMany, wordsBefore

    /// The slip at a place of a text, at which reading stopped; nil for any other.
    init?(at offset: Int, in text: [UInt8]) {
        let rest = text[offset...]
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(where: {
            rest.starts(with: $0.utf8)
        }) {
            self = .mergeMarks
        } else if rest.starts(with: "\u{A0}".utf8) || rest.starts(with: "\u{202F}".utf8)
            || rest.starts(with: "\u{2007}".utf8)
        {
            self = .noBreakSpace
        } else if ["\u{200B}", "\u{FEFF}", "\u{2060}", "\u{200E}"].contains(where: {
            rest.starts(with: $0.utf8)
        }) {
            self = .invisibleMark
        } else if Self.areDigitGroups(at: offset, in: text) {
            self = .digitGroups
        } else if Self.isDecimalComma(at: offset, in: text) {
            self = .decimalComma
        } else if rest.starts(with: "…".utf8) || rest.starts(with: "...".utf8) {
            self = .leftOut
        } else if Self.areWordsBefore(offset, in: text) {
            self = .wordsBefore
        } else {
            return nil
        }
    }

    /// Whether the file begins with something else, and the questionnaire stands further on: a letter around it, a program.
    private static func areWordsBefore(_ offset: Int, in text: [UInt8]) -> Bool {
        // A word, or the marks (```) chat programs put around a file.
        let isWord = (text[offset] | 0x20) &- UInt8(ascii: "a") < 26 || text[offset] == 0x60
        guard isWord, text[..<offset].allSatisfy({ $0 <= 0x20 }),
            let brace = text[offset...].firstIndex(of: UInt8(ascii: "{"))
        else { return false }
        let rest = text[brace...].prefix(400)
        return String(decoding: rest, as: UTF8.self).contains("\"resourceType\"")
    }

    /// Whether the digits here are the rest of a number whose thousands are parted by commas: `1,000.5`.
    private static func areDigitGroups(at offset: Int, in text: [UInt8]) -> Bool {
        guard isDecimalComma(at: offset, in: text) else { return false }
        let digits = text[offset...].prefix { (0x30...0x39).contains($0) }
        let next = text[digits.endIndex...].prefix(2)
        guard digits.count == 3, let sign = next.first else { return false }
        return sign == UInt8(ascii: ".")
            || sign == UInt8(ascii: ",") && next.last.map { (0x30...0x39).contains($0) } == true
    }

    /// The slip at a place right behind a value, where a comma or the end belongs; nil for any other.
    init?(behindAValueAt offset: Int, in text: [UInt8]) {
        guard text.indices.contains(offset), offset > 0 else { return nil }
        let byte = text[offset]
        let isLetter = (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte >= 0x80
        // "Do you feel "well" today?": the text seems to end before its inner quotation mark.
        if text[offset - 1] == UInt8(ascii: "\""), isLetter {
            self = .innerQuote
        } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
            self = .bracketTooMany
        } else {
            return nil
        }
    }

    /// Whether a digit stands here behind a comma that stands behind a digit: `2,5`.
    private static func isDecimalComma(at offset: Int, in text: [UInt8]) -> Bool {
        func isDigit(_ place: Int) -> Bool {
            text.indices.contains(place) && (0x30...0x39).contains(text[place])
        }
        return isDigit(offset) && offset >= 2 && text[offset - 1] == UInt8(ascii: ",")
            && isDigit(offset - 2)
    }

    /// What to do.
    var advice: String {
        switch self {
        case .mergeMarks: "Two versions were mixed here. Keep one, from <<<<<<< to >>>>>>>."
        case .noBreakSpace: "An invisible no-break space stands here. Type a blank."
        case .invisibleMark: "A sign that cannot be seen stands here. Take it out."
        case .digitGroups: "Numbers have no commas between their digits: 1000.5."
        case .wordsBefore:
            "Something stands before the questionnaire. Take out all before its first { and behind its last }."
        case .decimalComma: "Decimals have a point: 2.5."
        case .innerQuote:
            "A quotation mark stands inside a text. Write \\\" for it, with a backslash before it."
        case .bracketTooMany:
            "A closing bracket too many stands here, or one is missing before it. Take it out, or close what was opened."
        case .leftOut: "Something was left out here. Fill it in."
        }
    }
}
