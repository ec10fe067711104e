import FHIRModel

extension Evaluator {
    /// `=` and `!=` (FHIRPath N1 §6.1.1): nil where either side is empty or it cannot be known.
    mutating func areEqual(_ left: Items, _ right: Items) throws(EvaluationFailure) -> Bool? {
        if left.isEmpty || right.isEmpty { return nil }
        guard left.count == right.count else { return false }
        if left.count == 1 { return isEqual(stack[left.start], stack[right.start]) }
        try spend(left.count)
        var result: Bool? = true
        for offset in 0..<left.count {
            switch isEqual(stack[left.start + offset], stack[right.start + offset]) {
            case false: return false
            case nil: result = nil
            case true: break
            }
        }
        return result
    }

    /// Whether two items are equal; nil where precision or units leave it open.
    func isEqual(_ left: Item, _ right: Item) -> Bool? {
        switch (left.kind, right.kind) {
        case (.integer, .integer), (.boolean, .boolean): return left.payload == right.payload
        case (.node, .string): return isEqual(left, text: right) ?? isEqualValue(left, right)
        case (.string, .node): return isEqual(right, text: left) ?? isEqualValue(left, right)
        case (.node, .node):
            if left.payload == right.payload, left.tree == right.tree { return true }
            return isEqualNode(left, right)
        default: return isEqualValue(left, right)
        }
    }

    /// A string of a resource against a string, byte by byte; nil unless it is that simple.
    private func isEqual(_ node: Item, text: Item) -> Bool? {
        guard trees[Int(node.tree)].kind(of: node.index) == .string,
            node.type == .unknown || node.type.systemType == .systemString
        else { return nil }
        if text.payload < 0 {
            let literal = expression.literalTexts[Int(-1 - text.payload)]
            return trees[Int(node.tree)].isString(at: node.index, equalTo: literal)
        }
        guard case .string(let wanted) = values[Int(text.payload)] else { return nil }
        return trees[Int(node.tree)].bytes(at: node.index).elementsEqual(wanted.utf8)
    }

    private func isEqualNode(_ left: Item, _ right: Item) -> Bool? {
        let (one, other) = (trees[Int(left.tree)], trees[Int(right.tree)])
        guard one.kind(of: left.index) == .object, other.kind(of: right.index) == .object,
            !isCompanion(left), !isCompanion(right)
        else { return isEqualValue(left, right) }
        if left.type.isSubtype(of: .quantity), right.type.isSubtype(of: .quantity) {
            if let first = quantity(of: left), let second = quantity(of: right) {
                return first.isEqual(to: second)
            }
            if let order = orderOfOtherUnits(left, right) { return order == .equal }
            if isSameElement(left.index, in: one, right.index, in: other) { return true }
            return nil
        }
        return isSameElement(left.index, in: one, right.index, in: other)
    }

    private func isEqualValue(_ left: Item, _ right: Item) -> Bool? {
        guard let one = value(of: left), let other = value(of: right) else {
            // Primitives without values are equal when their extensions are.
            guard left.kind == .node, right.kind == .node, isCompanion(left), isCompanion(right)
            else { return false }
            return isSameElement(
                left.index,
                in: trees[Int(left.tree)],
                right.index,
                in: trees[Int(right.tree)]
            )
        }
        // A quantity in a unit that is none of UCUM may be the same as another, or may not.
        if one.asQuantity == nil || other.asQuantity == nil, isAmount(left, one),
            isAmount(right, other)
        {
            return nil
        }
        return Self.isEqual(one, other)
    }

    /// Whether two System values are equal.
    static func isEqual(_ one: FHIRPathValue, _ other: FHIRPathValue) -> Bool? {
        switch (one, other) {
        case (.boolean(let left), .boolean(let right)): return left == right
        case (.integer(let left), .integer(let right)): return left == right
        case (.string(let left), .string(let right)): return left.utf8.elementsEqual(right.utf8)
        case (.time(let left), .time(let right)): return left.compare(right).map { $0 == .equal }
        case (.type(let leftSpace, let left), .type(let rightSpace, let right)):
            return leftSpace == rightSpace && left == right
        case (.node(let left), .node(let right)): return left == right
        default: break
        }
        if let left = one.asDecimal, let right = other.asDecimal { return left == right }
        if let left = one.asQuantity, let right = other.asQuantity {
            return left.isEqual(to: right)
        }
        if let left = one.asDateTime, let right = other.asDateTime {
            return left.compare(right).map { $0 == .equal }
        }
        return false
    }

    /// Whether two elements have equal children, whatever the order of properties.
    func isSameElement(
        _ left: JSONNode,
        in one: JSONTree,
        _ right: JSONNode,
        in other: JSONTree
    ) -> Bool {
        guard one.kind(of: left) == other.kind(of: right) else { return false }
        switch one.kind(of: left) {
        case .null: return true
        case .boolean: return one.boolean(at: left) == other.boolean(at: right)
        case .string: return one.bytes(at: left).elementsEqual(other.bytes(at: right))
        case .number: return isSameNumber(left, in: one, right, in: other)
        case .array:
            var first = one.firstChild(of: left)
            var second = other.firstChild(of: right)
            while first.exists, second.exists {
                guard isSameElement(first, in: one, second, in: other) else { return false }
                first = one.nextSibling(of: first)
                second = other.nextSibling(of: second)
            }
            return first.isNone && second.isNone
        case .object:
            var count = 0
            for child in one.children(of: left) {
                let twin = other.child(one.name(of: child), of: right)
                guard twin.exists, isSameElement(child, in: one, twin, in: other) else {
                    return false
                }
                count += 1
            }
            return other.children(of: right).reduce(0) { total, _ in total + 1 } == count
        }
    }

    private func isSameNumber(
        _ left: JSONNode,
        in one: JSONTree,
        _ right: JSONNode,
        in other: JSONTree
    ) -> Bool {
        if one.bytes(at: left).elementsEqual(other.bytes(at: right)) { return true }
        guard let first = one.decimal(at: left), let second = other.decimal(at: right) else {
            return false
        }
        return first == second
    }
}
