import FHIRModel

extension Evaluator {
    /// `sort([key …])`: stable; items without a key come first.
    mutating func sort(_ node: ExpressionTree.Node, base: Int) throws(EvaluationFailure) {
        let input = Items(start: base, end: stack.count)
        let keyCount = max(Int(node.operandCount) - 1, 1)
        guard input.count > 1 else { return }
        let (cells, overflow) = input.count.multipliedReportingOverflow(by: keyCount)
        if overflow || cells > context.limits.items { throw failure(.tooLarge) }
        var keys: [Item?] = []
        var isDescending: [Bool] = []
        let (outerThis, outerPosition) = (this, position)
        for place in input.start..<input.end {
            this = Items(start: place, end: place + 1)
            position = place - base
            guard node.operandCount > 1 else {
                keys.append(stack[place])
                continue
            }
            for number in 1..<node.operandCount {
                keys.append(try key(expression.operand(number, of: node), &isDescending))
            }
        }
        (this, position) = (outerThis, outerPosition)
        if isDescending.isEmpty { isDescending = [false] }
        let order = try sorted(
            Array(0..<input.count),
            keys: keys,
            keyCount: keyCount,
            isDescending: isDescending
        )
        let items = Array(stack[input.start..<input.end])
        for (offset, source) in order.enumerated() { stack[base + offset] = items[source] }
    }

    private mutating func key(
        _ operand: ExpressionTree.Index,
        _ isDescending: inout [Bool]
    ) throws(EvaluationFailure) -> Item? {
        var source = operand
        let node = expression.node(operand)
        let descends = node.operation == .descending
        if descends { source = expression.operand(0, of: node) }
        isDescending.append(descends)
        let top = stack.count
        let found = try items(of: source)
        let key = try single(found)
        truncate(to: top)
        return key
    }

    /// Merge sort, as comparisons may fail.
    private mutating func sorted(
        _ order: [Int],
        keys: [Item?],
        keyCount: Int,
        isDescending: [Bool]
    ) throws(EvaluationFailure) -> [Int] {
        guard order.count > 1 else { return order }
        try spend(order.count)
        let middle = order.count / 2
        let left = try sorted(
            Array(order[..<middle]),
            keys: keys,
            keyCount: keyCount,
            isDescending: isDescending
        )
        let right = try sorted(
            Array(order[middle...]),
            keys: keys,
            keyCount: keyCount,
            isDescending: isDescending
        )
        var merged: [Int] = []
        merged.reserveCapacity(order.count)
        var (one, other) = (0, 0)
        while one < left.count, other < right.count {
            var comesLater = false
            for number in 0..<keyCount {
                let first = keys[left[one] * keyCount + number]
                let second = keys[right[other] * keyCount + number]
                guard let order = try keyOrder(first, second) else { continue }
                comesLater = order == .descending
                if first != nil, second != nil, isDescending[number] { comesLater.toggle() }
                break
            }
            if comesLater {
                merged.append(right[other])
                other += 1
            } else {
                merged.append(left[one])
                one += 1
            }
        }
        return merged + left[one...] + right[other...]
    }

    /// Nil where the keys do not tell the items apart; no key comes first in either direction.
    private func keyOrder(_ left: Item?, _ right: Item?) throws(EvaluationFailure) -> Ordering? {
        guard let left else { return right == nil ? nil : .ascending }
        guard let right else { return .descending }
        let order = try order(left, right)
        return order == .equal ? nil : order
    }
}
