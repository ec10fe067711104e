import FHIRModel

/// A template of `toDate(format)` and `toDateTime(format)` (FHIRPath 3.0, Date/DateTime String Format Codes).
///
/// `DateFormat("dd-MM-yyyy").read("15-01-2024")` is 2024-01-15. All codes that the specification requires are read, and of the
/// others those that no language or place decides: `yy` (00 to 49 in this century, 50 to 99 in the last), and one digit or
/// two for `M`, `d`, `h`, `H`, `m` and `s`. Names of months and zones, `MMM`, `MMMM` and `z`, match no text.
struct DateFormat {
    private let codes: [Code]

    /// One code of a template, or a character that must stand in the text.
    private enum Code: Equatable {
        case digits(Part, least: Int, most: Int)
        case shortYear
        case fraction(places: Int)
        case halfOfDay
        case offset
        case nameless
        case literal(UInt8)
    }

    private enum Part {
        case year, month, day, hourOfHalf, hour, minute, second
    }

    init(_ format: String) {
        var codes: [Code] = []
        var rest = Array(format.utf8)[...]
        while let first = rest.first {
            let run = rest.prefix { $0 == first }.count
            let (code, length) = Self.code(first, run: run)
            codes.append(code)
            rest = rest.dropFirst(length)
        }
        self.codes = codes
    }

    /// The code that a run of one letter begins with, and how many letters of the run it takes.
    private static func code(_ letter: UInt8, run: Int) -> (Code, Int) {
        func one(_ part: Part) -> (Code, Int) {
            run >= 2 ? (.digits(part, least: 2, most: 2), 2) : (.digits(part, least: 1, most: 2), 1)
        }
        switch letter {
        case UInt8(ascii: "y") where run >= 4: return (.digits(.year, least: 4, most: 4), 4)
        case UInt8(ascii: "y") where run >= 2: return (.shortYear, 2)
        case UInt8(ascii: "M") where run >= 3: return (.nameless, min(run, 4))
        case UInt8(ascii: "M"): return one(.month)
        case UInt8(ascii: "d"): return one(.day)
        case UInt8(ascii: "h"): return one(.hourOfHalf)
        case UInt8(ascii: "H"): return one(.hour)
        case UInt8(ascii: "m"): return one(.minute)
        case UInt8(ascii: "s"): return one(.second)
        case UInt8(ascii: "S"): return (.fraction(places: run), run)
        case UInt8(ascii: "a"): return (.halfOfDay, 1)
        case UInt8(ascii: "z"): return (.nameless, 1)
        case UInt8(ascii: "Z"): return (.offset, 1)
        default: return (.literal(letter), 1)
        }
    }

    /// The date or date and time a text gives in this format, as precise as it is; nil where the text is not in it.
    func read(_ text: String) -> FHIRDateTime? {
        var reading = Reading(rest: Array(text.utf8)[...])
        for code in codes {
            guard reading.take(code) else { return nil }
        }
        return reading.rest.isEmpty ? reading.date : nil
    }

    /// What has been read so far.
    private struct Reading {
        var rest: ArraySlice<UInt8>
        private var parts: [Part: Int] = [:]
        private var fraction: FHIRDecimal?
        private var isAfternoon: Bool?
        private var offset: Int?

        init(rest: ArraySlice<UInt8>) { self.rest = rest }

        mutating func take(_ code: Code) -> Bool {
            switch code {
            case .digits(let part, let least, let most):
                guard let number = takeNumber(least: least, most: most) else { return false }
                parts[part] = number
                return true
            case .shortYear:
                guard let number = takeNumber(least: 2, most: 2) else { return false }
                parts[.year] = number + (number < 50 ? 2000 : 1900)
                return true
            case .fraction(let places):
                guard places <= 9, let number = takeNumber(least: places, most: places) else {
                    return false
                }
                fraction = FHIRDecimal(significand: Int128(number), scale: places)
                return true
            case .halfOfDay: return takeHalfOfDay()
            case .offset: return takeOffset()
            case .nameless: return false
            case .literal(let byte):
                guard rest.first == byte else { return false }
                rest.removeFirst()
                return true
            }
        }

        private mutating func takeNumber(least: Int, most: Int) -> Int? {
            let digits = rest.prefix(most).prefix { $0 &- 0x30 < 10 }
            guard digits.count >= least else { return nil }
            rest = rest.dropFirst(digits.count)
            return digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
        }

        /// `A`, `AM`, `P` or `PM`, in either case.
        private mutating func takeHalfOfDay() -> Bool {
            let letter = rest.first.map { $0 | 0x20 }
            guard letter == UInt8(ascii: "a") || letter == UInt8(ascii: "p") else { return false }
            isAfternoon = letter == UInt8(ascii: "p")
            rest.removeFirst()
            if rest.first.map({ $0 | 0x20 }) == UInt8(ascii: "m") { rest.removeFirst() }
            return true
        }

        /// `Z`, `+0200` or `+02:00`.
        private mutating func takeOffset() -> Bool {
            guard let sign = rest.popFirst() else { return false }
            if sign == UInt8(ascii: "Z") {
                offset = 0
                return true
            }
            guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"),
                let hours = takeNumber(least: 2, most: 2)
            else { return false }
            if rest.first == UInt8(ascii: ":") { rest.removeFirst() }
            guard let minutes = takeNumber(least: 2, most: 2), minutes < 60,
                hours * 60 + minutes <= 14 * 60
            else { return false }
            offset = (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
            return true
        }

        var date: FHIRDateTime? {
            guard let year = parts[.year] else { return nil }
            var hour = parts[.hour]
            if let half = parts[.hourOfHalf] {
                // Without AM or PM an hour of twelve says nothing.
                guard let isAfternoon, (1...12).contains(half) else { return nil }
                hour = half % 12 + (isAfternoon ? 12 : 0)
            }
            if hour == nil, parts[.minute] != nil || offset != nil { return nil }
            let second = parts[.second].flatMap {
                FHIRDecimal($0).adding(fraction ?? FHIRDecimal(0))
            }
            var time: FHIRTime?
            if let hour {
                time = FHIRTime(hour: hour, minute: parts[.minute], second: second)
                if time == nil { return nil }
            } else if second != nil {
                return nil
            }
            return FHIRDateTime(
                year: year,
                month: parts[.month],
                day: parts[.day],
                time: time,
                offset: offset
            )
        }
    }
}

extension FHIRDateTime {
    /// The date alone, as it was written: no zone is looked at.
    var withoutTime: FHIRDateTime? { FHIRDateTime(year: year, month: month, day: day) }
}
