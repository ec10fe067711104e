import FHIRModel

extension Evaluator {
    /// Whether the criteria hold for one item, with `$this` and `$index` set to it.
    mutating func holds(
        _ criteria: ExpressionTree.Index,
        at place: Int,
        index: Int
    ) throws(EvaluationFailure) -> Bool? {
        let top = stack.count
        let (outerThis, outerPosition) = (this, position)
        this = Items(start: place, end: place + 1)
        position = index
        let result = try items(of: criteria)
        let value = try boolean(result)
        this = outerThis
        position = outerPosition
        truncate(to: top)
        return value
    }

    mutating func exists(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        guard node.operandCount > 1 else {
            return replace(from: base, with: .boolean(stack.count > base))
        }
        let criteria = expression.operand(1, of: node)
        let short = textCriterion(criteria, for: Items(start: base, end: stack.count))
        for place in base..<stack.count {
            let known = meets(short, stack[place])
            if known == nil {
                guard try holds(criteria, at: place, index: place - base) == true else { continue }
            } else {
                try spend(1)
                guard known == true else { continue }
            }
            return replace(from: base, with: .true)
        }
        replace(from: base, with: .false)
    }

    mutating func all(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let criteria = expression.operand(1, of: node)
        for place in base..<stack.count
        where try holds(criteria, at: place, index: place - base) != true {
            return replace(from: base, with: .false)
        }
        replace(from: base, with: .true)
    }

    /// `allTrue`, `anyTrue`, `allFalse`, `anyFalse`: whether the value wanted stands everywhere, or
    /// anywhere.
    ///
    /// Items that are no Boolean are an error.
    mutating func truth(
        _ wanted: Bool,
        everywhere: Bool,
        base: Int
    ) throws(EvaluationFailure) {
        var result = everywhere
        for place in base..<stack.count {
            guard case .boolean(let value)? = value(of: stack[place]) else {
                throw failure(.wrongInput)
            }
            if (value == wanted) != everywhere { result = !everywhere }
        }
        replace(from: base, with: .boolean(result))
    }

    mutating func `where`(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let criteria = expression.operand(1, of: node)
        let end = stack.count
        let short = textCriterion(criteria, for: Items(start: base, end: end))
        var kept = base
        for place in base..<end {
            let known = meets(short, stack[place])
            if known == nil {
                guard try holds(criteria, at: place, index: place - base) == true else { continue }
            } else {
                try spend(1)
                guard known == true else { continue }
            }
            stack[kept] = stack[place]
            kept += 1
        }
        truncate(to: kept)
    }

    mutating func select(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let projection = expression.operand(1, of: node)
        let end = stack.count
        let (outerThis, outerPosition) = (this, position)
        for place in base..<end {
            this = Items(start: place, end: place + 1)
            position = place - base
            _ = try items(of: projection)
        }
        this = outerThis
        position = outerPosition
        dropInput(Items(start: base, end: end))
    }

    /// `repeat` and `repeatAll`: the projection on every item, then on its results, and so on.
    mutating func `repeat`(
        _ node: ExpressionTree.Node,
        base: Int,
        isUnique: Bool
    ) throws(EvaluationFailure) {
        let projection = expression.operand(1, of: node)
        let end = stack.count
        let (outerThis, outerPosition) = (this, position)
        var seen = ItemSet()
        var place = base
        while place < stack.count {
            this = Items(start: place, end: place + 1)
            position = place < end ? place - base : place - end
            let found = try items(of: projection)
            if isUnique {
                var kept = found.start
                for candidate in found.start..<found.end
                where try insert(stack[candidate], at: kept, into: &seen) {
                    stack[kept] = stack[candidate]
                    kept += 1
                }
                truncate(to: kept)
            }
            place += 1
        }
        this = outerThis
        position = outerPosition
        dropInput(Items(start: base, end: end))
    }
}
