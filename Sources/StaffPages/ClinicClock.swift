import FHIRModel
internal import PlainText

/// The clock on the clinic's wall: what time it is, and how any moment is written there.
///
/// It comes from whoever shows the page, as the page itself looks at no clock:
///
///     page.text(on: ClinicClock(now: 1_763_892_600) { _ in 60 })    // … ago, times as UTC+01:00
public struct ClinicClock: Sendable {
    /// Seconds since 1970-01-01T00:00:00Z; nil where a page is not to tell its age, as a narrative that is kept is not.
    public var now: Int?
    /// Minutes east of UTC on the clinic's clocks at a moment, in seconds since 1970; it differs between summer and winter.
    public var minutesEast: @Sendable (_ secondsSince1970: Int) -> Int

    /// A clock.
    ///
    /// - Parameters:
    ///   - now: Seconds since 1970; nil leaves the age of the request out.
    ///   - minutesEast: Minutes east of UTC at a moment, in seconds since 1970.
    public init(now: Int?, minutesEast: @escaping @Sendable (_ secondsSince1970: Int) -> Int) {
        self.now = now
        self.minutesEast = minutesEast
    }

    /// A clinic whose clocks show UTC, for a page that does not tell its age.
    public static let utc = ClinicClock(now: nil) { _ in 0 }

    /// A FHIR dateTime as the clinic's clocks show it, with the zone: `2026-11-23 14:15 (UTC+01:00)`.
    ///
    /// A date, or text that is no dateTime, stays as it is, made safe.
    public func words(_ dateTime: String) -> String {
        guard let value = FHIRDateTime(dateTime), let seconds = value.secondsSince1970 else {
            return PrintableText.line(dateTime)
        }
        return Self.words(value.atOffset(minutesEast(seconds)))
    }

    /// A date and time with the zone it was written in.
    static func words(_ value: FHIRDateTime) -> String {
        let written = value.description
        guard value.time != nil, let offset = value.offset else { return written }
        let zone = offset == 0 ? "UTC" : "UTC\(written.suffix(6))"
        return "\(written.prefix(10)) \(written.dropFirst(11).prefix(5)) (\(zone))"
    }

    /// `3 minutes ago`, `2 hours ago`, `5 days ago`; nil where it is not known what time it is.
    func age(since made: Int) -> String? {
        guard let now else { return nil }
        let seconds = now - made
        if seconds < -60 { return "made in the future, check the clock" }
        if seconds < 60 { return "just now" }
        let (count, unit): (Int, String) =
            switch seconds {
            case ..<3_600: (seconds / 60, "minute")
            case ..<172_800: (seconds / 3_600, "hour")
            case _: (seconds / 86_400, "day")
            }
        return "\(count) \(unit)\(count == 1 ? "" : "s") ago"
    }
}
