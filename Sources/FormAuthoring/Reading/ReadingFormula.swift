/// The formula that tells how hard a text is, made for one language.
public enum ReadingFormula: Sendable, Hashable {
    /// Flesch-Kincaid, for English: `0.39 × words / sentences + 11.8 × syllables / words − 15.59` is the year of school.
    ///
    /// J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of new readability formulas for Navy enlisted
    /// personnel", Research Branch Report 8-75, 1975.
    case fleschKincaid
    /// Fernández Huerta, for Spanish: `206.84 − 60 × syllables / words − 1.02 × words / sentences` is how easy it is, which a
    /// table turns into a school year.
    ///
    /// J. Fernández Huerta, "Medidas sencillas de lecturabilidad", Consigna 214, 1959.
    case fernandezHuerta

    /// The formula for a language by its BCP 47 code, such as `es-US`; nil where none is known here.
    public init?(language: String) {
        switch language.prefix(while: { $0 != "-" }).lowercased() {
        case "en": self = .fleschKincaid
        case "es": self = .fernandezHuerta
        default: return nil
        }
    }

    /// The syllables of one word.
    public func syllables(in word: some StringProtocol) -> Int {
        switch self {
        case .fleschKincaid: SyllableCount.inWord(word)
        case .fernandezHuerta: SpanishSyllableCount.inWord(word)
        }
    }

    /// The year of school in which a text can be read; zero for one without words.
    func grade(of measured: ReadingGrade) -> Double {
        guard measured.words > 0 else { return 0 }
        switch self {
        case .fleschKincaid:
            return 0.39 * measured.wordsPerSentence + 11.8 * measured.syllablesPerWord - 15.59
        case .fernandezHuerta: return Self.grade(ofEase: Self.ease(of: measured))
        }
    }

    /// How easy a Spanish text is: 100 can be read by anybody, 70 in the sixth year of school, 0 by few.
    static func ease(of measured: ReadingGrade) -> Double {
        206.84 - 60 * measured.syllablesPerWord - 1.02 * measured.wordsPerSentence
    }

    /// The years that Fernández Huerta gives, and between two of them in proportion: 70 is 6, 65 is 7, 60 is 8.
    private static func grade(ofEase ease: Double) -> Double {
        for (easier, harder) in zip(years, years.dropFirst()) where ease >= harder.ease {
            let share = (easier.ease - ease) / (easier.ease - harder.ease)
            return max(0, easier.year + share * (harder.year - easier.year))
        }
        return years.last?.year ?? 0
    }

    private static let years: [(ease: Double, year: Double)] = [
        (90, 4), (80, 5), (70, 6), (60, 8), (50, 12), (0, 16),
    ]
}
