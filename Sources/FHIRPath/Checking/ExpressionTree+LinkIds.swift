internal import FHIRModel

extension ExpressionTree {
    /// The text of a literal that is a string; empty for another.
    func text(of literal: Int32) -> String {
        guard case .string(let text) = literals[Int(literal)] else { return "" }
        return text
    }

    /// The texts of literals that are strings.
    func texts(of literals: SmallSet<Int32>) -> SmallSet<String> {
        if literals.count == 1 { return .one(text(of: literals[0])) }
        return SmallSet(literals.map { text(of: $0) })
    }

    /// The linkIds an item must have one of to meet the criteria; nil if it may have any.
    func linkIds(required criteria: ExpressionTree.Index) -> SmallSet<Int32>? {
        let node = nodes[Int(criteria)]
        guard case .binary(let binary) = node.operation else { return nil }
        let (left, right) = (operand(0, of: node), operand(1, of: node))
        switch binary {
        case .equal:
            if isLinkId(left) { return texts(right, isOne: true) }
            return isLinkId(right) ? texts(left, isOne: true) : nil
        case .in: return isLinkId(left) ? texts(right) : nil
        case .contains: return isLinkId(right) ? texts(left) : nil
        case .or:
            guard let one = linkIds(required: left), let other = linkIds(required: right) else {
                return nil
            }
            return one.union(other)
        case .and:
            guard let one = linkIds(required: left) else { return linkIds(required: right) }
            return linkIds(required: right).map { common(one, $0) } ?? one
        case .multiply, .divide, .integerDivide, .modulo, .add, .subtract, .concatenate, .union,
            .lessOrEqual, .less, .greater, .greaterOrEqual, .equivalent, .notEqual, .notEquivalent,
            .xor, .implies:
            return nil
        }
    }

    /// Those of the first whose texts are among the second's.
    private func common(_ one: SmallSet<Int32>, _ other: SmallSet<Int32>) -> SmallSet<Int32> {
        let texts = texts(of: other)
        return SmallSet(one.lazy.filter { texts.contains(text(of: $0)) })
    }

    /// `linkId` or `$this.linkId`.
    func isLinkId(_ index: ExpressionTree.Index) -> Bool {
        let node = nodes[Int(index)]
        guard case .member(let number) = node.operation,
            members[Int(number)].name == ElementName.linkId
        else { return false }
        let input = nodes[Int(operand(0, of: node))].operation
        return input == .focus || input == .this
    }

    /// String literals joined by `|`.
    private func texts(_ index: ExpressionTree.Index, isOne: Bool = false) -> SmallSet<Int32>? {
        let node = nodes[Int(index)]
        switch node.operation {
        case .literal(let number):
            guard case .string = literals[Int(number)] else { return nil }
            return .one(number)
        case .binary(.union) where !isOne:
            guard let one = texts(operand(0, of: node)),
                let other = texts(operand(1, of: node))
            else { return nil }
            return one.union(other)
        case .empty, .zonedTime, .focus, .this, .index, .total, .variable, .member, .call, .type,
            .binary, .negate, .affirm, .descending, .indexer, .instance:
            return nil
        }
    }
}
