/// What reads nearest to a character on a terminal that has only ASCII.
enum ASCIIText {
    /// The ASCII for a text of one grapheme cluster; `?` where there is none.
    static func nearest(to cluster: String) -> String {
        guard let first = cluster.unicodeScalars.first else { return "" }
        if first.isASCII { return String(Character(first)) }
        if let known = replacements[first] { return known }
        if let letter = latinLetter(first) { return letter }
        switch first.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return ""
        case .spaceSeparator: return " "
        case .dashPunctuation: return "-"
        default: return "?"
        }
    }

    /// `e` for `é`: read from the Unicode name, LATIN SMALL LETTER E WITH ACUTE.
    private static func latinLetter(_ scalar: Unicode.Scalar) -> String? {
        guard scalar.value < 0x2000, let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ")
        guard words.count > 4, words[0] == "LATIN", words[2] == "LETTER", words[4] == "WITH",
            words[3].utf8.count == 1
        else { return nil }
        switch words[1] {
        case "SMALL": return words[3].lowercased()
        case "CAPITAL": return String(words[3])
        default: return nil
        }
    }

    private static let replacements: [Unicode.Scalar: String] = [
        "\u{A0}": " ", "\u{2013}": "-", "\u{2014}": "-", "\u{2212}": "-", "\u{2018}": "'",
        "\u{2019}": "'", "\u{201C}": "\"", "\u{201D}": "\"", "\u{AB}": "\"", "\u{BB}": "\"",
        "\u{2026}": "...", "\u{2022}": "*", "\u{B7}": "-", "\u{D7}": "x", "\u{F7}": "/",
        "\u{B0}": " deg", "\u{B1}": "+/-", "\u{B5}": "u", "\u{BC}": "1/4", "\u{BD}": "1/2",
        "\u{BE}": "3/4", "\u{A9}": "(c)", "\u{AE}": "(R)", "\u{2122}": "(TM)", "\u{20AC}": "EUR",
        "\u{A3}": "GBP", "\u{DF}": "ss", "\u{C6}": "AE", "\u{E6}": "ae", "\u{152}": "OE",
        "\u{153}": "oe", "\u{D8}": "O", "\u{F8}": "o", "\u{BF}": "?", "\u{A1}": "!",
        "\u{2264}": "<=", "\u{2265}": ">=", "\u{2190}": "<-", "\u{2192}": "->", "\u{AA}": "a",
        "\u{BA}": "o", "\u{131}": "i", "\u{142}": "l", "\u{141}": "L", "\u{FFFD}": "?",
    ]
}
