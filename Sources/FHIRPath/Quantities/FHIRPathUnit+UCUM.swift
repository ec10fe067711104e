/// What two units are set beside each other for.
enum UnitRelation {
    /// `=`, `<` and their like, and sums: both must measure the same, exactly.
    case comparison
    /// `~`: a calendar year may stand for UCUM's mean one.
    case equivalence
}

extension FHIRPathUnit {
    /// The UCUM units by which quantities of the two units are compared (FHIRPath 3.0, Time-valued Quantities).
    ///
    /// From weeks down a calendar duration is as long as UCUM's. Years and months of the calendar and UCUM's mean ones,
    /// `a` and `mo`, are equivalent and no more, so `1 year = 1 'a'` and `1 'a' > 1 day` are empty. Nil also for a code that
    /// UCUM does not know, and for units that measure different things.
    func ucumUnits(
        with other: FHIRPathUnit,
        for relation: UnitRelation
    ) -> (UCUMUnit, UCUMUnit)? {
        let pair: (UCUMUnit?, UCUMUnit?)
        switch (self, other) {
        case (.ucum(let one), .ucum(let two)): pair = (try? UCUMUnit(one), try? UCUMUnit(two))
        case (.calendar(let one), .calendar(let two)):
            pair = (one.ucumUnit(beside: two), two.ucumUnit(beside: one))
        case (.calendar(let word), .ucum(let code)):
            pair = Self.ucumUnits(of: word, code, for: relation)
        case (.ucum(let code), .calendar(let word)):
            let found = Self.ucumUnits(of: word, code, for: relation)
            pair = (found.1, found.0)
        }
        guard let one = pair.0, let two = pair.1, one.isCommensurable(with: two) else { return nil }
        return (one, two)
    }

    private static func ucumUnits(
        of word: CalendarUnit,
        _ code: String,
        for relation: UnitRelation
    ) -> (UCUMUnit?, UCUMUnit?) {
        switch relation {
        case .comparison:
            if word.isVariable || isMeanYearOrMonth(code) { return (nil, nil) }
            return (try? UCUMUnit(word.ucumCode), try? UCUMUnit(code))
        case .equivalence:
            guard let twin = CalendarUnit(ucumCode: code) else {
                return (try? UCUMUnit(word.ucumCode), try? UCUMUnit(code))
            }
            return (word.ucumUnit(beside: twin), twin.ucumUnit(beside: word))
        }
    }

    /// UCUM's years and months: means, none of which any year or month of the calendar is.
    private static func isMeanYearOrMonth(_ code: String) -> Bool {
        ["a", "a_t", "a_j", "a_g", "mo", "mo_s", "mo_j", "mo_g"].contains(code)
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
    /// The calendar duration that is equivalent to a UCUM code; nil where there is none.
    init?(ucumCode code: String) {
        guard let unit = Self.allCases.first(where: { $0.ucumCode == code }) else { return nil }
        self = unit
    }

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

    /// Whether its length depends on where in the calendar it lies.
    var isVariable: Bool { self == .year || self == .month }

    /// A UCUM unit as long as the duration counts beside another: a year has 12 months or 365 days, a month 30 days
    /// (FHIRPath 3.0, Unit Conversions).
    func ucumUnit(beside other: CalendarUnit) -> UCUMUnit? {
        switch self {
        case .year where !other.isVariable: try? UCUMUnit("365.d")
        case .month where !other.isVariable: try? UCUMUnit("30.d")
        case .year, .month, .week, .day, .hour, .minute, .second, .millisecond:
            try? UCUMUnit(ucumCode)
        }
    }
}
