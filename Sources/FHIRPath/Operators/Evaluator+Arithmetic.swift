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
        case (.integer(let left), .integer(let right)): return integers(binary, left, right)
        case (.string(let left), .string(let right)) where binary == .add:
            return try string(left + right)
        case (.date, .quantity(let duration)), (.dateTime, .quantity(let duration)),
            (.time, .quantity(let duration)):
            guard binary == .add || binary == .subtract else { throw failure(.wrongOperand) }
            return try shifted(one, by: duration, forward: binary == .add)
        default: break
        }
        if let left = one.asLong, let right = other.asLong { return longs(binary, left, right) }
        if let left = one.asDecimal, let right = other.asDecimal {
            return decimals(binary, left, right)
        }
        if let left = one.asQuantity, let right = other.asQuantity {
            return try quantities(binary, left, right)
        }
        if isAmount(first, one), isAmount(second, other) { return nil }
        throw failure(.wrongOperand)
    }

    private mutating func integers(_ binary: BinaryOperator, _ left: Int, _ right: Int) -> Item? {
        if binary == .divide { return decimals(binary, FHIRDecimal(left), FHIRDecimal(right)) }
        return Self.whole(binary, left, right).flatMap { Int32(exactly: $0) }
            .map { .integer(Int($0)) }
    }

    private mutating func longs(_ binary: BinaryOperator, _ left: Int64, _ right: Int64) -> Item? {
        if binary == .divide { return integers(binary, Int(left), Int(right)) }
        return Self.whole(binary, left, right).map { Item(kind: .long, payload: $0) }
    }

    /// The whole number that comes of two; nil past its bits, and by zero.
    private static func whole<Number: FixedWidthInteger>(
        _ binary: BinaryOperator,
        _ left: Number,
        _ right: Number
    ) -> Number? {
        let result: (partialValue: Number, overflow: Bool)
        switch binary {
        case .add: result = left.addingReportingOverflow(right)
        case .subtract: result = left.subtractingReportingOverflow(right)
        case .multiply: result = left.multipliedReportingOverflow(by: right)
        case .integerDivide: result = left.dividedReportingOverflow(by: right)
        case .modulo: result = left.remainderReportingOverflow(dividingBy: right)
        case .divide, .concatenate, .union, .lessOrEqual, .less, .greater, .greaterOrEqual, .equal,
            .equivalent, .notEqual, .notEquivalent, .in, .contains, .and, .or, .xor, .implies:
            return nil
        }
        return result.overflow ? nil : result.partialValue
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
        case .integerDivide: result = Self.wholeQuotient(left, right)
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

    /// Quantities of comparable units (FHIRPath 3.0, Math).
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

    /// `-` and `+` before an operand (FHIRPath N1 §6.6, polarity).
    mutating func negate(base: Int, isNegative: Bool) throws(EvaluationFailure) {
        let items = Items(start: base, end: stack.count)
        guard let value = try singleValue(items) else { return truncate(to: base) }
        let result: Item?
        switch value {
        case .integer(let number):
            let negated = isNegative ? -number : number
            result = Int32(exactly: negated) == nil ? nil : .integer(negated)
        case .long(let number):
            let (negated, overflow) = Int64(0).subtractingReportingOverflow(number)
            result =
                isNegative && overflow
                ? nil : Item(kind: .long, payload: isNegative ? negated : number)
        case .decimal(let number):
            result = (isNegative ? number.negated : number).map { decimal($0) }
        case .quantity(let quantity):
            result = (isNegative ? quantity.value.negated : quantity.value).map {
                store(.quantity(FHIRPathQuantity(value: $0, unit: quantity.unit)), as: .quantity)
            }
        case .node, .instance, .boolean, .string, .date, .dateTime, .time, .type:
            throw failure(.wrongOperand)
        }
        replace(from: base, with: result)
    }
}
