/// A text as it is compared with what people type: in small letters, without accents and punctuation, word by word.
///
/// `Côte d'Ivoire` is `cote`, `d`, `ivoire`; `Straße` is `strasse`.
struct FoldedWords: Equatable {
    private(set) var words: [[Unicode.Scalar]] = []
    /// The first letter of each word, and whether the word is written with a small one: "of" in "United States of America".
    private(set) var initials: [(letter: Unicode.Scalar, isSmall: Bool)] = []

    init(_ text: String) {
        var word: [Unicode.Scalar] = []
        var isSmall = false
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .nonspacingMark, .enclosingMark: continue
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter,
                .otherLetter, .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
                if word.isEmpty { isSmall = scalar.properties.isLowercase }
                word += Self.folded(scalar)
            default:
                add(word, isSmall)
                word = []
            }
        }
        add(word, isSmall)
    }

    private mutating func add(_ word: [Unicode.Scalar], _ isSmall: Bool) {
        guard let first = word.first else { return }
        words.append(word)
        initials.append((first, isSmall))
    }

    /// Whether one begins with all words of another, the last of which may be cut off.
    func begins(with other: FoldedWords) -> Bool {
        guard let last = other.words.last, other.words.count <= words.count else { return false }
        let before = other.words.count - 1
        return words[..<before].elementsEqual(other.words[..<before])
            && words[before].starts(with: last)
    }

    /// Whether letters typed in one piece are the first letters of its words, of which small ones may be left out: `usa`.
    func hasInitials(_ letters: [Unicode.Scalar]) -> Bool {
        guard letters.count > 1, words.count > 1 else { return false }
        let all = initials.map(\.letter)
        return all == letters || initials.filter { !$0.isSmall }.map(\.letter) == letters
    }

    static func == (one: FoldedWords, other: FoldedWords) -> Bool { one.words == other.words }

    /// A letter as it is compared.
    private static func folded(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
        if scalar.isASCII { return Array(scalar.properties.lowercaseMapping.unicodeScalars) }
        return scalar.properties.lowercaseMapping.unicodeScalars.flatMap { small in
            if small.properties.generalCategory == .nonspacingMark { return [Unicode.Scalar]() }
            return plain[small].map { Array($0.unicodeScalars) } ?? [small]
        }
    }

    /// The plain letters of those with accents in the languages of Europe.
    private static let plain: [Unicode.Scalar: String] = {
        let letters: [(String, String)] = [
            ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"), ("c", "çćĉċč"), ("d", "ďđð"),
            ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
            ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįıǐỉị"), ("j", "ĵ"), ("k", "ķ"),
            ("l", "ĺļľŀł"),
            ("n", "ñńņňŉ"), ("o", "òóôõöøōŏőǒọỏốồổỗộơớờởỡợ"), ("r", "ŕŗř"), ("s", "śŝşšș"),
            ("t", "ţťŧț"),
            ("u", "ùúûüũūŭůűųǔụủưứừửữự"), ("w", "ŵ"), ("y", "ýÿŷỳỵỷỹ"), ("z", "źżž"), ("ss", "ß"),
            ("ae", "æ"), ("oe", "œ"), ("th", "þ"),
        ]
        var plain: [Unicode.Scalar: String] = [:]
        for (letter, accented) in letters {
            for scalar in accented.unicodeScalars { plain[scalar] = letter }
        }
        return plain
    }()
}
