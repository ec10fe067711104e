import FHIRModel

/// A FHIR dateTime in words, in the local time it was written in.
enum LocalTime {
    /// `2026-11-23 14:15 (UTC+01:00)`; text that is no dateTime stays as it is, made safe.
    static func words(_ dateTime: String) -> String {
        guard FHIRDateTime(dateTime) != nil, dateTime.utf8.count > 16 else {
            return PrintableText.line(dateTime)
        }
        let day = dateTime.prefix(10)
        let minute = dateTime.dropFirst(11).prefix(5)
        let zone = dateTime.dropFirst(19).drop { $0 == "." || $0.isNumber }
        let offset = zone.isEmpty || zone == "Z" ? "UTC" : "UTC\(zone)"
        return "\(day) \(minute) (\(offset))"
    }

    /// `3 minutes`, `2 hours`, `5 days`: how long ago a moment was.
    static func age(since made: UTCTime, now: UTCTime) -> String {
        let seconds = made.seconds(until: now)
        if seconds < -60 { return "made in the future, check the clock" }
        if seconds < 60 { return "just now" }
        let (count, unit): (Int64, String) =
            switch seconds {
            case ..<3_600: (seconds / 60, "minute")
            case ..<172_800: (seconds / 3_600, "hour")
            case _: (seconds / 86_400, "day")
            }
        return "\(count) \(unit)\(count == 1 ? "" : "s") ago"
    }
}

extension UTCTime {
    /// The moment of a FHIR dateTime that has a time and an offset; nil for a partial one.
    init?(dateTime: String) {
        guard let value = FHIRDateTime(dateTime)?.atOffset(0), value.offset == 0,
            let text = value.description.split(whereSeparator: { $0 == "." || $0 == "+" }).first
        else { return nil }
        self.init(text.hasSuffix("Z") ? String(text) : "\(text)Z")
    }
}
