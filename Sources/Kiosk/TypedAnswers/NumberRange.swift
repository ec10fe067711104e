/// The numbers that the words of an option stand for: "Under 18", "18 to 64", "65 or older", "De 18 a 64 años".
struct NumberRange: Sendable, Hashable {
    private let low: Int
    private let high: Int

    /// nil where the words are no range.
    init?(of line: HeardLine) {
        let words = line.words
        let numbers = words.enumerated().compactMap { place, word in
            Self.number(word.text).map { (place: place, value: $0) }
        }
        func says(_ kind: KeyPath<HeardLanguage, HeardPhrases>) -> Bool { line.has(kind) }
        switch numbers.count {
        case 1:
            let number = numbers[0].value
            if says(\.orMore) {
                (low, high) = (number, Int.max)
            } else if says(\.orLess) {
                (low, high) = (Int.min, number)
            } else if says(\.below) {
                (low, high) = (Int.min, number - 1)
            } else if says(\.above) {
                (low, high) = (number + 1, Int.max)
            } else {
                return nil
            }
        case 2:
            let between = words[(numbers[0].place + 1)..<numbers[1].place]
            // Nothing stands between them but a dash, or a word such as "to".
            let isRange =
                between.count <= 1
                && between.allSatisfy { word in
                    HeardLanguage.all.contains {
                        $0.to.contains(word.text) || $0.and.contains(word.text)
                    }
                }
            guard isRange, numbers[0].value < numbers[1].value else { return nil }
            (low, high) = (numbers[0].value, numbers[1].value)
        default: return nil
        }
    }

    func contains(_ number: Int) -> Bool { low <= number && number <= high }

    private static func number(_ word: String) -> Int? {
        word.utf8.count <= 6 && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
            ? Int(word) : nil
    }
}
