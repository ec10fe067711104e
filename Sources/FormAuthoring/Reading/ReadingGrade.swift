internal import FormFiller

/// How hard a text is to read: the year of school, by the formula for its language.
///
/// A line is at least one sentence, so that headings and options count as the short sentences they are. For example
/// `ReadingGrade(["¿Cómo se llama?"], by: .fernandezHuerta).grade`.
public struct ReadingGrade: Sendable, Hashable {
    /// What the numbers are put into.
    public let formula: ReadingFormula
    /// How many sentences there are: ended by `.`, `!` or `?` before a space, or by the line.
    public private(set) var sentences = 0
    /// How many words there are: stretches without spaces that hold a letter or a digit.
    public private(set) var words = 0
    /// How many syllables the words have together (``SyllableCount``, ``SpanishSyllableCount``).
    public private(set) var syllables = 0
    /// The words of the longest sentence.
    public private(set) var longestSentence = 0

    /// Nothing read yet.
    init(by formula: ReadingFormula = .fleschKincaid) { self.formula = formula }

    /// Measures the lines of a screen.
    public init(_ lines: [String], by formula: ReadingFormula = .fleschKincaid) {
        self.formula = formula
        switch formula {
        case .fleschKincaid:
            var memory = SyllableMemory()
            for line in lines { add(ReadingGrade(line: line.utf8.span, &memory)) }
        case .fernandezHuerta:
            for line in lines { measure(line) }
        }
    }

    /// Measures one line of English in UTF-8.
    init(line: Span<UInt8>, _ memory: inout SyllableMemory) {
        formula = .fleschKincaid
        if measure(ascii: line, &memory) { return }
        measure(String(decoding: line.indices.map { line[$0] }, as: UTF8.self))
    }

    /// Adds what was measured of another line.
    mutating func add(_ other: ReadingGrade) {
        sentences += other.sentences
        words += other.words
        syllables += other.syllables
        longestSentence = max(longestSentence, other.longestSentence)
    }

    /// The grade; zero for a text without words.
    public var grade: Double { formula.grade(of: self) }

    /// How long a sentence is on average; there must be words.
    var wordsPerSentence: Double { Double(words) / Double(sentences) }

    /// How long a word is on average; there must be words.
    var syllablesPerWord: Double { Double(syllables) / Double(words) }

    mutating func endSentence(of length: inout Int) {
        guard length > 0 else { return }
        sentences += 1
        longestSentence = max(longestSentence, length)
        length = 0
    }

    mutating func count(wordOf syllables: Int, in length: inout Int) {
        length += 1
        words += 1
        self.syllables += syllables
    }
}
