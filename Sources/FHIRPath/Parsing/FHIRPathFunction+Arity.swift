import FHIRModel

extension FHIRPathFunction {
    /// The function with a name; nil when there is none.
    init?(named name: borrowing Span<UInt8>) {
        guard let number = Self.names.number(of: name), number > 0 else { return nil }
        self = Self.inOrder[Int(number) - 1]
    }

    /// The functions under the numbers of their names, so that an expression that is read makes no text of each.
    private static let inOrder = allCases
    private static let names = NameTable(inOrder.map(\.rawValue).joined(separator: " "))

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

extension Lexer {
    /// The function that an identifier names; nil when there is none.
    func function(named identifier: Token) -> FHIRPathFunction? {
        FHIRPathFunction(named: bytes.span.extracting(identifier.start..<identifier.end))
    }
}
