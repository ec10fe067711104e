import FHIRModel

extension Evaluator {
    /// A date, date-time or time plus or minus a duration (FHIRPath 3.0, Date/Time Arithmetic): computed at
    /// the precision of the date, the fraction of units above seconds dropped, the day bounded by
    /// the length of its month; an error beyond the years 1 to 9999.
    mutating func shifted(
        _ value: FHIRPathValue,
        by duration: FHIRPathQuantity,
        forward: Bool
    ) throws(EvaluationFailure) -> Item? {
        guard let unit = Self.calendarUnit(of: duration.unit) else {
            throw failure(.unsuitableUnit)
        }
        var amount = duration.value
        switch duration.unit {
        case .calendar where unit == .second || unit == .millisecond: break
        case .calendar, .ucum: amount = amount.truncated
        }
        if !forward {
            guard let negated = amount.negated else { return nil }
            amount = negated
        }
        let isWithinBounds =
            amount.truncated.integer.map { $0.magnitude < 1_000_000_000_000 } ?? false
        switch value {
        case .date(let date), .dateTime(let date):
            guard isWithinBounds, let shifted = date.shifted(by: amount, unit) else {
                throw failure(.yearOutOfRange)
            }
            if case .date = value { return store(.date(shifted), as: .date) }
            return store(.dateTime(shifted), as: .dateTime)
        case .time(let time):
            guard unit.rawValue >= CalendarUnit.hour.rawValue else {
                throw failure(.unsuitableUnit)
            }
            guard isWithinBounds else { return nil }
            return time.shifted(by: amount, unit).map { store(.time($0.time), as: .time) }
        case .node, .instance, .boolean, .integer, .long, .decimal, .string, .quantity, .type:
            return nil
        }
    }

    /// The calendar duration a unit may stand for beside a date: UCUM's years and months are
    /// fractions of mean days, so they may not.
    private static func calendarUnit(of unit: FHIRPathUnit) -> CalendarUnit? {
        switch unit {
        case .calendar(let unit): unit
        case .ucum("wk"): .week
        case .ucum("d"): .day
        case .ucum("h"): .hour
        case .ucum("min"): .minute
        case .ucum("s"): .second
        case .ucum("ms"): .millisecond
        case .ucum(let code): CalendarUnit(word: code)
        }
    }

    mutating func now() -> Item {
        store(.dateTime(context.now), as: .dateTime)
    }

    mutating func today() -> Item {
        let now = context.now
        let date = FHIRDateTime(year: now.year, month: now.month, day: now.day) ?? now
        return store(.date(date), as: .date)
    }

    mutating func timeOfDay() -> Item? {
        context.now.time.map { store(.time($0), as: .time) }
    }
}

extension FHIRDateTime {
    /// This date `amount` units later, computed at its own precision.
    func shifted(by amount: FHIRDecimal, _ unit: CalendarUnit) -> FHIRDateTime? {
        guard let whole = amount.truncated.integer else { return nil }
        switch unit {
        case .year: return addingMonths(whole * 12)
        case .month: return addingMonths(whole)
        case .week: return addingDays(whole * 7)
        case .day: return addingDays(whole)
        case .hour, .minute, .second, .millisecond:
            guard let time else {
                let perDay =
                    unit == .hour
                    ? 24 : unit == .minute ? 1440 : unit == .second ? 86_400 : 86_400_000
                return addingDays(whole / perDay)
            }
            guard let (shifted, days) = time.shifted(by: amount, unit) else { return nil }
            var result = self
            result.time = shifted
            return result.addingDays(days)
        }
    }

    private func addingMonths(_ months: Int) -> FHIRDateTime? {
        guard let month else {
            return with(year: year + months / 12, month: nil, day: nil)
        }
        let total = year * 12 + month - 1 + months
        let newYear = total >= 0 ? total / 12 : (total - 11) / 12
        guard (1...9999).contains(newYear) else { return nil }
        let newMonth = total - newYear * 12 + 1
        let last = Self.days(in: newMonth, of: newYear)
        return with(year: newYear, month: newMonth, day: day.map { min($0, last) })
    }

    private func addingDays(_ days: Int) -> FHIRDateTime? {
        guard let month else { return with(year: year + days / 365, month: nil, day: nil) }
        guard let day else { return addingMonths(days / 30) }
        let number = Self.dayNumber(year: year, month: month, day: day) + days
        // Within ten thousand years of 1970, so that the calendar's arithmetic cannot overflow.
        guard number.magnitude < 4_000_000 else { return nil }
        let date = Self.date(ofDayNumber: number)
        return with(year: date.year, month: date.month, day: date.day)
    }

    private func with(year: Int, month: Int?, day: Int?) -> FHIRDateTime? {
        FHIRDateTime(year: year, month: month, day: day, time: time, offset: offset)
    }
}

extension FHIRTime {
    /// This time `amount` units later on the clock, computed at its own precision, and the days passed.
    func shifted(by amount: FHIRDecimal, _ unit: CalendarUnit) -> (time: FHIRTime, days: Int)? {
        let thousandths: Int128
        switch unit {
        case .hour: thousandths = 3_600_000
        case .minute: thousandths = 60_000
        case .second: thousandths = 1000
        case .millisecond: thousandths = 1
        case .year, .month, .week, .day: return nil
        }
        let factor = FHIRDecimal(significand: thousandths, scale: 3)
        guard let seconds = amount.multiplied(by: factor)?.normalized else { return nil }
        guard let minute else {
            guard let whole = seconds.truncated.integer else { return nil }
            return at(hour + whole / 3600, 3600) { FHIRTime(hour: $0) }
        }
        guard let second else {
            guard let whole = seconds.truncated.integer else { return nil }
            return at(hour * 60 + minute + whole / 60, 60) {
                FHIRTime(hour: $0 / 60, minute: $0 % 60)
            }
        }
        guard let total = FHIRDecimal(hour * 3600 + minute * 60).adding(second)?.adding(seconds)
        else { return nil }
        var whole = total.truncated
        if whole > total { whole = whole.subtracting(FHIRDecimal(1)) ?? whole }
        guard let fraction = total.subtracting(whole), let count = whole.integer else { return nil }
        return at(count, 1) {
            FHIRTime(
                hour: $0 / 3600,
                minute: $0 / 60 % 60,
                second: FHIRDecimal($0 % 60).adding(fraction)
            )
        }
    }

    /// The time of `count` units of `seconds` since midnight.
    private func at(
        _ count: Int,
        _ seconds: Int,
        _ make: (Int) -> FHIRTime?
    ) -> (time: FHIRTime, days: Int)? {
        let perDay = 86_400 / seconds
        let days = count >= 0 ? count / perDay : (count - perDay + 1) / perDay
        return make(count - days * perDay).map { ($0, days) }
    }
}
