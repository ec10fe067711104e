/// The syllables of Spanish words, counted by spelling.
///
/// Spanish is spelled as it is spoken, so that rules are enough: `a`, `e` and `o` are a syllable each; `i` and `u` beside them
/// belong to the same one (`bue-no`, `cui-da`) unless they carry an accent (`dí-a`). A `y` before a vowel is a consonant. Short
/// forms in capitals are read letter by letter (`T-E-P-T`); numbers and mail addresses count one, as in English.
public enum SpanishSyllableCount {
    /// The syllables of one word, at least one.
    ///
    /// Punctuation around it does not count; parts joined by hyphens are counted apart.
    public static func inWord(_ word: some StringProtocol) -> Int {
        if word.contains(where: { $0.isNumber || $0 == "@" }) { return 1 }
        let parts = word.split { !$0.isLetter }
        return max(1, parts.reduce(0) { $0 + inPart(Array($1)) })
    }

    private static func inPart(_ letters: [Character]) -> Int {
        if letters.count > 1, letters.count < 7, letters.allSatisfy(\.isUppercase) {
            return letters.reduce(0) { $0 + syllablesOfName(of: $1) }
        }
        var syllables = 0
        var run: [Vowel] = []
        for index in letters.indices {
            if let vowel = Vowel(letters, at: index) {
                run.append(vowel)
            } else {
                syllables += Self.syllables(of: run)
                run = []
            }
        }
        return max(1, syllables + Self.syllables(of: run))
    }

    /// A run of vowels: one syllable for each strong one and for each weak one that is set apart from it by its accent.
    private static func syllables(of run: [Vowel]) -> Int {
        if run.isEmpty { return 0 }
        var syllables = 0
        for (index, vowel) in run.enumerated() {
            switch vowel {
            case .strong: syllables += 1
            case .accented:
                let isBesideStrong =
                    (index > 0 && run[index - 1] == .strong)
                    || (index + 1 < run.count && run[index + 1] == .strong)
                if isBesideStrong { syllables += 1 }
            case .weak: break
            }
        }
        return max(1, syllables)
    }

    /// What a letter is called: `efe` has two syllables, `te` one.
    private static func syllablesOfName(of letter: Character) -> Int {
        switch letter {
        case "A", "B", "C", "D", "E", "G", "I", "K", "O", "P", "Q", "T", "U", "Á", "É", "Í", "Ó",
            "Ú":
            1
        case "W", "Y": 4
        default: 2
        }
    }

    private enum Vowel {
        case strong, weak
        /// `í` or `ú`.
        case accented

        init?(_ letters: [Character], at index: Int) {
            switch letters[index] {
            case "a", "e", "o", "á", "é", "ó", "A", "E", "O", "Á", "É", "Ó": self = .strong
            case "i", "u", "ü", "I", "U", "Ü": self = .weak
            case "í", "ú", "Í", "Ú": self = .accented
            case "y", "Y":
                guard index + 1 == letters.count || Vowel(letters, at: index + 1) == nil else {
                    return nil
                }
                self = .weak
            default: return nil
            }
        }
    }
}
