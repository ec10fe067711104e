extension FHIRPathUnit {
    /// The UCUM unit that stands for this one beside another (FHIRPath N1 §4.1.8, Time-valued Quantities).
    ///
    /// Up to weeks a calendar duration is as long as UCUM's. A year or a month is as long as UCUM's only for
    /// equivalence; among calendar durations a year has 12 months or 365 days and a month 30 days. Returns nil where
    /// the two cannot be compared, and for a code that UCUM does not know.
    func ucum(beside other: FHIRPathUnit, forEquivalence: Bool) -> UCUMUnit? {
        switch self {
        case .ucum(let code): try? UCUMUnit(code)
        case .calendar(.year):
            Self.variable("a", days: "365.d", beside: other, forEquivalence)
        case .calendar(.month):
            Self.variable("mo", days: "30.d", beside: other, forEquivalence)
        case .calendar(let unit): try? UCUMUnit(unit.ucumCode)
        }
    }

    private static func variable(
        _ code: String,
        days: String,
        beside other: FHIRPathUnit,
        _ forEquivalence: Bool
    ) -> UCUMUnit? {
        switch other {
        case .calendar(.year), .calendar(.month): try? UCUMUnit(code)
        case .calendar: try? UCUMUnit(days)
        case .ucum: forEquivalence ? try? UCUMUnit(code) : nil
        }
    }

    /// The calendar duration that FHIR maps a UCUM unit of a Quantity to (R4 fhirpath, Use of FHIR Quantity).
    var asCalendar: FHIRPathUnit {
        switch self {
        case .ucum("a"): .calendar(.year)
        case .ucum("mo"): .calendar(.month)
        case .ucum("d"): .calendar(.day)
        case .ucum("h"): .calendar(.hour)
        case .ucum("min"): .calendar(.minute)
        case .ucum("s"): .calendar(.second)
        case .ucum, .calendar: self
        }
    }

    /// The UCUM code, for a calendar duration that of the unit which is equivalent.
    var ucumCode: String {
        switch self {
        case .ucum(let code): code
        case .calendar(let unit): unit.ucumCode
        }
    }
}

extension CalendarUnit {
    /// The code of the UCUM unit that is equivalent to the duration.
    var ucumCode: String {
        switch self {
        case .year: "a"
        case .month: "mo"
        case .week: "wk"
        case .day: "d"
        case .hour: "h"
        case .minute: "min"
        case .second: "s"
        case .millisecond: "ms"
        }
    }
}
