import FHIRModel
import FormFiller

/// Reads a typed line for a question with options.
///
/// A number has one meaning, alone or among several: the option whose key it is. Where it also begins the words of another
/// option ("2" where "2) 1 fall" and "3) 2 falls" are shown), the person is asked which one is meant.
struct OptionReader {
    var question: Question
    var words: any Words

    private var options: [Question.Option] { question.options }
    /// The most readings of one line that are asked about.
    private static let mostReadings = 9

    /// What a line means; `readValue` reads it as a value of the question's type, such as a date in another form than the option's.
    func read(_ line: String, readValue: (String) -> TypedAnswer) -> TypedAnswer {
        let whole = places(of: line)
        let several = severalPlaces(in: line)
        if !whole.isEmpty, several.isEmpty { return oneOf(whole.map { [$0] }) }
        if whole.isEmpty, !several.isEmpty {
            guard question.acceptsOwnValue, !question.repeats else {
                return oneOf(Self.combined(several))
            }
            // One answer is asked for: several numbers are words, or one too many.
            return oneOf(several.flatMap(\.self).map { [$0] }, orOwn: line)
        }
        if !whole.isEmpty { return oneOf(whole.map { [$0] } + Self.combined(several)) }
        if question.acceptsOwnValue { return ownValue(line, readValue) }
        if let place = begun(by: line) ?? meant(withoutSmallWordsIn: line) {
            return .values([options[place].value])
        }
        if case .values(let values) = valueOfType(line, readValue), values.allSatisfy(isOffered) {
            return .values(values)
        }
        return TypedOptions.isNumbers(line, joiners: words.joiners) ? .noSuchOption : .notUnderstood
    }

    /// Whether a line is an option by its key, its words or the beginning of them.
    func isOption(_ line: String) -> Bool {
        !places(of: line).isEmpty || !severalPlaces(in: line).isEmpty || begun(by: line) != nil
    }

    /// A value of the person's own; a bare number may be one, or the slip of a finger.
    private func ownValue(_ line: String, _ readValue: (String) -> TypedAnswer) -> TypedAnswer {
        switch question.type {
        case .openChoice, .choice, .string, .text:
            return TypedOptions.isNumber(line) ? .numberBesideOptions : .values([.string(line)])
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .url, .quantity, .attachment,
            .reference, .group, .display:
            return readValue(line)
        }
    }

    /// Options of another type than a code may be typed as values of that type are: "9 am" for 09:00:00.
    private func valueOfType(
        _ line: String,
        _ readValue: (String) -> TypedAnswer
    ) -> TypedAnswer {
        switch question.type {
        case .date, .dateTime, .time, .integer, .decimal, .quantity, .url: readValue(line)
        case .boolean, .choice, .openChoice, .string, .text, .attachment, .reference, .group,
            .display:
            .notUnderstood
        }
    }

    private func isOffered(_ value: AnswerValue) -> Bool {
        options.contains { $0.value == value }
    }

    // MARK: Places of options

    /// The options that a line, or one part of a line, can mean.
    private func places(of part: String) -> [Int] {
        let typed = Self.folded(part)
        let numbers = numbers(in: part)
        return options.indices.filter { place in
            let option = options[place]
            if isWords(typed, of: option) { return true }
            if numbers.isEmpty { return false }
            let own = [option.key, option.text].compactMap { LeadingNumber(of: $0)?.value }
            return own.contains { numbers.contains($0) }
        }
    }

    /// The numbers a part of a line can mean; none of "000", and no 1 of "1,000".
    private func numbers(in part: String) -> [FHIRDecimal] {
        let digits = TypedOptions.trimmed(part)
        if digits.hasPrefix("0"), digits.dropFirst().first?.isNumber == true { return [] }
        return TypedNumber.readings(of: digits, commaFirst: words.commaBeginsDecimals)
            .filter { !$0.hasSuffix(".000") }
            .compactMap { FHIRDecimal($0) }
    }

    private func isWords(_ typed: String, of option: Question.Option) -> Bool {
        let key = Self.folded(option.key)
        if typed == key || TypedOptions.trimmed(typed) == key { return true }
        return [option.text, option.label, ShownAnswer(words: words).text(of: option)].contains {
            !$0.isEmpty && (Self.folded($0) == typed || isSame($0, typed))
        }
    }

    /// Whether the words are the same, whatever signs stand around and between them.
    private func isSame(_ text: String, _ typed: String) -> Bool {
        let typed = HeardLine(typed)
        return !typed.isEmpty && typed.text.contains(where: \.isLetter)
            && HeardLine(text).text == typed.text
    }

    /// The options that each of several parts of a line can mean: `1 3`, `1, 3`, `1 and 3`, `1-3`, `b c`, "apple, pear".
    ///
    /// Empty where there is only one part, or one that means no option.
    private func severalPlaces(in line: String) -> [[Int]] {
        var found: [[Int]] = []
        // Who types "3 or 4" where own words are accepted means those words.
        let joiners =
            question.acceptsOwnValue ? self.joiners.subtracting(alternatives) : self.joiners
        for part in TypedOptions.parts(of: line, joiners: joiners) {
            let meant = places(of: part)
            if !meant.isEmpty {
                found.append(meant)
                continue
            }
            for field in part.split(separator: " ") {
                let meant = places(of: String(field))
                guard !meant.isEmpty || !range(String(field)).isEmpty else { return [] }
                found += meant.isEmpty ? range(String(field)).map { [$0] } : [meant]
            }
        }
        return found.count > 1 ? found : []
    }

    /// The words between options, in every language, but those that stand for an option here.
    private var joiners: Set<String> {
        let languages = ConversationSettings.standardLanguages + [words]
        return Set(languages.flatMap(\.joiners)).subtracting(options.map { $0.key.lowercased() })
    }

    private var alternatives: Set<String> {
        Set((ConversationSettings.standardLanguages + [words]).flatMap(\.alternatives))
    }

    /// The options from one number to another, each of which is the key of one: `2-4`.
    private func range(_ field: String) -> [Int] {
        let bounds = field.split(separator: "-").map { Int(TypedOptions.trimmed(String($0))) }
        guard !question.acceptsOwnValue, bounds.count == 2, let low = bounds[0],
            let high = bounds[1], low < high, high - low < options.count
        else { return [] }
        let places = (low...high).map { number in
            options.firstIndex { $0.key == String(number) }
        }
        return places.contains(nil) ? [] : places.compactMap(\.self)
    }

    /// The only option that begins with the words of a line.
    private func begun(by line: String) -> Int? {
        let texts = options.map { VisibleText.singleLine($0.text) }
        return TypedOptions.begun(by: line, of: texts)
    }

    /// The only option with the words of a line, or that begins with them, once those are left out that say nothing of their own: "by
    /// phone" for "Phone call".
    private func meant(withoutSmallWordsIn line: String) -> Int? {
        let heard = HeardLine(line).withoutSmallWords
        guard heard.text.contains(where: \.isLetter), heard.text != HeardLine(line).text else {
            return nil
        }
        let places = places(of: heard.text)
        return places.count == 1 ? places[0] : begun(by: heard.text)
    }

    // MARK: What is meant

    /// The options, or a question which of them.
    private func oneOf(_ readings: [[Int]], orOwn line: String? = nil) -> TypedAnswer {
        var unique: [[Int]] = []
        for places in readings {
            let sorted = Array(Set(places)).sorted()
            if !unique.contains(sorted) { unique.append(sorted) }
        }
        if unique.count > Self.mostReadings { return .notUnderstood }
        var choices = unique.map { places in
            (
                text: places.map { ShownAnswer(words: words).text(of: options[$0]) }
                    .map { VisibleText.singleLine($0) }.joined(separator: ", "),
                values: places.map { options[$0].value }
            )
        }
        if let line { choices.append((words.ownWords(line), [.string(line)])) }
        if choices.count == 1 { return .values(choices[0].values) }
        return .unclear(choices)
    }

    /// One option for each part, in every way the parts can be meant.
    private static func combined(_ parts: [[Int]]) -> [[Int]] {
        var readings: [[Int]] = [[]]
        for meant in parts {
            readings = readings.flatMap { before in meant.map { before + [$0] } }
            if readings.count > 1000 { return readings }
        }
        return readings
    }

    /// Small letters, and without accents: "Sí" is typed as "si".
    private static func folded(_ text: String) -> String {
        let line = VisibleText.singleLine(text).lowercased()
        if line.utf8.allSatisfy({ $0 < 0x80 }) { return line }
        return line.map { $0.isASCII ? String($0) : plain($0) }.joined()
    }

    private static func plain(_ character: Character) -> String {
        guard character.isLetter else { return String(character) }
        let nearest = ASCIIText.nearest(to: String(character))
        return nearest == "?" ? String(character) : nearest
    }
}
