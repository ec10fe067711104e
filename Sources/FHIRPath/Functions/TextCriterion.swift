import FHIRModel

/// Criteria of the form `name = 'text'`, the commonest of all: decided without leaving the loop over
/// the items.
struct TextCriterion {
    var member: Int32
    var name: ElementName
    var text: [UInt8]
    /// Names that may lead to something although the item has no property of that name.
    private static let special = [ElementName.value, ElementName.id, ElementName.extension]
    /// The tree of the first item.
    var tree: UInt8 = 0
    /// The number of the name in that tree.
    var number: Int32 = 0
    /// The type of the first item, if the criterion suits it.
    var type = TypeID.unknown

    /// Nil for criteria of any other form.
    init?(_ criteria: ExpressionTree.Index, in tree: ExpressionTree) {
        let node = tree.node(criteria)
        guard case .binary(.equal) = node.operation,
            case .literal(let literal) = tree.node(tree.operand(1, of: node)).operation,
            case .string = tree.literals[Int(literal)]
        else { return nil }
        let path = tree.node(tree.operand(0, of: node))
        guard case .member(let member) = path.operation,
            tree.members[Int(member)].type == .unknown,
            !Self.special.contains(tree.members[Int(member)].name)
        else { return nil }
        switch tree.node(tree.operand(0, of: path)).operation {
        case .focus, .this: break
        case .empty, .literal, .zonedTime, .index, .total, .variable, .member, .call, .type,
            .binary, .negate, .affirm, .descending, .indexer, .instance:
            return nil
        }
        self.member = member
        name = tree.members[Int(member)].name
        text = tree.literalTexts[Int(literal)]
    }
}

extension Evaluator {
    /// Whether an item meets the criterion; nil where it takes the long way to tell.
    @inline(__always)
    mutating func meets(_ criterion: TextCriterion?, _ item: Item) -> Bool? {
        guard let criterion, item.kind == .node, item.scale == 0, item.tree == criterion.tree
        else { return nil }
        if item.type != criterion.type {
            let number = Int(criterion.member)
            if routes[number].kind == .unset || routes[number].input != item.type {
                routes[number] = Route(from: item.type, to: criterion.name)
            }
            guard routes[number].isText else { return nil }
        }
        return trees[Int(criterion.tree)].isString(
            numbered: criterion.number,
            of: item.index,
            equalTo: criterion.text
        )
    }

    /// The criterion of `where` and `exists` if it is of this form, made ready for the items.
    mutating func textCriterion(
        _ criteria: ExpressionTree.Index,
        for items: Items
    ) -> TextCriterion? {
        guard !items.isEmpty, stack[items.start].kind == .node,
            var criterion = TextCriterion(criteria, in: expression)
        else { return nil }
        let first = stack[items.start]
        criterion.tree = first.tree
        criterion.number = trees[Int(first.tree)].number(of: criterion.name)
        let number = Int(criterion.member)
        routes[number] = Route(from: first.type, to: criterion.name)
        if routes[number].isText { criterion.type = first.type }
        return criterion
    }
}
