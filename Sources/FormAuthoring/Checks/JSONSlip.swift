/// What people write in a JSON file by mistake, where a value, a name or a comma belongs.
enum JSONSlip {
    case mergeMarks, noBreakSpace, decimalComma, leftOut, innerQuote, bracketTooMany

    /// The slip at a place of a text, at which reading stopped; nil for any other.
    init?(at offset: Int, in text: [UInt8]) {
        let rest = text[offset...]
        if ["<<<<<<<", "=======", ">>>>>>>", "|||||||"].contains(where: {
            rest.starts(with: $0.utf8)
        }) {
            self = .mergeMarks
        } else if rest.starts(with: "\u{A0}".utf8) || rest.starts(with: "\u{202F}".utf8)
            || rest.starts(with: "\u{2007}".utf8) || rest.starts(with: "\u{200B}".utf8)
        {
            self = .noBreakSpace
        } else if Self.isDecimalComma(at: offset, in: text) {
            self = .decimalComma
        } else if rest.starts(with: "…".utf8) || rest.starts(with: "...".utf8) {
            self = .leftOut
        } else {
            return nil
        }
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
        case .decimalComma: "Decimals have a point: 2.5."
        case .innerQuote:
            "A quotation mark stands inside a text. Write \\\" for it, with a backslash before it."
        case .bracketTooMany:
            "A closing bracket too many stands here, or one is missing before it. Take it out, or close what was opened."
        case .leftOut: "Something was left out here. Fill it in."
        }
    }
}
