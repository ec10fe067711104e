import FHIRModel

// FHIRPath (trial use), Utility Functions, "Extract Date/DateTime/Time Components".
extension Evaluator {
    /// `yearOf` to `timeOf`: a part of a date, date-time or time; empty where the value does not have it.
    mutating func component(_ function: FHIRPathFunction, base: Int) throws(EvaluationFailure) {
        guard let input = try singleValue(Items(start: base, end: stack.count)) else {
            return truncate(to: base)
        }
        let found: FHIRPathValue?
        switch input {
        case .date(let date): found = Self.part(function, of: date)
        case .dateTime(let date):
            found =
                Self.part(function, of: date) ?? date.time.flatMap { Self.part(function, of: $0) }
        case .time(let time): found = function == .timeOf ? nil : Self.part(function, of: time)
        case .node, .instance, .boolean, .integer, .long, .decimal, .string, .quantity, .type:
            found = nil
        }
        guard let found else { return truncate(to: base) }
        replace(from: base, with: try store(found))
    }

    private static func part(
        _ function: FHIRPathFunction,
        of date: FHIRDateTime
    ) -> FHIRPathValue? {
        if function == .yearOf { return .integer(date.year) }
        if function == .monthOf { return date.month.map { .integer($0) } }
        if function == .dayOf { return date.day.map { .integer($0) } }
        if function == .dateOf {
            return FHIRDateTime(year: date.year, month: date.month, day: date.day)
                .map { .date($0) }
        }
        guard function == .timezoneOffsetOf, let minutes = date.offset else { return nil }
        // Whole hours are a Decimal too, such as -7.0.
        if minutes.isMultiple(of: 60) {
            return .decimal(FHIRDecimal(significand: Int128(minutes / 6), scale: 1))
        }
        return FHIRDecimal(minutes).divided(by: FHIRDecimal(60), places: 16)
            .map { .decimal($0.normalized) }
    }

    private static func part(_ function: FHIRPathFunction, of time: FHIRTime) -> FHIRPathValue? {
        if function == .timeOf { return .time(time) }
        if function == .hourOf { return .integer(time.hour) }
        if function == .minuteOf { return time.minute.map { .integer($0) } }
        guard let second = time.second else { return nil }
        if function == .secondOf { return second.truncated.integer.map { .integer($0) } }
        guard function == .millisecondOf, second.scale > 0,
            let rest = second.subtracting(second.truncated),
            let thousandths = rest.multiplied(by: FHIRDecimal(1000))
        else { return nil }
        return thousandths.truncated.integer.map { .integer($0) }
    }
}
