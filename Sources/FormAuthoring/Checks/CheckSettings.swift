public import FHIRModel
internal import FormFiller

/// What a clinic sets for its own check, and what the check cannot know by itself.
public struct CheckSettings: Sendable, Hashable {
    /// Words and phrases visitors must never read, such as “you are eligible”; the clinic's own list.
    ///
    /// Letters match in either case, and a word matches only as a whole word. A last `*` stands for any ending.
    public var forbiddenWords: [String]
    /// The school grade above which a text is reported, by the ``ReadingFormula`` for its language.
    public var readingGrade: Double
    /// The day of the check; without it no date is taken to lie in the future or in the past.
    public var today: FHIRDateTime?

    /// Settings; without a list no word is forbidden.
    public init(
        forbiddenWords: [String] = [],
        readingGrade: Double = 8,
        today: FHIRDateTime? = nil
    ) {
        self.forbiddenWords = forbiddenWords
        self.readingGrade = readingGrade
        self.today = today
    }

    /// Reads a list of words: one a line; empty lines and lines that begin with `#` say nothing.
    public static func words(in text: String) -> [String] {
        text.split(whereSeparator: \.isNewline)
            .map { String($0.drop(while: \.isWhitespace)) }
            .map { line in
                var line = line
                while line.last?.isWhitespace == true { line.removeLast() }
                return line
            }
            .filter { !$0.isEmpty && !$0.hasPrefix("#") }
    }
}
