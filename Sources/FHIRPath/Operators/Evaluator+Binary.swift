import FHIRModel

extension Evaluator {
    /// An operator between two operands; the left one stands from `base` on.
    mutating func apply(
        _ binary: BinaryOperator,
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let left = Items(start: base, end: stack.count)
        let operand = expression.operand(1, of: node)
        switch binary {
        case .and, .or, .implies:
            return try logic(binary, operand, left: left)
        case .xor:
            let first = try boolean(left)
            let found = try items(of: operand)
            let second = try boolean(found)
            let result = first.flatMap { first in second.map { $0 != first } }
            return replace(from: base, with: result.map { Item.boolean($0) })
        case .union:
            _ = try items(of: operand)
            return try distinct(from: base)
        case .multiply, .divide, .integerDivide, .modulo, .add, .subtract, .concatenate,
            .lessOrEqual, .less, .greater, .greaterOrEqual, .equal, .equivalent, .notEqual,
            .notEquivalent, .in, .contains:
            break
        }
        let right = try items(of: operand)
        let result: Item?
        switch binary {
        case .equal: result = try areEqual(left, right).map { .boolean($0) }
        case .notEqual: result = try areEqual(left, right).map { .boolean(!$0) }
        case .equivalent: result = try areEquivalent(left, right).map { .boolean($0) }
        case .notEquivalent: result = try areEquivalent(left, right).map { .boolean(!$0) }
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            result = try compare(left, right, by: binary).map { .boolean($0) }
        case .in: result = try membership(of: left, in: right)
        case .contains: result = try membership(of: right, in: left)
        case .concatenate: result = try concatenate(left, right)
        case .add, .subtract, .multiply, .divide, .integerDivide, .modulo:
            result = try arithmetic(binary, left, right)
        case .and, .or, .xor, .implies, .union: result = nil
        }
        replace(from: base, with: result)
    }

    /// `and`, `or`, `implies` in three-valued logic (FHIRPath N1 §6.5); the right side is not
    /// evaluated where the left one decides.
    private mutating func logic(
        _ binary: BinaryOperator,
        _ operand: ExpressionTree.Index,
        left: Items
    ) throws(EvaluationFailure) {
        let first = try boolean(left)
        let deciding = binary == .or
        if first == deciding, binary != .implies {
            return replace(from: left.start, with: .boolean(deciding))
        }
        if first == false, binary == .implies {
            return replace(from: left.start, with: .true)
        }
        let found = try items(of: operand)
        let second = try boolean(found)
        let result: Bool?
        if binary == .implies {
            // Here the left side is true or unknown.
            result = second == true ? true : first == true ? second : nil
        } else if second == deciding {
            result = deciding
        } else {
            result = first == nil || second == nil ? nil : !deciding
        }
        replace(from: left.start, with: result.map { Item.boolean($0) })
    }

    /// `in` and `contains` (FHIRPath N1 §6.4).
    private mutating func membership(
        of element: Items,
        in collection: Items
    ) throws(EvaluationFailure) -> Item? {
        guard let item = try single(element) else { return nil }
        try spend(collection.count)
        for position in collection.start..<collection.end
        where isEqual(stack[position], item) == true {
            return .true
        }
        return .false
    }

    /// `&` (FHIRPath N1 §6.6.7): an empty side is an empty string.
    private mutating func concatenate(
        _ left: Items,
        _ right: Items
    ) throws(EvaluationFailure) -> Item? {
        let one = try text(left) ?? ""
        let other = try text(right) ?? ""
        return try string(one + other)
    }
}
