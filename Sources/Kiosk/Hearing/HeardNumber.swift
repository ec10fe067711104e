/// Numbers as people say them: "34", "I'm 34", "thirty four", "option 2", "#2", "the first one", "la primera".
struct HeardNumber: Sendable {
    /// The languages, that of the page first: "once" is 1 in English and 11 in Spanish.
    var languages: [HeardLanguage]

    /// Languages in the order in which a page's own is read first.
    init(first language: String) {
        let main = language.prefix { $0 != "-" }
        languages =
            HeardLanguage.all.filter { $0.code == main }
            + HeardLanguage.all.filter { $0.code != main }
    }

    /// The number a line says, and nothing else but words that stand around one; nil where it says none, or several.
    func value(of line: HeardLine) -> Int? {
        let parts = numbers(in: line.words, ofAmounts: true)
        return parts?.count == 1 ? parts?[0] : nil
    }

    /// The place of an option a line says, and nothing else: "option 2", "the second one".
    func place(in line: HeardLine) -> Int? {
        let parts = numbers(in: line.words, ofAmounts: false)
        return parts?.count == 1 ? parts?[0] : nil
    }

    /// The line with each number in digits and words between them left as they are: "1 and 3" of "the first and the third one".
    ///
    /// nil where it holds a word that is no number and does not stand around one.
    func digits(of line: HeardLine) -> String? {
        numbers(in: line.words, ofAmounts: false).map { numbers in
            numbers.map(String.init).joined(separator: isRange(line.words) ? "-" : ", ")
        }
    }

    private func isRange(_ words: [HeardWord]) -> Bool {
        languages.contains { language in words.contains { language.to.contains($0.text) } }
    }

    /// The numbers of a line, in its order; nil where anything else is in it.
    private func numbers(in words: [HeardWord], ofAmounts: Bool) -> [Int]? {
        var found: [Int] = []
        var tens: Int?
        func endTens() {
            if let pending = tens { found.append(pending) }
            tens = nil
        }
        for (place, word) in words.enumerated() {
            if let number = number(word.text) {
                if let pending = tens, (1...9).contains(number), !isInDigits(word) {
                    found.append(pending + number)
                    tens = nil
                } else if isNoun(number, word, after: words, place) {
                    // "The first one" is one number.
                    continue
                } else {
                    endTens()
                    if number >= 20, number < 100, number % 10 == 0, !isInDigits(word) {
                        tens = number
                    } else {
                        found.append(number)
                    }
                }
            } else if let ordinal = languages.lazy.compactMap({ $0.places[word.text] }).first {
                endTens()
                found.append(ordinal)
            } else if tens != nil, languages.contains(where: { $0.and.contains(word.text) }) {
                // "Treinta y cuatro" is one number; "twenty and three" two, which nobody types.
                continue
            } else if !isBetween(word.text), !(ofAmounts && isAroundAmounts(word.text)) {
                return nil
            }
        }
        endTens()
        return found.isEmpty || found.count > 100 ? nil : found
    }

    private func isInDigits(_ word: HeardWord) -> Bool { word.text.first?.isNumber == true }

    private func number(_ word: String) -> Int? {
        if word.utf8.count <= 6, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int(word)
        }
        return languages.lazy.compactMap { $0.numbers[word] }.first
    }

    /// Whether this is the "one" of "the second one".
    private func isNoun(
        _ number: Int,
        _ word: HeardWord,
        after words: [HeardWord],
        _ place: Int
    ) -> Bool {
        guard number == 1, !isInDigits(word), place > 0 else { return false }
        let before = words[place - 1].text
        return languages.contains { $0.places[before] != nil }
    }

    private func isAroundAmounts(_ word: String) -> Bool {
        languages.contains { $0.aroundAmounts.contains(word) }
    }

    private func isBetween(_ word: String) -> Bool {
        languages.contains {
            $0.aroundNumbers.contains(word) || $0.and.contains(word) || $0.to.contains(word)
        }
    }
}
