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
        case (.decimal(let left), .decimal(let right)): return Self.order(left, right)
        case (.integer(let left), .decimal(let right)):
            return Self.order(FHIRDecimal(left), right)
        case (.decimal(let left), .integer(let right)):
            return Self.order(left, FHIRDecimal(right))
        case (.string(let left), .string(let right)):
            return left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
                ? .ascending : left.utf8.elementsEqual(right.utf8) ? .equal : .descending
        case (.date(let left), .date(let right)), (.dateTime(let left), .dateTime(let right)),
            (.date(let left), .dateTime(let right)), (.dateTime(let left), .date(let right)):
            return left.compare(right)
        case (.time(let left), .time(let right)): return left.compare(right)
        case (.quantity(let first), .quantity(let second)):
            let (first, second) = paired(first, left, second, right)
            return first.compare(second)
        case (.quantity(let left), .integer(let right)):
            return left.compare(FHIRPathQuantity(value: FHIRDecimal(right), unit: .one))
        case (.quantity(let left), .decimal(let right)):
            return left.compare(FHIRPathQuantity(value: right, unit: .one))
        case (.integer(let left), .quantity(let right)):
            return FHIRPathQuantity(value: FHIRDecimal(left), unit: .one).compare(right)
        case (.decimal(let left), .quantity(let right)):
            return FHIRPathQuantity(value: left, unit: .one).compare(right)
        default: throw failure(.wrongOperand)
        }
    }

    /// Two quantities, one of a resource as a calendar duration where the other is one (FHIR R4 fhirpath, Use of FHIR
    /// Quantity); beside a UCUM unit it keeps its own.
    func paired(
        _ first: FHIRPathQuantity,
        _ left: Item,
        _ second: FHIRPathQuantity,
        _ right: Item
    ) -> (FHIRPathQuantity, FHIRPathQuantity) {
        var (first, second) = (first, second)
        if left.kind == .node, case .calendar = second.unit { first.unit = first.unit.asCalendar }
        if right.kind == .node, case .calendar = first.unit {
            second.unit = second.unit.asCalendar
        }
        return (first, second)
    }

    private static func order<Value: Comparable>(_ left: Value, _ right: Value) -> Ordering {
        left < right ? .ascending : left == right ? .equal : .descending
    }
}
