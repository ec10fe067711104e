import FHIRModel
import FormFiller

/// What a typed line means as the answer to a question.
enum TypedAnswer {
    /// These values.
    case values([AnswerValue])
    /// One of several, to be asked about; each with its words.
    case unclear([(text: String, values: [AnswerValue])])
    /// A number that no option has.
    case noSuchOption
    /// Nothing that could answer the question.
    case notUnderstood
}

/// Reads typed lines for one question.
struct AnswerReader {
    var question: Question
    var words: any Words
    /// The minutes east of UTC that a typed date and time is taken to be in, at that date and time.
    var minutesEast: (FHIRDateTime) -> Int = { _ in 0 }

    /// What a line means; it has been through ``TypedText`` and is not empty.
    func read(_ line: String) -> TypedAnswer {
        if !question.options.isEmpty { return readOption(line) }
        switch question.type {
        case .boolean: return readYesOrNo(line)
        case .choice, .attachment, .reference, .group, .display: return .notUnderstood
        case .openChoice, .string, .text: return .values([.string(line)])
        case .url: return readAddress(line)
        case .integer:
            return TypedNumber.integer(of: line).map { .values([.integer($0)]) } ?? .notUnderstood
        case .decimal:
            let numbers = TypedNumber.decimals(of: line).compactMap { FHIRDecimal($0) }
            return oneOf(numbers.map(AnswerValue.decimal))
        case .quantity: return readQuantity(line)
        case .date: return readDate(line)
        case .dateTime: return readDateTime(line)
        case .time: return readTime(line)
        }
    }

    private func oneOf(_ values: [AnswerValue]) -> TypedAnswer {
        switch values.count {
        case 0: .notUnderstood
        case 1: .values(values)
        default: .unclear(values.map { (ShownAnswer(words: words).text(of: $0), [$0]) })
        }
    }

    // MARK: Options

    private func readOption(_ line: String) -> TypedAnswer {
        let lowered = line.lowercased()
        if let option = question.options.first(where: { isWords(lowered, of: $0) }) {
            return .values([option.value])
        }
        let count = question.options.count
        switch TypedOptions.reading(of: line, count: count, joiners: words.joiners) {
        case .numbers(let numbers):
            return .values(numbers.map { question.options[$0 - 1].value })
        case .noSuchOption: return .noSuchOption
        case .notNumbers:
            if question.acceptsOwnValue { return .values([.string(line)]) }
            let texts = question.options.map { VisibleText.singleLine($0.text) }
            let begun = TypedOptions.begun(by: line, of: texts, alike: [words.yes, words.no])
            return begun.map { .values([question.options[$0].value]) } ?? .notUnderstood
        }
    }

    private func isWords(_ line: String, of option: Question.Option) -> Bool {
        line == VisibleText.singleLine(option.text).lowercased()
            || option.shownPrefix.map { VisibleText.singleLine($0).lowercased() == line } == true
    }

    private func readYesOrNo(_ line: String) -> TypedAnswer {
        let lowered = line.lowercased()
        if words.yes.contains(lowered) { return .values([.boolean(true)]) }
        if words.no.contains(lowered) { return .values([.boolean(false)]) }
        switch TypedOptions.reading(of: line, count: 2, joiners: []) {
        case .numbers([1]): return .values([.boolean(true)])
        case .numbers([2]): return .values([.boolean(false)])
        case .numbers, .noSuchOption: return .noSuchOption
        case .notNumbers: return .notUnderstood
        }
    }

    // MARK: Typed values

    private func readDate(_ line: String) -> TypedAnswer {
        let dates = TypedDate.readings(of: line, monthNames: words.monthNames)
        return oneOf(dates.compactMap { FHIRDateTime($0.fhir) }.map(AnswerValue.date))
    }

    private func readTime(_ line: String) -> TypedAnswer {
        let times = TypedTime.readings(of: line, words: words.timeWords)
        return oneOf(times.compactMap { FHIRTime($0.fhir) }.map(AnswerValue.time))
    }

    private func readDateTime(_ line: String) -> TypedAnswer {
        let moments = TypedDateTime.readings(
            of: line,
            monthNames: words.monthNames,
            words: words.timeWords
        )
        let values = moments.compactMap { moment -> FHIRDateTime? in
            guard let local = FHIRDateTime(moment.fhir(minutesEast: 0)) else { return nil }
            return FHIRDateTime(moment.fhir(minutesEast: minutesEast(local)))
        }
        return oneOf(values.map(AnswerValue.dateTime))
    }

    private func readAddress(_ line: String) -> TypedAnswer {
        if line.contains(" ") { return .notUnderstood }
        let scheme = line.prefix {
            $0.isASCII && ($0.isLetter || $0.isNumber || "+-.".contains($0))
        }
        if line.dropFirst(scheme.count).first == ":", scheme.first?.isLetter == true {
            return .values([.uri(line)])
        }
        return line.contains(".") ? .values([.uri("https://" + line)]) : .notUnderstood
    }

    private func readQuantity(_ line: String) -> TypedAnswer {
        let signs: Set<Character> = ["+", "-", ".", ",", " ", "\u{2212}", "\u{2013}"]
        let number = line.prefix { ($0.isASCII && $0.isNumber) || signs.contains($0) }
        let unit = line.dropFirst(number.count).trimmingPrefix(" ")
        let amounts = TypedNumber.decimals(of: String(number)).compactMap(FHIRDecimal.init)
        if amounts.isEmpty { return .notUnderstood }
        let units = units(named: String(unit))
        if units.isEmpty { return .notUnderstood }
        let quantities = amounts.flatMap { amount in
            units.map { AnswerValue.quantity(quantity(amount, $0)) }
        }
        return oneOf(quantities)
    }

    private func quantity(_ amount: FHIRDecimal, _ unit: Coding?) -> Quantity {
        guard let unit else { return Quantity(value: amount) }
        return Quantity(
            value: amount,
            unit: unit.display ?? unit.code,
            system: unit.system,
            code: unit.code
        )
    }

    /// The units a typed word can mean; nil stands for a bare number.
    private func units(named typed: String) -> [Coding?] {
        let offered = question.units.isEmpty ? [question.unit].compactMap(\.self) : question.units
        if typed.isEmpty { return offered.isEmpty ? [nil] : offered }
        let lowered = typed.lowercased()
        let exact = offered.filter { $0.code == typed || $0.display == typed }
        if !exact.isEmpty { return exact }
        let alike = offered.filter { unit in
            let names: [String] = [unit.code, unit.display].compactMap { $0?.lowercased() }
            return names.contains(lowered) || names.contains(lowered + "s")
                || names.contains { $0 + "s" == lowered }
        }
        if !alike.isEmpty { return alike }
        return offered.isEmpty || question.acceptsOwnUnit ? [Coding(display: typed)] : []
    }
}
