import FHIRModel

// FHIRPath 3.0, Date and Time Interval Functions.
extension Evaluator {
    /// Counts periods between two dates or times: `duration(value, precision)` whole ones, `difference` their boundaries.
    ///
    /// Negative where the input is the later one, empty where either is less precise than the periods.
    /// `@2024-12-01` and `@2025-09-01` are 0 whole years apart, and 1 turn of the year.
    mutating func interval(
        _ node: ExpressionTree.Node,
        base: Int,
        isWhole: Bool
    ) throws(EvaluationFailure) {
        let input = try singleValue(Items(start: base, end: stack.count))
        let other = try argument(1, of: node)
        let precision = try textArgument(2, of: node)
        guard let input, let other, let precision else { return truncate(to: base) }
        guard let unit = CalendarUnit(word: precision), unit.word == precision else {
            throw failure(.wrongArgument)
        }
        let count: Int?
        if case .time(let start) = input {
            guard case .time(let end) = other, unit.rawValue >= CalendarUnit.hour.rawValue else {
                throw failure(.wrongArgument)
            }
            count = start.interval(to: end, unit, isWhole: isWhole)
        } else {
            guard let start = input.asDateTime else { throw failure(.wrongInput) }
            guard let end = other.asDateTime else { throw failure(.wrongArgument) }
            if case .date = input, case .date = other, unit.rawValue > CalendarUnit.day.rawValue {
                throw failure(.wrongArgument)
            }
            count = start.interval(to: end, unit, isWhole: isWhole)
        }
        replace(from: base, with: count.flatMap { Int32(exactly: $0) }.map { .integer(Int($0)) })
    }
}

extension CalendarUnit {
    /// How many thousandths of a second it lasts; nil for years and months.
    fileprivate var thousandths: Int? {
        switch self {
        case .year, .month: nil
        case .week: 604_800_000
        case .day: 86_400_000
        case .hour: 3_600_000
        case .minute: 60_000
        case .second: 1000
        case .millisecond: 1
        }
    }
}

extension FHIRTime {
    /// Thousandths of a second since midnight, parts that are not known as 0.
    fileprivate var thousandths: Int {
        let second = second?.multiplied(by: FHIRDecimal(1000))?.truncated.integer ?? 0
        return hour * 3_600_000 + (minute ?? 0) * 60_000 + second
    }

    /// Whether it is given to a unit of the clock.
    fileprivate func isKnown(to unit: CalendarUnit) -> Bool {
        switch unit {
        case .year, .month, .week, .day, .hour: true
        case .minute: minute != nil
        case .second, .millisecond: second != nil
        }
    }

    fileprivate func interval(to end: FHIRTime, _ unit: CalendarUnit, isWhole: Bool) -> Int? {
        guard isKnown(to: unit), end.isKnown(to: unit), let length = unit.thousandths else {
            return nil
        }
        if isWhole { return (end.thousandths - thousandths) / length }
        return end.thousandths / length - thousandths / length
    }
}

extension FHIRDateTime {
    fileprivate func interval(to end: FHIRDateTime, _ unit: CalendarUnit, isWhole: Bool) -> Int? {
        switch unit {
        case .year, .month:
            return months(to: end, perUnit: unit == .year ? 12 : 1, isWhole: isWhole)
        case .week, .day:
            guard let first = dayNumber, let last = end.dayNumber else { return nil }
            if isWhole {
                let time = (end.time?.thousandths ?? 0) - (time?.thousandths ?? 0)
                return ((last - first) * 86_400_000 + time) / (unit.thousandths ?? 1)
            }
            // 1970-01-01 was a Thursday; weeks begin on Sunday.
            return unit == .day
                ? last - first : Self.floor(last + 4, by: 7) - Self.floor(first + 4, by: 7)
        case .hour, .minute, .second, .millisecond:
            guard let length = unit.thousandths, (offset == nil) == (end.offset == nil),
                let first = moment(to: unit), let last = end.moment(to: unit)
            else { return nil }
            return isWhole
                ? (last - first) / length
                : Self.floor(last, by: length) - Self.floor(first, by: length)
        }
    }

    private func months(to end: FHIRDateTime, perUnit: Int, isWhole: Bool) -> Int? {
        guard perUnit == 12 || month != nil && end.month != nil else { return nil }
        if !isWhole, perUnit == 12 { return end.year - year }
        let isMonthKnown = month != nil && end.month != nil
        let first = year * 12 + (isMonthKnown ? month ?? 1 : 1)
        let last = end.year * 12 + (isMonthKnown ? end.month ?? 1 : 1)
        if !isWhole { return last - first }
        var months = last - first
        // The last month is whole only once its day and time have come, as far as both are known.
        if let day, let endDay = end.day {
            let start = day * 86_400_000 + (time?.thousandths ?? 0)
            let finish = endDay * 86_400_000 + (end.time?.thousandths ?? 0)
            if months > 0, finish < start { months -= 1 }
            if months < 0, finish > start { months += 1 }
        }
        return months / perUnit
    }

    private var dayNumber: Int? {
        guard let month, let day else { return nil }
        return Self.dayNumber(year: year, month: month, day: day)
    }

    /// Thousandths of a second since 1970, in UTC where there is an offset; nil where the unit is not known.
    private func moment(to unit: CalendarUnit) -> Int? {
        guard let dayNumber, let time, time.isKnown(to: unit) else { return nil }
        return dayNumber * 86_400_000 + time.thousandths - (offset ?? 0) * 60_000
    }

    private static func floor(_ value: Int, by divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value - divisor + 1) / divisor
    }
}
