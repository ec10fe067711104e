import FHIRModel

/// A moment in Coordinated Universal Time, whole seconds since 1970-01-01T00:00:00Z, as request
/// names and audit lines carry it.
///
/// Leap seconds are not counted (POSIX time).
public struct UTCTime: Hashable, Comparable, Sendable {
    /// Seconds since the POSIX epoch.
    public let secondsSince1970: Int64

    /// The moment so many seconds after the POSIX epoch.
    public init(secondsSince1970: Int64) {
        self.secondsSince1970 = secondsSince1970
    }

    /// What a clock shows; one outside the years that a name can carry is taken to stand at their edge, 1970 or 9999, so that
    /// what is stored by it is found again.
    init(clock secondsSince1970: Int64) {
        self.init(secondsSince1970: min(max(secondsSince1970, 0), 253_402_300_799))
    }

    /// Reads `2026-11-23T14:15:07Z` (ISO 8601 extended) or `20261123T141507Z` (basic); anything
    /// else, an impossible day among it, is nil.
    public init?(_ text: some StringProtocol) {
        let digits = text.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.map { Int64($0) - 0x30 }
        guard digits.count == 14 else { return nil }
        func number(_ range: Range<Int>) -> Int64 { digits[range].reduce(0) { $0 * 10 + $1 } }
        let days = FHIRDateTime.dayNumber(
            year: Int(number(0..<4)),
            month: Int(number(4..<6)),
            day: Int(number(6..<8))
        )
        let seconds = number(8..<10) * 3_600 + number(10..<12) * 60 + number(12..<14)
        self.init(secondsSince1970: Int64(days) * 86_400 + seconds)
        guard String(text) == basic || String(text) == extended else { return nil }
    }

    /// `2026-11-23T14:15:07Z`, a FHIR `instant`.
    public var extended: String {
        let parts = fields
        return "\(pad(parts.year, 4))-\(pad(parts.month, 2))-\(pad(parts.day, 2))"
            + "T\(pad(parts.hour, 2)):\(pad(parts.minute, 2)):\(pad(parts.second, 2))Z"
    }

    /// `20261123T141507Z`, free of characters that file systems mind.
    var basic: String {
        extended.filter { $0 != "-" && $0 != ":" }
    }

    /// Earlier moments come first.
    public static func < (left: UTCTime, right: UTCTime) -> Bool {
        left.secondsSince1970 < right.secondsSince1970
    }

    /// Whole seconds from this moment to a later one; negative when it is earlier.
    public func seconds(until later: UTCTime) -> Int64 {
        later.secondsSince1970 - secondsSince1970
    }

    private var fields: (year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int) {
        let days = Int((secondsSince1970 - (secondsSince1970 < 0 ? 86_399 : 0)) / 86_400)
        let second = Int(secondsSince1970) - days * 86_400
        let date = FHIRDateTime.date(ofDayNumber: days)
        return (
            date.year, date.month, date.day, second / 3_600, second / 60 % 60, second % 60
        )
    }

    private func pad(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension UTCTime: CustomStringConvertible {
    /// The extended form, `2026-11-23T14:15:07Z`.
    public var description: String { extended }
}
