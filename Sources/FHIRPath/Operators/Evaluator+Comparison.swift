import FHIRModel

extension Evaluator {
    /// `<`, `<=`, `>`, `>=` (FHIRPath N1 §6.2): nil where either side is empty or it cannot be known.
    mutating func compare(
        _ left: Items,
        _ right: Items,
        by binary: BinaryOperator
    ) throws(EvaluationFailure) -> Bool? {
        guard let one = try single(left), let other = try single(right) else { return nil }
        guard let order = try order(one, other) else { return nil }
        switch binary {
        case .less: return order == .ascending
        case .lessOrEqual: return order != .descending
        case .greater: return order == .descending
        case .greaterOrEqual: return order != .ascending
        case .multiply, .divide, .integerDivide, .modulo, .add, .subtract, .concatenate, .union,
            .equal, .equivalent, .notEqual, .notEquivalent, .in, .contains, .and, .or, .xor,
            .implies:
            return nil
        }
    }

    /// The order of two items; an error for types that have none between them.
    func order(_ left: Item, _ right: Item) throws(EvaluationFailure) -> Ordering? {
        if left.kind == .integer, right.kind == .integer {
            return left.payload < right.payload
                ? .ascending : left.payload == right.payload ? .equal : .descending
        }
        guard let one = value(of: left), let other = value(of: right) else { return nil }
        switch (one, other) {
        case (.integer(let left), .integer(let right)): return Self.order(left, right)
        case (.string(let left), .string(let right)):
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
                ? .ascending : left.utf8.elementsEqual(right.utf8) ? .equal : .descending
        case (.time(let left), .time(let right)): return left.compare(right)
        default: break
        }
        if let first = one.asDecimal, let second = other.asDecimal {
            return Self.order(first, second)
        }
        if let first = one.asQuantity, let second = other.asQuantity {
            return first.compare(second)
        }
        if let first = one.asDateTime, let second = other.asDateTime {
            return first.compare(second)
        }
        if isAmount(left, one), isAmount(right, other) { return orderOfOtherUnits(left, right) }
        throw failure(.wrongOperand)
    }

    /// Whether it is a number or a quantity, be it one of a resource whose unit is none of UCUM.
    func isAmount(_ item: Item, _ value: FHIRPathValue) -> Bool {
        value.asQuantity != nil || item.kind == .node && item.type.isSubtype(of: .quantity)
    }

    private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Ordering {
        left < right ? .ascending : left == right ? .equal : .descending
    }
}
