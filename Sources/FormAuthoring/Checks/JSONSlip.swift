/// What people write in a JSON file by mistake, where a value, a name or a comma belongs.
enum JSONSlip {
    case mergeMarks, noBreakSpace, decimalComma, leftOut

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
        case .leftOut: "Something was left out here. Fill it in."
        }
    }
}
