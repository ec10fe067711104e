/// A calendar duration (FHIRPath N1 §4.1.8, Time-valued Quantities): a word, not a UCUM unit.
public enum CalendarUnit: UInt8, Sendable, Hashable, CaseIterable {
    /// A year of the calendar.
    case year
    /// A month of the calendar.
    case month
    /// Seven days.
    case week
    /// A day.
    case day
    /// An hour.
    case hour
    /// A minute.
    case minute
    /// A second.
    case second
    /// A thousandth of a second.
    case millisecond

    /// The unit a word of the grammar names, in the singular or the plural.
    public init?(word: String) {
        switch word {
        case "year", "years": self = .year
        case "month", "months": self = .month
        case "week", "weeks": self = .week
        case "day", "days": self = .day
        case "hour", "hours": self = .hour
        case "minute", "minutes": self = .minute
        case "second", "seconds": self = .second
        case "millisecond", "milliseconds": self = .millisecond
        default: return nil
        }
    }

    /// The word in the singular.
    public var word: String {
        switch self {
        case .year: "year"
        case .month: "month"
        case .week: "week"
        case .day: "day"
        case .hour: "hour"
        case .minute: "minute"
        case .second: "second"
        case .millisecond: "millisecond"
        }
    }
}
