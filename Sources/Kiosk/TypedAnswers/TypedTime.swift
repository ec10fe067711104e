/// A time of day (FHIR `time`).
public struct TypedTime: Hashable, Sendable {
    /// 0 through 23.
    public var hour: Int
    /// 0 through 59.
    public var minute: Int
    /// 0 through 59.
    public var second = 0

    /// The time as FHIR writes it: `14:30:00`.
    var fhir: String {
        [hour, minute, second].map { TypedDate.digits($0, 2) }.joined(separator: ":")
    }

    /// The time as clocks show it, seconds only where there are any: `2:30`; the hour as the clock counts it.
    public func clock(hour: Int) -> String {
        let clock = "\(hour):" + TypedDate.digits(minute, 2)
        return second > 0 ? clock + ":" + TypedDate.digits(second, 2) : clock
    }

    /// Every time the typed text can mean: none when it is not a time, two when morning or afternoon is unclear.
    ///
    /// Read are `14:30`, `14.30`, `1430`, `2:30 pm`, `2 p.m.`, and the words for noon and midnight. An hour
    /// from 1 to 12 without a leading zero and without a half of the day can mean either.
    static func readings(of text: String, words: TimeWords) -> [TypedTime] {
        var rest = text.lowercased().filter { $0 != " " && $0 != "\u{A0}" }[...]
        if words.noon.contains(String(rest)) { return [TypedTime(hour: 12, minute: 0)] }
        if words.midnight.contains(String(rest)) { return [TypedTime(hour: 0, minute: 0)] }
        var half: Int?
        let letters = rest.reversed().prefix { $0.isLetter || $0 == "." }
        let suffix = String(letters.reversed())
        if !suffix.isEmpty {
            let plain = suffix.filter { $0 != "." }
            if words.morning.contains(plain) {
                half = 0
            } else if words.afternoon.contains(plain) {
                half = 12
            } else if !["h", "oclock"].contains(plain) {
                return []
            }
            rest = rest.dropLast(suffix.count)
        }
        guard let (parts, zero) = clockNumbers(of: rest) else { return [] }
        return readings(parts, half: half, writtenWithZero: zero)
    }

    private static func readings(_ parts: [Int], half: Int?, writtenWithZero: Bool) -> [TypedTime] {
        let hour = parts[0]
        let minute = parts.count > 1 ? parts[1] : 0
        let second = parts.count > 2 ? parts[2] : 0
        guard minute < 60, second < 60 else { return [] }
        if let half {
            guard (1...12).contains(hour) else { return [] }
            return [TypedTime(hour: hour % 12 + half, minute: minute, second: second)]
        }
        guard hour < 24 else { return [] }
        if writtenWithZero || hour == 0 || hour > 12 {
            return [TypedTime(hour: hour, minute: minute, second: second)]
        }
        return [
            TypedTime(hour: hour % 12, minute: minute, second: second),
            TypedTime(hour: hour % 12 + 12, minute: minute, second: second),
        ]
    }

    /// The hour, minute and second, and whether the hour begins with a zero (a 24-hour clock).
    private static func clockNumbers(of text: Substring) -> ([Int], Bool)? {
        let fields = text.split(omittingEmptySubsequences: false) { $0 == ":" || $0 == "." }
        guard (1...3).contains(fields.count),
            fields.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        let zero = fields[0].first == "0"
        if fields.count == 1, fields[0].count == 4, let value = Int(fields[0]) {
            return ([value / 100, value % 100], true)
        }
        guard fields[0].count <= 2, fields.dropFirst().allSatisfy({ $0.count == 2 }) else {
            return nil
        }
        return (fields.compactMap { Int($0) }, zero)
    }
}

/// The words of a language for parts of the day.
public struct TimeWords: Sendable {
    /// Words for 12 o'clock by day, in lower case.
    public var noon: Set<String>
    /// Words for 12 o'clock at night.
    public var midnight: Set<String>
    /// What follows an hour before noon, such as "am".
    public var morning: Set<String>
    /// What follows an hour after noon, such as "pm".
    public var afternoon: Set<String>
    /// What may stand between a date and a time: "at".
    public var introductions: [String]

    /// Words of these parts.
    public init(
        noon: Set<String>,
        midnight: Set<String>,
        morning: Set<String>,
        afternoon: Set<String>,
        introductions: [String]
    ) {
        self.noon = noon
        self.midnight = midnight
        self.morning = morning
        self.afternoon = afternoon
        self.introductions = introductions
    }
}
