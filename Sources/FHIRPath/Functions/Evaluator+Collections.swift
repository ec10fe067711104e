import FHIRModel

extension Evaluator {
    /// Leaves the items from `base` on at `kept`, in place.
    private mutating func keep(_ kept: Range<Int>, base: Int) {
        truncate(to: kept.upperBound)
        if kept.lowerBound > base { stack.removeSubrange(base..<kept.lowerBound) }
    }

    /// `single`: an error where there are several.
    mutating func single(base: Int) throws(EvaluationFailure) {
        if stack.count > base + 1 { throw failure(.severalItems) }
    }

    mutating func first(base: Int) {
        truncate(to: base + 1)
    }

    mutating func last(base: Int) {
        if stack.count > base + 1 { keep((stack.count - 1)..<stack.count, base: base) }
    }

    mutating func tail(base: Int) {
        if stack.count > base { keep((base + 1)..<stack.count, base: base) }
    }

    mutating func skip(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        guard let number = try integerArgument(1, of: node) else { return truncate(to: base) }
        let count = stack.count - base
        keep((base + min(max(number, 0), count))..<stack.count, base: base)
    }

    mutating func take(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        guard let number = try integerArgument(1, of: node) else { return truncate(to: base) }
        let count = stack.count - base
        truncate(to: base + min(max(number, 0), count))
    }

    /// `collection[index]`.
    mutating func index(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        guard let number = try integerArgument(1, of: node), number >= 0,
            number < stack.count - base
        else { return truncate(to: base) }
        keep((base + number)..<(base + number + 1), base: base)
    }

    /// `distinct().count() = count()`, empty collections included.
    mutating func isDistinct(base: Int) throws(EvaluationFailure) {
        let count = stack.count
        try distinct(from: base)
        replace(from: base, with: .boolean(stack.count == count))
    }

    /// `subsetOf`, and `supersetOf` the other way round.
    mutating func isSubset(
        _ node: ExpressionTree.Node,
        base: Int,
        ofArgument: Bool
    ) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let argument = try items(of: expression.operand(1, of: node))
        let (inner, outer) = ofArgument ? (input, argument) : (argument, input)
        let set = try itemSet(of: outer)
        var result = true
        for place in inner.start..<inner.end
        where !(try contains(stack[place], hash: hash(of: stack[place]), in: set)) {
            result = false
            break
        }
        replace(from: base, with: .boolean(result))
    }

    private mutating func itemSet(of items: Items) throws(EvaluationFailure) -> ItemSet {
        try spend(items.count)
        var set = ItemSet()
        for place in items.start..<items.end {
            _ = try insert(stack[place], at: place, into: &set)
        }
        return set
    }

    /// `intersect` and `exclude`: the items that are in the argument, or not.
    mutating func filter(
        _ node: ExpressionTree.Node,
        base: Int,
        keepsCommon: Bool
    ) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let argument = try items(of: expression.operand(1, of: node))
        let set = try itemSet(of: argument)
        var kept = base
        for place in input.start..<input.end
        where try contains(stack[place], hash: hash(of: stack[place]), in: set) == keepsCommon {
            stack[kept] = stack[place]
            kept += 1
        }
        truncate(to: kept)
        if keepsCommon { try distinct(from: base) }
    }

    mutating func combine(
        _ node: ExpressionTree.Node,
        base: Int,
        isUnique: Bool
    ) throws(EvaluationFailure) {
        let argument = try items(of: expression.operand(1, of: node))
        try spend(argument.count)
        if isUnique { try distinct(from: base) }
        // The order is always kept, whether `preserveOrder` asks for it or not.
        guard node.operandCount > 2 else { return }
        guard case .boolean? = try self.argument(2, of: node) else { throw failure(.wrongArgument) }
    }

    mutating func coalesce(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        truncate(to: base)
        for position in 1..<node.operandCount
        where !(try items(of: expression.operand(position, of: node)).isEmpty) {
            return
        }
    }

    /// `iif`: `$this` is the only item of the input.
    mutating func iif(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let outerThis = this
        if expression.node(expression.operand(0, of: node)).operation != .focus {
            guard input.count <= 1 else { throw failure(.severalItems) }
            this = input
        }
        let found = try items(of: expression.operand(1, of: node))
        let criterion = try boolean(found)
        truncate(to: input.end)
        if criterion == true {
            _ = try items(of: expression.operand(2, of: node))
        } else if node.operandCount > 3 {
            _ = try items(of: expression.operand(3, of: node))
        }
        this = outerThis
        dropInput(input)
    }

    /// The only item of an argument; nil if it is empty or left out.
    mutating func argument(
        _ number: Int32,
        of node: ExpressionTree.Node
    ) throws(EvaluationFailure) -> FHIRPathValue? {
        guard node.operandCount > number else { return nil }
        let top = stack.count
        let found = try items(of: expression.operand(number, of: node))
        let value = try singleValue(found)
        truncate(to: top)
        return value
    }

    /// The argument as an integer; nil if it is empty.
    mutating func integerArgument(
        _ number: Int32,
        of node: ExpressionTree.Node
    ) throws(EvaluationFailure) -> Int? {
        switch try argument(number, of: node) {
        case nil: return nil
        case .integer(let integer): return integer
        case .long, .decimal, .node, .instance, .boolean, .string, .date, .dateTime, .time,
            .quantity, .type:
            throw failure(.wrongArgument)
        }
    }
}
