internal import FormFiller

/// How hard an English text is to read: the Flesch-Kincaid grade, a year of school in the United States.
///
/// `0.39 × words / sentences + 11.8 × syllables / words − 15.59`, from J. P. Kincaid, R. P. Fishburne, R. L. Rogers and
/// B. S. Chissom, "Derivation of new readability formulas for Navy enlisted personnel", Research Branch Report 8-75, 1975.
/// A line is at least one sentence, so that headings and options count as the short sentences they are.
public struct ReadingGrade: Sendable, Hashable {
    /// How many sentences there are: ended by `.`, `!` or `?` before a space, or by the line.
    public private(set) var sentences = 0
    /// How many words there are: stretches without spaces that hold a letter or a digit.
    public private(set) var words = 0
    /// How many syllables the words have together (``SyllableCount``).
    public private(set) var syllables = 0
    /// The words of the longest sentence.
    public private(set) var longestSentence = 0

    /// Nothing read yet.
    init() {}

    /// Measures the lines of a screen.
    public init(_ lines: [String]) {
        var memory = SyllableMemory()
        for line in lines { add(ReadingGrade(line: line.utf8.span, &memory)) }
    }

    /// Measures one line of UTF-8.
    init(line: Span<UInt8>, _ memory: inout SyllableMemory) {
        if measure(ascii: line, &memory) { return }
        self = ReadingGrade()
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
    public var grade: Double {
        guard words > 0 else { return 0 }
        return 0.39 * Double(words) / Double(sentences) + 11.8 * Double(syllables) / Double(words)
            - 15.59
    }

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
