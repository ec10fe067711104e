/// Numbers of options typed on one line.
enum TypedOptions {
    /// What a line of option numbers says.
    enum Reading: Hashable {
        /// The numbers, each once, in the order of the options; all are between 1 and the count.
        case numbers([Int])
        /// A number that no option has.
        case noSuchOption
        /// Not only numbers.
        case notNumbers
    }

    /// Reads `1 3`, `1,3`, `1 and 3`, `1-3`, `#2`, `2)` or `2.`.
    static func reading(of text: String, count: Int, joiners: Set<String>) -> Reading {
        var numbers: Set<Int> = []
        let fields = text.lowercased().split { " ,;&+/\u{A0}".contains($0) }
        for field in fields where !joiners.contains(String(field)) {
            let bounds = trimmed(field).split(separator: "-", omittingEmptySubsequences: false)
            let values = bounds.compactMap { number($0) }
            guard values.count == bounds.count, let low = values.first, let high = values.last,
                values.count <= 2
            else { return .notNumbers }
            guard low >= 1, low <= high, high <= count else { return .noSuchOption }
            numbers.formUnion(low...high)
        }
        return numbers.isEmpty ? .notNumbers : .numbers(numbers.sorted())
    }

    /// The parts of a line between commas and the like, and between words such as "and".
    static func parts(of line: String, joiners: Set<String>) -> [String] {
        var parts: [String] = []
        for piece in line.split(whereSeparator: { ",;&+/".contains($0) }) {
            var words: [Substring] = []
            for word in piece.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }) {
                if joiners.contains(word.lowercased()) {
                    parts.append(words.joined(separator: " "))
                    words = []
                } else {
                    words.append(word)
                }
            }
            parts.append(words.joined(separator: " "))
        }
        return parts.filter { !$0.isEmpty }
    }

    /// Whether a line is a number and nothing else, with or without the signs that stand around one in a list.
    static func isNumber(_ line: String) -> Bool {
        !TypedNumber.readings(of: trimmed(line)).isEmpty
    }

    /// Whether a line holds numbers and nothing else.
    static func isNumbers(_ line: String, joiners: Set<String>) -> Bool {
        let fields = parts(of: line, joiners: joiners).flatMap { $0.split(separator: " ") }
        return !fields.isEmpty
            && fields.allSatisfy { field in
                let bounds = field.split(separator: "-").map { trimmed(String($0)) }
                return (1...2).contains(bounds.count) && bounds.allSatisfy(isNumber)
            }
    }

    /// The place of the only option that begins with the words of a line, as "Yes, you may" does with "yes".
    ///
    /// - Parameters:
    ///   - line: what was typed.
    ///   - texts: the options.
    /// - Returns: nil where none or more than one begins so.
    static func begun(by line: String, of texts: [String]) -> Int? {
        let typed = HeardLine(line).words
        // One letter is too easily a slip.
        guard let first = typed.first, typed.count > 1 || first.text.count > 1 else { return nil }
        let places = texts.indices.filter { place in
            let words = HeardLine(texts[place]).words
            return words.count >= typed.count && zip(typed, words).allSatisfy { $0.is($1.text) }
        }
        return places.count == 1 ? places[0] : nil
    }

    private static func number(_ text: Substring) -> Int? {
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), text.utf8.count <= 6 else {
            return nil
        }
        return Int(text)
    }

    /// A number without the signs that stand around it in a list: 2 of "#2", "2)", "(2)" or "2.".
    static func trimmed(_ field: String) -> String { String(trimmed(field[...])) }

    private static func trimmed(_ field: Substring) -> Substring {
        var field = field
        while let first = field.first, "#(".contains(first) { field = field.dropFirst() }
        while let last = field.last, ").:".contains(last) { field = field.dropLast() }
        return field
    }
}
