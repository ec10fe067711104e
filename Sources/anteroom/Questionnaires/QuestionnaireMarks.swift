/// What was found of the questionnaires in one file, by their numbers in it (``QuestionnaireTexts/texts``): a Bundle or package with
/// one that is broken is as good as the files apart.
struct QuestionnaireMarks: Sendable, Equatable {
    /// Those that run as a demonstration only because something is wrong with them.
    var faulty: Set<Int> = []
    /// Those that cannot be put before visitors.
    var broken: Set<Int> = []

    /// Whether nothing is wrong with any.
    var areNone: Bool { faulty.isEmpty && broken.isEmpty }

    init(faulty: Set<Int> = [], broken: Set<Int> = []) {
        self.faulty = faulty
        self.broken = broken
    }

    /// As a word, such as `faulty=0,3&broken=`.
    var written: String { "faulty=\(Self.written(faulty))&broken=\(Self.written(broken))" }

    /// Reads such a word; nil for any other.
    init?(written word: Substring) {
        let parts = word.split(separator: "&")
        guard parts.count == 2, let faulty = Self.numbers(parts[0], behind: "faulty="),
            let broken = Self.numbers(parts[1], behind: "broken=")
        else { return nil }
        self.init(faulty: faulty, broken: broken)
    }

    private static func written(_ numbers: Set<Int>) -> String {
        numbers.sorted().map(String.init).joined(separator: ",")
    }

    private static func numbers(_ text: Substring, behind name: String) -> Set<Int>? {
        guard text.hasPrefix(name) else { return nil }
        let parts = text.dropFirst(name.count).split(separator: ",")
        let numbers = parts.compactMap { Int($0) }
        return numbers.count == parts.count ? Set(numbers) : nil
    }
}
