import FHIRModel

extension Evaluator {
    /// What `toX` and `convertsToX` convert to (FHIRPath N1 §5.5).
    enum ConvertedType {
        case boolean, integer, date, dateTime, decimal, quantity, string, time
    }

    /// The eight `toX` functions: empty where the item does not convert.
    mutating func convert(
        _ node: ExpressionTree.Node,
        base: Int,
        to type: ConvertedType
    ) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        guard let item = try single(input) else { return }
        guard let value = value(of: item) else { return truncate(to: base) }
        var unit: String?
        if node.operandCount > 1 {
            unit = try textArgument(1, of: node)
        }
        let result = try converted(value, to: type, unit: unit)
        truncate(to: base + 1)
        guard let result else { return truncate(to: base) }
        replace(from: base, with: try store(result))
    }

    /// The eight `convertsToX` functions: empty for an empty input.
    mutating func converts(
        _ node: ExpressionTree.Node,
        base: Int,
        to type: ConvertedType
    ) throws(EvaluationFailure) {
        if stack.count == base { return }
        try convert(node, base: base, to: type)
        replace(from: base, with: .boolean(stack.count > base))
    }

    private func converted(
        _ value: FHIRPathValue,
        to type: ConvertedType,
        unit: String?
    ) throws(EvaluationFailure) -> FHIRPathValue? {
        switch type {
        case .boolean: Self.boolean(from: value).map { .boolean($0) }
        case .integer: Self.integer(from: value).map { .integer($0) }
        case .decimal: Self.decimal(from: value).map { .decimal($0) }
        case .string: Self.text(of: value).map { .string($0) }
        case .date: Self.date(from: value).map { .date($0) }
        case .dateTime: Self.dateTime(from: value).map { .dateTime($0) }
        case .time: Self.time(from: value).map { .time($0) }
        case .quantity: Self.quantity(from: value, unit: unit).map { .quantity($0) }
        }
    }

    private static func boolean(from value: FHIRPathValue) -> Bool? {
        switch value {
        case .boolean(let boolean): boolean
        case .integer(let integer): integer == 1 ? true : integer == 0 ? false : nil
        case .decimal(let decimal):
            decimal == FHIRDecimal(1) ? true : decimal == FHIRDecimal(0) ? false : nil
        case .string(let text):
            switch text.lowercased() {
            case "true", "t", "yes", "y", "1", "1.0": true
            case "false", "f", "no", "n", "0", "0.0": false
            default: nil
            }
        case .node, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    private static func integer(from value: FHIRPathValue) -> Int? {
        switch value {
        case .integer(let integer): integer
        case .boolean(let boolean): boolean ? 1 : 0
        case .string(let text):
            // An optional sign and digits.
            text.utf8.allSatisfy({ $0 < 0x80 }) ? Int32(text).map { Int($0) } : nil
        case .node, .decimal, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    private static func decimal(from value: FHIRPathValue) -> FHIRDecimal? {
        switch value {
        case .decimal(let decimal): decimal
        case .integer(let integer): FHIRDecimal(integer)
        case .boolean(let boolean): FHIRDecimal(significand: boolean ? 10 : 0, scale: 1)
        case .string(let text):
            text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } ? nil : FHIRDecimal(text)
        case .node, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    /// What `toString` and `&` make of a value.
    static func text(of value: FHIRPathValue) -> String? {
        switch value {
        case .string(let text): text
        case .boolean(let boolean): boolean ? "true" : "false"
        case .integer(let integer): String(integer)
        case .decimal(let decimal): decimal.description
        case .date(let date), .dateTime(let date): date.description
        case .time(let time): time.description
        case .quantity(let quantity): quantity.text
        case .node, .type: nil
        }
    }

    static func date(from value: FHIRPathValue) -> FHIRDateTime? {
        switch value {
        case .date(let date): date
        case .dateTime(let date):
            FHIRDateTime(year: date.year, month: date.month, day: date.day)
        case .string(let text):
            FHIRDateTime(text, isPartialAllowed: true).flatMap {
                FHIRDateTime(year: $0.year, month: $0.month, day: $0.day)
            }
        case .node, .boolean, .integer, .decimal, .time, .quantity, .type: nil
        }
    }

    private static func dateTime(from value: FHIRPathValue) -> FHIRDateTime? {
        switch value {
        case .date(let date), .dateTime(let date): date
        case .string(let text): FHIRDateTime(text, isPartialAllowed: true)
        case .node, .boolean, .integer, .decimal, .time, .quantity, .type: nil
        }
    }

    private static func time(from value: FHIRPathValue) -> FHIRTime? {
        switch value {
        case .time(let time): time
        case .string(let text):
            FHIRTime(text.first == "T" ? text.dropFirst() : text[...], isPartialAllowed: true)
        case .node, .boolean, .integer, .decimal, .date, .dateTime, .quantity, .type: nil
        }
    }

    private static func quantity(from value: FHIRPathValue, unit: String?) -> FHIRPathQuantity? {
        let quantity: FHIRPathQuantity?
        switch value {
        case .quantity(let value): quantity = value
        case .integer(let integer):
            quantity = FHIRPathQuantity(value: FHIRDecimal(integer), unit: .one)
        case .decimal(let decimal): quantity = FHIRPathQuantity(value: decimal, unit: .one)
        case .boolean(let boolean):
            quantity = FHIRPathQuantity(
                value: FHIRDecimal(significand: boolean ? 10 : 0, scale: 1),
                unit: .one
            )
        case .string(let text): quantity = FHIRPathQuantity(parsing: text)
        case .node, .date, .dateTime, .time, .type: quantity = nil
        }
        guard let unit else { return quantity }
        return quantity?.converted(
            to: CalendarUnit(word: unit).map { .calendar($0) } ?? .ucum(unit)
        )
    }
}

extension FHIRPathQuantity {
    /// Reads `4`, `4.5 'mg'` or `2 days` (FHIRPath N1 §5.5.7).
    init?(parsing text: String) {
        let trimmed = text.drop { $0.isWhitespace }
        let number = trimmed.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = FHIRDecimal(number) else { return nil }
        let rest = trimmed.dropFirst(number.count)
        let word = rest.drop { $0.isWhitespace }
        if word.isEmpty {
            self.init(value: value, unit: .one)
        } else if word.count > 2, word.first == "'", word.last == "'" {
            self.init(value: value, unit: .ucum(String(word.dropFirst().dropLast())))
        } else if rest.count > word.count, let unit = CalendarUnit(word: String(word)) {
            self.init(value: value, unit: .calendar(unit))
        } else {
            return nil
        }
    }
}
