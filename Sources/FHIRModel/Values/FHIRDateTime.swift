/// A date, or a date with a time, as precise as it was given: FHIR `date`, `dateTime` and `instant`.
public struct FHIRDateTime: Sendable, Hashable {
    /// 1 through 9999.
    public var year: Int
    /// 1 through 12, nil where only the year is known.
    public var month: Int?
    /// From 1, nil where only the month is known.
    public var day: Int?
    /// The time of day, nil for a date.
    public var time: FHIRTime?
    /// Minutes east of UTC, nil where no zone is given.
    public var offset: Int?

    /// A date of these parts; nil where a part is out of the calendar or given without the one before it.
    public init?(
        year: Int,
        month: Int? = nil,
        day: Int? = nil,
        time: FHIRTime? = nil,
        offset: Int? = nil
    ) {
        guard (1...9999).contains(year), (1...12).contains(month ?? 1) else { return nil }
        if let day {
            guard let month, (1...Self.days(in: month, of: year)).contains(day) else { return nil }
        }
        guard time == nil || day != nil, offset == nil || time != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
        self.time = time
        self.offset = offset
    }

    /// Reads `2026`, `2026-11`, `2026-11-23` or `2026-11-23T14:15:07+01:00`.
    ///
    /// `isPartialAllowed` takes times without seconds or zone, as FHIRPath literals do; FHIR's `dateTime` does not.
    public init?(_ text: some StringProtocol, isPartialAllowed: Bool = false) {
        var digits = DigitReader(text)
        guard let year = digits.number(4) else { return nil }
        var month: Int?
        var day: Int?
        var time: FHIRTime?
        var offset: Int?
        if digits.skip("-") {
            guard let value = digits.number(2) else { return nil }
            month = value
            if digits.skip("-") {
                guard let value = digits.number(2) else { return nil }
                day = value
            }
        }
        if digits.skip("T") {
            guard day != nil, let value = FHIRTime(&digits) else { return nil }
            time = value
            if !digits.isAtEnd {
                guard let value = digits.offset() else { return nil }
                offset = value
            }
            guard isPartialAllowed || (value.second != nil && offset != nil) else { return nil }
        }
        guard digits.isAtEnd else { return nil }
        self.init(year: year, month: month, day: day, time: time, offset: offset)
    }

    /// Whether it is a date without a time.
    public var isDate: Bool { time == nil }

    /// How many days a month has (Gregorian).
    public static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// Days since 1970-01-01 of a date of the proleptic Gregorian calendar.
    public static func dayNumber(year: Int, month: Int, day: Int) -> Int {
        let year = month <= 2 ? year - 1 : year
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
            - 719_468
    }

    /// The date of a number of days since 1970-01-01.
    public static func date(ofDayNumber number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let part = (5 * dayOfYear + 2) / 153
        let month = part < 10 ? part + 3 : part - 9
        return (
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
            dayOfYear - (153 * part + 2) / 5 + 1
        )
    }

    /// The moment `seconds` after 1970-01-01T00:00:00Z, written at a zone's offset in minutes.
    public init?(secondsSince1970 seconds: Int, nanoseconds: Int? = nil, offset: Int = 0) {
        let local = seconds + offset * 60
        let days = local >= 0 ? local / 86400 : (local - 86399) / 86400
        let rest = local - days * 86400
        let date = Self.date(ofDayNumber: days)
        var second = FHIRDecimal(rest % 60)
        if let nanoseconds {
            second = FHIRDecimal(
                significand: Int128(rest % 60) * 1000 + Int128(nanoseconds / 1_000_000),
                scale: 3
            )
        }
        self.init(
            year: date.year,
            month: date.month,
            day: date.day,
            time: FHIRTime(hour: rest / 3600, minute: rest / 60 % 60, second: second),
            offset: offset
        )
    }
}

extension FHIRDateTime {
    /// Whole seconds from 1970-01-01T00:00:00Z to this moment; nil for a date, or a time without seconds or zone.
    public var secondsSince1970: Int? {
        guard let month, let day, let time, let minute = time.minute,
            let second = time.second?.truncated.integer,
            let offset
        else { return nil }
        let days = Self.dayNumber(year: year, month: month, day: day)
        return days * 86_400 + time.hour * 3_600 + (minute - offset) * 60 + second
    }

    /// The same moment at another offset; itself where the minute or the zone is not known.
    public func atOffset(_ minutes: Int) -> FHIRDateTime {
        guard let month, let day, let time, let minute = time.minute, let offset else {
            return self
        }
        let total =
            Self.dayNumber(year: year, month: month, day: day) * 1440 + time.hour * 60 + minute
            - offset + minutes
        let days = total >= 0 ? total / 1440 : (total - 1439) / 1440
        let rest = total - days * 1440
        let date = Self.date(ofDayNumber: days)
        return FHIRDateTime(
            year: date.year,
            month: date.month,
            day: date.day,
            time: FHIRTime(hour: rest / 60, minute: rest % 60, second: time.second),
            offset: minutes
        ) ?? self
    }

    /// Earlier or later; nil where they agree as far as both are known and one is less precise, or where only one of two
    /// times has a zone (FHIRPath N1 §6.2).
    public func compare(_ other: FHIRDateTime) -> Ordering? {
        if time != nil, other.time != nil, (offset == nil) != (other.offset == nil) { return nil }
        // A date has no zone: beside it a time counts as the day it was written with.
        guard let start = minuteInUTC, let otherStart = other.minuteInUTC else {
            return Ordering.compare(parts, other.parts)
        }
        if time?.minute != nil, other.time?.minute != nil {
            return Ordering.compare(atOffset(0).parts, other.atOffset(0).parts)
        }
        return compareHours(from: start, with: other, from: otherStart)
    }

    /// The order where one of two times is a whole hour at an offset: that of the spans of time they stand for, nil where
    /// these overlap and are not the same hour.
    private func compareHours(
        from start: Int,
        with other: FHIRDateTime,
        from otherStart: Int
    ) -> Ordering? {
        let isHour = time?.minute == nil
        let isOtherHour = other.time?.minute == nil
        if isHour, isOtherHour, start == otherStart { return .equal }
        if start + (isHour ? 60 : 1) <= otherStart { return .ascending }
        if otherStart + (isOtherHour ? 60 : 1) <= start { return .descending }
        return nil
    }

    /// Minutes since 1970-01-01T00:00Z at which the minute, or the hour where no minute is known, begins; nil without a time
    /// at an offset.
    package var minuteInUTC: Int? {
        guard let month, let day, let time, let offset else { return nil }
        return Self.dayNumber(year: year, month: month, day: day) * 1440 + time.hour * 60
            + (time.minute ?? 0) - offset
    }

    /// The parts that are known, largest first.
    private var parts: [FHIRDecimal] {
        [FHIRDecimal(year)] + [month, day].compactMap { $0.map { FHIRDecimal($0) } }
            + (time?.parts ?? [])
    }
}

extension FHIRDateTime: CustomStringConvertible {
    /// The date as FHIR writes it, as precise as it is.
    public var description: String {
        let digits = String(year)
        var text = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        if let month { text += "-" + twoDigits(month) }
        if let day { text += "-" + twoDigits(day) }
        if let time { text += "T\(time)" }
        guard let offset else { return text }
        if offset == 0 { return text + "Z" }
        let minutes = abs(offset)
        return text + (offset < 0 ? "-" : "+") + twoDigits(minutes / 60) + ":"
            + twoDigits(minutes % 60)
    }
}
