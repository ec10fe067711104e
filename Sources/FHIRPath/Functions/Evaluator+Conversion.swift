import FHIRModel

extension Evaluator {
    /// What `toX` and `convertsToX` convert to (FHIRPath 3.0, Conversion).
    enum ConvertedType {
        case boolean, integer, long, date, dateTime, decimal, quantity, string, time
    }

    /// The nine `toX` functions: empty where the item does not convert.
    mutating func convert(
        _ node: ExpressionTree.Node,
        base: Int,
        to type: ConvertedType
    ) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        guard let item = try single(input) else { return }
        guard let value = value(of: item) else { return truncate(to: base) }
        var argument: String?
        if node.operandCount > 1 {
            argument = try textArgument(1, of: node)
            if argument == nil { return truncate(to: base) }
        }
        let result = try converted(value, to: type, argument)
        truncate(to: base + 1)
        guard let result else { return truncate(to: base) }
        replace(from: base, with: try store(result))
    }

    /// The nine `convertsToX` functions: empty for an empty input.
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
        _ argument: String?
    ) throws(EvaluationFailure) -> FHIRPathValue? {
        switch type {
        case .boolean: Self.boolean(from: value).map { .boolean($0) }
        case .integer: Self.integer(from: value).map { .integer($0) }
        case .decimal: Self.decimal(from: value).map { .decimal($0) }
        case .string: Self.text(of: value).map { .string($0) }
        case .long: Self.long(from: value).map { .long($0) }
        case .date: Self.date(from: value, format: argument).map { .date($0) }
        case .dateTime: Self.dateTime(from: value, format: argument).map { .dateTime($0) }
        case .time: Self.time(from: value).map { .time($0) }
        case .quantity: Self.quantity(from: value, unit: argument).map { .quantity($0) }
        }
    }

    private static func boolean(from value: FHIRPathValue) -> Bool? {
        switch value {
        case .boolean(let boolean): boolean
        case .integer, .long, .decimal:
            value.asDecimal == FHIRDecimal(1)
                ? true : value.asDecimal == FHIRDecimal(0) ? false : nil
        case .string(let text):
            switch text.lowercased() {
            case "true", "t", "yes", "y", "1", "1.0": true
            case "false", "f", "no", "n", "0", "0.0": false
            default: nil
            }
        case .node, .instance, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    private static func integer(from value: FHIRPathValue) -> Int? {
        long(from: value).flatMap { Int32(exactly: $0) }.map { Int($0) }
    }

    private static func long(from value: FHIRPathValue) -> Int64? {
        switch value {
        case .integer, .long: value.asLong
        case .boolean(let boolean): boolean ? 1 : 0
        case .string(let text): text.utf8.allSatisfy({ $0 < 0x80 }) ? Int64(text) : nil
        case .node, .instance, .decimal, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    private static func decimal(from value: FHIRPathValue) -> FHIRDecimal? {
        switch value {
        case .integer, .long, .decimal: value.asDecimal
        case .boolean(let boolean): FHIRDecimal(significand: boolean ? 10 : 0, scale: 1)
        case .string(let text):
            text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } ? nil : FHIRDecimal(text)
        case .node, .instance, .date, .dateTime, .time, .quantity, .type: nil
        }
    }

    /// What `toString` and `&` make of a value.
    static func text(of value: FHIRPathValue) -> String? {
        switch value {
        case .string(let text): text
        case .boolean(let boolean): boolean ? "true" : "false"
        case .integer(let integer): String(integer)
        case .long(let integer): String(integer)
        case .decimal(let decimal): decimal.description
        case .date(let date), .dateTime(let date): date.description
        case .time(let time): time.description
        case .quantity(let quantity): quantity.text
        case .node, .instance, .type: nil
        }
    }

    private static func date(from value: FHIRPathValue, format: String?) -> FHIRDateTime? {
        switch value {
        case .date(let date), .dateTime(let date): return date.withoutTime
        case .string(let text):
            if let format { return DateFormat(format).read(text)?.withoutTime }
            return FHIRDateTime(text, isPartialAllowed: true).flatMap { $0.isDate ? $0 : nil }
        case .node, .instance, .boolean, .integer, .long, .decimal, .time, .quantity, .type:
            return nil
        }
    }

    private static func dateTime(from value: FHIRPathValue, format: String?) -> FHIRDateTime? {
        switch value {
        case .date(let date), .dateTime(let date): date
        case .string(let text):
            if let format {
                DateFormat(format).read(text)
            } else {
                FHIRDateTime(text, isPartialAllowed: true)
            }
        case .node, .instance, .boolean, .integer, .long, .decimal, .time, .quantity, .type: nil
        }
    }

    private static func time(from value: FHIRPathValue) -> FHIRTime? {
        switch value {
        case .time(let time): time
        case .string(let text):
            FHIRTime(text.first == "T" ? text.dropFirst() : text[...], isPartialAllowed: true)
        case .node, .instance, .boolean, .integer, .long, .decimal, .date, .dateTime, .quantity,
            .type:
            nil
        }
    }

    private static func quantity(from value: FHIRPathValue, unit: String?) -> FHIRPathQuantity? {
        let quantity: FHIRPathQuantity?
        switch value {
        case .quantity, .integer, .long, .decimal: quantity = value.asQuantity
        case .boolean, .string:
            quantity =
                if case .string(let text) = value { FHIRPathQuantity(parsing: text) } else {
                    decimal(from: value).map { FHIRPathQuantity(value: $0, unit: .one) }
                }
        case .node, .instance, .date, .dateTime, .time, .type: quantity = nil
        }
        guard let unit else { return quantity }
        return quantity?.converted(
            to: CalendarUnit(word: unit).map { .calendar($0) } ?? .ucum(unit)
        )
    }
}

extension FHIRPathQuantity {
    /// Reads `4`, `4.5 'mg'` or `2 days` (FHIRPath 3.0, Quantity Conversion Functions): a number without an exponent, blanks, and
    /// a unit between quotation marks or the word for a calendar duration.
    init?(parsing text: String) {
        let number = text.prefix { $0.isASCII && ($0.isNumber || "+-.".contains($0)) }
        guard let value = FHIRDecimal(number) else { return nil }
        let word = text.dropFirst(number.count).drop { $0.isWhitespace }
        if word.isEmpty {
            self.init(value: value, unit: .one)
        } else if word.count > 2, word.first == "'", word.last == "'",
            !word.dropFirst().dropLast().contains("'")
        {
            self.init(value: value, unit: .ucum(String(word.dropFirst().dropLast())))
        } else if let unit = CalendarUnit(word: String(word)) {
            self.init(value: value, unit: .calendar(unit))
        } else {
            return nil
        }
    }
}
