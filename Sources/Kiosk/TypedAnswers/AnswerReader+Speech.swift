import FHIRModel
import FormFiller

// What is no option and no value as it stands, but is what people say: "the first one", "yes please", "not sure".
extension AnswerReader {
    /// What a line means in words; nil where it means nothing here.
    ///
    /// - Parameters:
    ///   - line: what was typed.
    ///   - digits: the same as it was typed.
    /// - Returns: what it means.
    func readSpeech(_ line: HeardLine, digits: String) -> TypedAnswer? {
        if let answer = readSeveral(line) { return answer }
        if let answer = readNumberWords(line, typed: digits) { return answer }
        if let answer = readDayTime(line) { return answer }
        if let answer = readNoAnswer(line) { return answer }
        return readYesOrNo(line)
    }

    /// What a line means that is taken as own words where it may be an option too, in words: the person is asked.
    func besideOwnWords(_ line: String) -> TypedAnswer? {
        guard !question.options.isEmpty, question.type != .string, question.type != .text,
            line.contains(where: \.isLetter)
        else { return nil }
        let heard = HeardLine(line)
        switch readSpeech(heard, digits: line) {
        case .values(let values), .heard(_, let values), .likely(_, let values):
            return .unclear([(text(of: values), values), (words.ownWords(line), [.string(line)])])
        case .unclear(let readings):
            return .unclear(readings + [(words.ownWords(line), [.string(line)])])
        case .numberBesideOptions, .noSuchOption, .otherUnit, .leftOutHour, .unsure, .refused,
            .notUnderstood, nil:
            return nil
        }
    }

    /// Whether values are the person's own, and no option.
    func isOwn(_ values: [AnswerValue]) -> Bool {
        !question.options.isEmpty
            && values.allSatisfy { value in !question.options.contains { $0.value == value } }
    }

    /// The words of options, one behind the other.
    func text(of values: [AnswerValue]) -> String {
        let shown = ShownAnswer(words: words)
        return values.map { value in
            question.options.first { $0.value == value }.map { shown.text(of: $0) }
                ?? shown.text(of: value)
        }.map { VisibleText.singleLine($0) }.joined(separator: ", ")
    }

    // MARK: Numbers

    /// "Option 2", "the first one", "one and three"; a number of years at ranges of them; a number for a number.
    private func readNumberWords(_ line: HeardLine, typed: String) -> TypedAnswer? {
        let numbers = HeardNumber(first: words.language)
        switch question.type {
        case .integer, .decimal, .quantity:
            if !hasSign(typed), let value = numbers.value(of: line), String(value) != typed,
                case .values(let values) = readValue(String(value))
            {
                if question.options.isEmpty { return .values(values) }
            }
        case .boolean, .choice, .openChoice, .string, .text, .url, .date, .dateTime, .time,
            .attachment, .reference, .group, .display:
            break
        }
        if question.options.isEmpty {
            guard question.type == .boolean, let place = numbers.place(in: line) else { return nil }
            return place == 1 || place == 2 ? .values([.boolean(place == 1)]) : nil
        }
        let isWords = typed.contains { $0.isLetter }
        if isWords, let digits = numbers.digits(of: line), digits != typed {
            let reader = OptionReader(question: question, words: words)
            switch reader.read(digits, readValue: { _ in .notUnderstood }) {
            case .values(let values) where !isOwn(values): return .values(values)
            case .unclear(let readings): return .unclear(readings)
            case .values, .numberBesideOptions, .noSuchOption, .otherUnit, .leftOutHour, .likely,
                .heard, .unsure, .refused, .notUnderstood:
                break
            }
        }
        guard let number = numbers.value(of: line), isWords || typed == String(number) else {
            return nil
        }
        return readRange(number, line) ?? readTogether(typed)
    }

    /// Whether a line has a sign that words leave out and that makes another number or unit of it: "<5", "5+", "5'11", "5\"", "$5".
    private func hasSign(_ typed: String) -> Bool {
        let hasUnit = question.unit != nil || !question.units.isEmpty
        let body =
            typed.hasPrefix("#") || (typed.hasPrefix("$") && !hasUnit)
            ? typed.dropFirst() : typed[...]
        var before: Character?
        for character in body {
            let isApostrophe = character == "'" || character == "\u{2019}"
            let isPlain =
                isApostrophe
                ? before?.isLetter == true
                : character.isLetter || character.isWhitespace
                    || character.isASCII && character.isNumber
                    || ".,;:!?~()".contains(character)
            if !isPlain { return true }
            before = character
        }
        return false
    }

    /// The only option whose range a number lies in: 34 in "18 to 64".
    ///
    /// Of years nothing is said by ranges of days or weeks.
    private func readRange(_ number: Int, _ line: HeardLine) -> TypedAnswer? {
        let texts = question.options.map { HeardLine($0.text) }
        let isOfOtherUnits = (texts + [line]).contains { text in
            text.words.contains { word in
                HeardLanguage.all.contains { $0.otherUnits.contains(word.text) }
            }
        }
        guard !isOfOtherUnits || line.words.count == 1 else { return nil }
        let ranges = texts.map { NumberRange(of: $0) }
        guard ranges.compactMap(\.self).count > 1 else { return nil }
        let places = ranges.indices.filter { ranges[$0]?.contains(number) == true }
        guard places.count == 1 else { return nil }
        let values = [question.options[places[0]].value]
        return .heard(text: text(of: values), values: values)
    }

    /// Digits without anything between them, each of which is the key of an option where several may be given: "13".
    private func readTogether(_ typed: String) -> TypedAnswer? {
        guard question.repeats, !question.acceptsOwnValue, typed.count > 1,
            typed.utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        let options = typed.compactMap { digit in
            question.options.first { $0.key == String(digit) }
        }
        guard options.count == typed.count, Set(typed).count == typed.count else { return nil }
        let values = options.map(\.value)
        return .likely(text: text(of: values), values: values)
    }

    // MARK: Times of day

    /// "Mornings", "after 5", "any time", where the options are times of day or of the week.
    private func readDayTime(_ line: HeardLine) -> TypedAnswer? {
        let offered = question.options.map { DayTime.all(in: HeardLine($0.text)) }
        guard offered.filter({ !$0.isEmpty }).count > 1 else { return nil }
        let said = DayTime.all(in: line)
        guard !said.isEmpty else { return nil }
        let fitting = offered.indices.filter { offered[$0].isSuperset(of: said) }
        let near =
            fitting.isEmpty
            ? offered.indices.filter { !offered[$0].isDisjoint(with: said) } : fitting
        let options = near.map { question.options[$0] }
        return oneOf(options)
    }

    func oneOf(_ options: [Question.Option]) -> TypedAnswer? {
        switch options.count {
        case 0: nil
        case 1: .values([options[0].value])
        default: .unclear(options.map { (text(of: [$0.value]), [$0.value]) })
        }
    }

    // MARK: Several

    /// "All", "both", "none of them".
    private func readSeveral(_ line: HeardLine) -> TypedAnswer? {
        guard question.repeats, !question.options.isEmpty else { return nil }
        let others = question.options.filter { !$0.isExclusive }
        if line.isOne(of: \.none) {
            let none = question.options.filter { option in
                let first = HeardLine(option.text).words.prefix(1)
                return option.isExclusive && HeardLanguage.all.contains { $0.none.isWhole(first) }
            }
            return oneOf(none)
        }
        if line.isOne(of: \.both) {
            return others.count == 2 ? .values(others.map(\.value)) : nil
        }
        return line.isOne(of: \.all) && !others.isEmpty ? .values(others.map(\.value)) : nil
    }
}

extension HeardLine {
    /// Whether the whole line is a phrase of this kind in any language.
    func isOne(of kind: KeyPath<HeardLanguage, HeardPhrases>) -> Bool {
        HeardLanguage.all.contains { language in
            language[keyPath: kind].isWhole(words)
        }
    }

    /// Whether a phrase of this kind stands in the line.
    func has(_ kind: KeyPath<HeardLanguage, HeardPhrases>) -> Bool {
        HeardLanguage.all.contains { $0[keyPath: kind].isIn(words) }
    }
}

extension DayTime {
    /// Those a line names.
    static func all(in line: HeardLine) -> Set<DayTime> {
        Set(
            allCases.filter { time in
                HeardLanguage.all.contains { $0.dayTimes[time]?.isIn(line.words) == true }
            }
        )
    }
}
