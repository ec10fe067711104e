import FHIRModel

extension FHIRPathFunction {
    /// The function with a name; nil when there is none.
    init?(named name: ElementName) {
        guard let function = Self.byName[name] else { return nil }
        self = function
    }

    /// The functions by name, so that an expression that is read makes no text of each.
    private static let byName = Dictionary(
        uniqueKeysWithValues: allCases.map { (ElementName($0.rawValue), $0) }
    )

    /// How many arguments the function takes.
    public var arity: ClosedRange<Int> {
        switch self {
        case .empty, .allTrue, .anyTrue, .allFalse, .anyFalse, .count, .distinct,
            .isDistinct, .single, .first, .last, .tail, .toBoolean,
            .convertsToBoolean, .toInteger, .convertsToInteger, .toLong, .convertsToLong,
            .toDecimal,
            .convertsToDecimal, .toString, .convertsToString, .toTime,
            .convertsToTime, .upper, .lower, .length, .toChars, .trim, .abs,
            .ceiling, .exp, .floor, .ln, .sqrt, .truncate, .children, .descendants,
            .now, .timeOfDay, .today, .precision, .type, .not, .sum, .min, .max,
            .avg, .hasValue, .getValue, .resolve, .elementDefinition, .htmlChecks,
            .weight, .ordinal, .answers, .yearOf, .monthOf, .dayOf, .hourOf, .minuteOf,
            .secondOf, .millisecondOf, .timezoneOffsetOf, .dateOf, .timeOf:
            0...0
        case .exists, .toDate, .convertsToDate, .toDateTime, .convertsToDateTime, .pathname,
            .toQuantity, .convertsToQuantity, .join, .round, .lowBoundary,
            .highBoundary:
            0...1
        case .all, .subsetOf, .supersetOf, .where, .select, .repeat, .repeatAll,
            .ofType, .skip, .take, .intersect, .exclude, .union, .indexOf,
            .lastIndexOf, .startsWith, .endsWith, .contains, .encode, .decode,
            .escape, .unescape, .split, .log, .power, .comparable, .is, .as,
            .extension, .conformsTo, .memberOf, .subsumes, .subsumedBy:
            1...1
        case .sort:
            0...Int.max
        case .combine, .substring, .matches, .matchesFull, .trace, .defineVariable,
            .aggregate:
            1...2
        case .coalesce, .checkModifiers:
            1...Int.max
        case .iif, .replaceMatches:
            2...3
        case .replace, .slice, .duration, .difference:
            2...2
        }
    }
}
