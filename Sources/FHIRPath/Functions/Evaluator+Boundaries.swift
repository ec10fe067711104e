import FHIRModel

extension Evaluator {
    /// `lowBoundary` and `highBoundary`: empty where the precision is not one the type can have.
    mutating func boundary(
        _ node: ExpressionTree.Node,
        base: Int,
        isHigh: Bool
    ) throws(EvaluationFailure) {
        let input = try singleValue(Items(start: base, end: stack.count))
        let precision = try integerArgument(1, of: node)
        guard let input else { return truncate(to: base) }
        let result: FHIRPathValue?
        switch input {
        case .integer, .long, .decimal:
            result = input.asDecimal?.boundary(isHigh: isHigh, places: precision ?? 8)
                .map { .decimal($0) }
        case .quantity(let quantity):
            result = quantity.value.boundary(isHigh: isHigh, places: precision ?? 8).map {
                .quantity(FHIRPathQuantity(value: $0, unit: quantity.unit))
            }
        case .date(let date): result = date.boundary(isHigh: isHigh, digits: precision ?? 8)
        case .dateTime(let date):
            result = date.boundary(isHigh: isHigh, digits: precision ?? 17, hasTime: true)
        case .time(let time):
            result = time.boundary(isHigh: isHigh, digits: precision ?? 9).map { .time($0) }
        case .node, .instance, .boolean, .string, .type: throw failure(.wrongInput)
        }
        guard let result else { return truncate(to: base) }
        replace(from: base, with: try store(result))
    }

    /// `precision`: the digits a number or date is given to.
    mutating func precision(base: Int) throws(EvaluationFailure) {
        guard let input = try singleValue(Items(start: base, end: stack.count)) else {
            return truncate(to: base)
        }
        let digits: Int
        switch input {
        case .integer, .long: digits = 0
        case .decimal(let value): digits = value.scale
        case .quantity(let quantity): digits = quantity.value.scale
        case .date(let date), .dateTime(let date): digits = date.digits
        case .time(let time): digits = time.digits
        case .node, .instance, .boolean, .string, .type: throw failure(.wrongInput)
        }
        replace(from: base, with: .integer(digits))
    }
}

extension FHIRDecimal {
    /// Half a unit of the last place down or up, then to `places`, away from the number.
    fileprivate func boundary(isHigh: Bool, places: Int) -> FHIRDecimal? {
        guard (0...28).contains(places), scale < 36,
            let half = FHIRDecimal(significand: 5, scale: scale + 1).adding(FHIRDecimal(0)),
            let edge = isHigh ? adding(half) : subtracting(half)
        else { return nil }
        guard edge.scale > places else {
            return edge.adding(FHIRDecimal(significand: 0, scale: places))
        }
        let rounded = edge.rounded(places: places)
        let step = FHIRDecimal(significand: 1, scale: places)
        if isHigh { return rounded < edge ? rounded.adding(step) : rounded }
        return rounded > edge ? rounded.subtracting(step) : rounded
    }
}

extension FHIRDateTime {
    /// How many digits the date is written with: 4, 6, 8, 10, 12, 14 or 17.
    fileprivate var digits: Int {
        guard month != nil else { return 4 }
        guard day != nil else { return 6 }
        guard let time else { return 8 }
        return 8 + time.digits
    }

    fileprivate func boundary(
        isHigh: Bool,
        digits: Int,
        hasTime: Bool = false
    ) -> FHIRPathValue? {
        let limit = hasTime ? 17 : 8
        guard digits <= limit else { return nil }
        let month = month ?? (isHigh ? 12 : 1)
        let day = day ?? (isHigh ? FHIRDateTime.days(in: month, of: year) : 1)
        switch digits {
        case 4: return FHIRDateTime(year: year).map { .date($0) }
        case 6: return FHIRDateTime(year: year, month: month).map { .date($0) }
        case 8: return FHIRDateTime(year: year, month: month, day: day).map { .date($0) }
        case 10, 12, 14, 17:
            let known = time ?? FHIRTime(hour: isHigh ? 23 : 0)
            guard let edge = known?.boundary(isHigh: isHigh, digits: digits - 8) else { return nil }
            // The earliest moment of a day is where the sun rises first.
            let offset = offset ?? (isHigh ? -12 : 14) * 60
            return FHIRDateTime(year: year, month: month, day: day, time: edge, offset: offset)
                .map { .dateTime($0) }
        default: return nil
        }
    }
}

extension FHIRTime {
    /// How many digits the time is written with: 2, 4, 6 or 9.
    fileprivate var digits: Int {
        guard minute != nil else { return 2 }
        guard let second else { return 4 }
        return second.scale == 0 ? 6 : 9
    }

    fileprivate func boundary(isHigh: Bool, digits: Int) -> FHIRTime? {
        let minute = minute ?? (isHigh ? 59 : 0)
        switch digits {
        case 2: return FHIRTime(hour: hour)
        case 4: return FHIRTime(hour: hour, minute: minute)
        case 6, 9:
            let latest = FHIRDecimal(significand: 59_999, scale: 3)
            let known = second ?? (isHigh ? latest : FHIRDecimal(0))
            let fraction = FHIRDecimal(significand: isHigh && known.scale == 0 ? 999 : 0, scale: 3)
            guard let edge = known.adding(fraction) else { return nil }
            return FHIRTime(
                hour: hour,
                minute: minute,
                second: digits == 6 ? edge.truncated : edge.rounded(places: 3)
            )
        default: return nil
        }
    }
}
