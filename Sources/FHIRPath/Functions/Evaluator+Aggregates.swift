import FHIRModel

extension Evaluator {
    /// `aggregate`: the aggregator on every item; `$total` is the result so far.
    ///
    /// The result is kept right after the input, so that it survives the next round.
    mutating func aggregate(
        _ node: ExpressionTree.Node,
        base: Int
    ) throws(EvaluationFailure) {
        let aggregator = expression.operand(1, of: node)
        let input = Items(start: base, end: stack.count)
        let (outerThis, outerPosition, outerTotal) = (this, position, total)
        var result = Items(start: input.end, end: input.end)
        if node.operandCount > 2 {
            result = try items(of: expression.operand(2, of: node))
        }
        for place in input.start..<input.end {
            this = Items(start: place, end: place + 1)
            position = place - base
            total = result
            let next = try items(of: aggregator)
            dropInput(result)
            result = Items(start: result.start, end: result.start + next.count)
        }
        (this, position, total) = (outerThis, outerPosition, outerTotal)
        dropInput(input)
    }

    /// `sum` and `avg`: empty for an empty collection, and where an item has no value.
    mutating func sum(base: Int, isMean: Bool) throws(EvaluationFailure) {
        let count = stack.count - base
        guard count > 0 else { return }
        try spend(count)
        var total = Items(start: base, end: base + 1)
        guard let first = value(of: stack[base]) else { return truncate(to: base) }
        guard Self.isSummable(first) else { throw failure(.wrongInput) }
        for place in (base + 1)..<max(stack.count, base + 1) {
            try push(stack[total.start])
            try push(stack[place])
            let (left, right) = (stack.count - 2, stack.count - 1)
            let sum = try arithmetic(
                .add,
                Items(start: left, end: left + 1),
                Items(start: right, end: right + 1)
            )
            truncate(to: left)
            guard let sum else { return truncate(to: base) }
            stack[base] = sum
            total = Items(start: base, end: base + 1)
        }
        truncate(to: base + 1)
        guard isMean else { return }
        try push(.integer(count))
        let mean = try arithmetic(
            .divide,
            total,
            Items(start: base + 1, end: base + 2)
        )
        replace(from: base, with: mean)
    }

    private static func isSummable(_ value: FHIRPathValue) -> Bool {
        switch value {
        case .integer, .long, .decimal, .quantity: true
        case .node, .instance, .boolean, .string, .date, .dateTime, .time, .type: false
        }
    }

    /// `min` and `max`.
    mutating func extreme(_ wanted: Ordering, base: Int) throws(EvaluationFailure) {
        guard stack.count > base else { return }
        try spend(stack.count - base)
        var best = stack[base]
        for place in (base + 1)..<max(stack.count, base + 1) {
            guard let order = try order(stack[place], best) else { return truncate(to: base) }
            if order == wanted { best = stack[place] }
        }
        replace(from: base, with: best)
    }
}
