import FHIRModel

extension Evaluator {
    /// `+ - * / div mod` (FHIRPath N1 §6.6): nil where either side is empty, the divisor is zero or
    /// the result does not fit.
    mutating func arithmetic(
        _ binary: BinaryOperator,
        _ left: Items,
        _ right: Items
    ) throws(EvaluationFailure) -> Item? {
        let first = try single(left)
        let second = try single(right)
        guard let first, let second else { return nil }
        if first.kind == .integer, second.kind == .integer {
            return integers(binary, Int(first.payload), Int(second.payload))
        }
        guard let one = value(of: first), let other = value(of: second) else { return nil }
        switch (one, other) {
        case (.integer(let left), .integer(let right)):
            return integers(binary, left, right)
        case (.integer(let left), .decimal(let right)):
            return decimals(binary, FHIRDecimal(left), right)
        case (.decimal(let left), .integer(let right)):
            return decimals(binary, left, FHIRDecimal(right))
        case (.decimal(let left), .decimal(let right)):
            return decimals(binary, left, right)
        case (.string(let left), .string(let right)) where binary == .add:
            return try string(left + right)
        case (.date, .quantity(var duration)), (.dateTime, .quantity(var duration)),
            (.time, .quantity(var duration)):
            guard binary == .add || binary == .subtract else { throw failure(.wrongOperand) }
            if second.kind == .node { duration.unit = duration.unit.asCalendar }
            return try shifted(one, by: duration, forward: binary == .add)
        case (.quantity(let left), .quantity(let right)):
            let (left, right) = paired(left, first, right, second)
            return try quantities(binary, left, right)
        case (.quantity(let left), .integer(let right)):
            return try scaled(binary, left, by: FHIRDecimal(right))
        case (.quantity(let left), .decimal(let right)):
            return try scaled(binary, left, by: right)
        case (.integer(let left), .quantity(let right)):
            return try quantities(
                binary,
                FHIRPathQuantity(value: FHIRDecimal(left), unit: .one),
                right
            )
        case (.decimal(let left), .quantity(let right)):
            return try quantities(binary, FHIRPathQuantity(value: left, unit: .one), right)
        default:
            throw failure(.wrongOperand)
        }
    }

    private mutating func integers(_ binary: BinaryOperator, _ left: Int, _ right: Int) -> Item? {
        let result: (partialValue: Int, overflow: Bool)
        switch binary {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .integerDivide: result = left.dividedReportingOverflow(by: right)
        case .modulo: result = left.remainderReportingOverflow(dividingBy: right)
        case .divide: return decimals(binary, FHIRDecimal(left), FHIRDecimal(right))
        case .concatenate, .union, .lessOrEqual, .less, .greater, .greaterOrEqual, .equal,
            .equivalent, .notEqual, .notEquivalent, .in, .contains, .and, .or, .xor, .implies:
            return nil
        }
        guard !result.overflow, Int32(exactly: result.partialValue) != nil else { return nil }
        return .integer(result.partialValue)
    }

    private mutating func decimals(
        _ binary: BinaryOperator,
        _ left: FHIRDecimal,
        _ right: FHIRDecimal
    ) -> Item? {
        let result: FHIRDecimal?
        switch binary {
        case .add: result = left.addingRounded(right)
        case .subtract: result = left.subtractingRounded(right)
        case .multiply: result = left.multipliedRounded(by: right)
        case .divide: result = Self.quotient(left, right)
        case .integerDivide:
            return Self.wholeQuotient(left, right)?.integer.flatMap {
                Int32(exactly: $0) == nil ? nil : .integer($0)
            }
        case .modulo:
            result = Self.wholeQuotient(left, right).flatMap { $0.multiplied(by: right) }
                .flatMap { left.subtracting($0) }
        case .concatenate, .union, .lessOrEqual, .less, .greater, .greaterOrEqual, .equal,
            .equivalent, .notEqual, .notEquivalent, .in, .contains, .and, .or, .xor, .implies:
            return nil
        }
        return result.map { decimal($0) }
    }

    /// Decimal places a quotient that does not end is given.
    private static let quotientPlaces = 16

    /// `left / right`: exact where the quotient ends within 16 places, else rounded there, and
    /// without the zeros the division added.
    static func quotient(_ left: FHIRDecimal, _ right: FHIRDecimal) -> FHIRDecimal? {
        let least = max(left.scale - right.scale, 0)
        for places in [max(quotientPlaces, least), least + 8, least] {
            guard let quotient = left.divided(by: right, places: min(places, 30)) else { continue }
            let trimmed = quotient.normalized
            guard trimmed.scale < least, quotient.scale >= least else { return trimmed }
            return quotient.rounded(places: least)
        }
        return nil
    }

    /// `left / right` without its fraction.
    static func wholeQuotient(_ left: FHIRDecimal, _ right: FHIRDecimal) -> FHIRDecimal? {
        let scale = max(left.scale, right.scale)
        guard right.significand != 0,
            let one = left.adding(FHIRDecimal(significand: 0, scale: scale)),
            let other = right.adding(FHIRDecimal(significand: 0, scale: scale))
        else { return nil }
        let (quotient, overflow) = one.significand.dividedReportingOverflow(by: other.significand)
        return overflow ? nil : FHIRDecimal(significand: quotient)
    }

    /// Quantities of comparable units (FHIRPath N1 §6.6, and quantities of §4.1.8).
    private mutating func quantities(
        _ binary: BinaryOperator,
        _ left: FHIRPathQuantity,
        _ right: FHIRPathQuantity
    ) throws(EvaluationFailure) -> Item? {
        switch binary {
        case .add: return left.adding(right).map { store(.quantity($0), as: .quantity) }
        case .subtract: return left.subtracting(right).map { store(.quantity($0), as: .quantity) }
        case .multiply:
            return left.multiplied(by: right).map { store(.quantity($0), as: .quantity) }
        case .divide: return left.divided(by: right).map { store(.quantity($0), as: .quantity) }
        case .integerDivide, .modulo, .concatenate, .union, .lessOrEqual, .less, .greater,
            .greaterOrEqual, .equal, .equivalent, .notEqual, .notEquivalent, .in, .contains, .and,
            .or, .xor, .implies:
            throw failure(.wrongOperand)
        }
    }

    private mutating func scaled(
        _ binary: BinaryOperator,
        _ left: FHIRPathQuantity,
        by factor: FHIRDecimal
    ) throws(EvaluationFailure) -> Item? {
        let value: FHIRDecimal?
        switch binary {
        case .multiply: value = left.value.multiplied(by: factor)
        case .divide: value = Self.quotient(left.value, factor)
        case .add, .subtract, .integerDivide, .modulo, .concatenate, .union, .lessOrEqual, .less,
            .greater, .greaterOrEqual, .equal, .equivalent, .notEqual, .notEquivalent, .in,
            .contains, .and, .or, .xor, .implies:
            return try quantities(binary, left, FHIRPathQuantity(value: factor, unit: .one))
        }
        return value.map {
            store(.quantity(FHIRPathQuantity(value: $0, unit: left.unit)), as: .quantity)
        }
    }

    /// `-` and `+` before an operand (FHIRPath N1 §6.6, polarity).
    mutating func negate(base: Int, isNegative: Bool) throws(EvaluationFailure) {
        let items = Items(start: base, end: stack.count)
        guard let value = try singleValue(items) else { return truncate(to: base) }
        let result: Item?
        switch value {
        case .integer(let number):
            let negated = isNegative ? -number : number
            result = Int32(exactly: negated) == nil ? nil : .integer(negated)
        case .decimal(let number):
            result = (isNegative ? number.negated : number).map { decimal($0) }
        case .quantity(let quantity):
            result = (isNegative ? quantity.value.negated : quantity.value).map {
                store(.quantity(FHIRPathQuantity(value: $0, unit: quantity.unit)), as: .quantity)
            }
        case .node, .boolean, .string, .date, .dateTime, .time, .type:
            throw failure(.wrongOperand)
        }
        replace(from: base, with: result)
    }
}
