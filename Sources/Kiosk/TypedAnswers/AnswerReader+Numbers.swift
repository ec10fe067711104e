import FHIRModel
import FormFiller

// Whole numbers, decimals and quantities, with the unit that the form says or one that is typed.
extension AnswerReader {
    /// A number, of which nothing is dropped: a unit that is typed is the question's, or it is refused.
    func readNumber(_ line: String) -> TypedAnswer {
        let offered = question.units.isEmpty ? [question.unit].compactMap(\.self) : question.units
        let (number, unit) = parts(of: line, offered)
        let amounts = TypedNumber.readings(of: number, commaFirst: words.commaBeginsDecimals)
            .compactMap { FHIRDecimal($0) }
        guard !amounts.isEmpty else { return .notUnderstood }
        let units = units(named: unit, offered)
        guard !units.isEmpty else {
            return offered.isEmpty ? .notUnderstood : .otherUnit(offered)
        }
        var readings: [(text: String, values: [AnswerValue])] = []
        for amount in amounts {
            for unit in units {
                guard let value = value(amount, unit) else { continue }
                // Zeros behind the point look like thousands to some: the choice is between 12500 and 12.5.
                let shown = [amount.normalized.description, unit?.text].compactMap(\.self)
                readings.append((shown.joined(separator: " "), [value]))
            }
        }
        if readings.count == 1, let values = readings.first?.values { return .values(values) }
        return readings.isEmpty ? .notUnderstood : .unclear(readings)
    }

    /// A number as an answer to the question.
    ///
    /// What is no whole number is kept as it was typed where that is one of two readings of a line: it is refused when it is
    /// chosen, and not before.
    private func value(_ amount: FHIRDecimal, _ unit: Coding?) -> AnswerValue? {
        switch question.type {
        case .integer: amount.integer.map { .integer($0) } ?? .decimal(amount)
        case .quantity: .quantity(quantity(amount, unit))
        case .boolean, .choice, .openChoice, .string, .text, .url, .decimal, .date, .dateTime,
            .time, .attachment, .reference, .group, .display:
            .decimal(amount)
        }
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

    /// The number of a line and the unit behind it: "70" and "kg" of "70kg".
    private func parts(of line: String, _ offered: [Coding]) -> (number: String, unit: String) {
        // A unit may begin with a digit, such as UCUM's 10*9/L.
        for name in offered.flatMap({ [$0.code, $0.display] }).compactMap(\.self)
        where !name.isEmpty && line.hasSuffix(name) {
            let number = String(line.dropLast(name.count))
            if !TypedNumber.readings(of: number).isEmpty { return (number, name) }
        }
        let signs: Set<Character> = [
            "+", "-", ".", ",", " ", "'", "\u{2019}", "\u{2212}", "\u{2013}", "\u{A0}", "\u{2009}",
            "\u{202F}",
        ]
        var number = line.prefix { ($0.isASCII && $0.isNumber) || signs.contains($0) }
        // The sign of feet, not one that parts thousands.
        while let last = number.last, last == "'" || last == "\u{2019}" {
            number = number.dropLast()
        }
        return (String(number), String(line.dropFirst(number.count).trimmingPrefix(" ")))
    }

    /// The units a typed word can mean; nil stands for a number without a unit.
    private func units(named typed: String, _ offered: [Coding]) -> [Coding?] {
        if typed.isEmpty {
            return offered.isEmpty || question.type != .quantity ? [offered.first] : offered
        }
        let exact = offered.filter { UnitNames.isExactName(typed, of: $0) }
        if !exact.isEmpty { return exact }
        let alike = offered.filter { UnitNames.isName(typed, of: $0) }
        if !alike.isEmpty { return alike }
        let isFree = question.type == .quantity && (offered.isEmpty || question.acceptsOwnUnit)
        return isFree ? [Coding(display: typed)] : []
    }
}
