import FHIRModel

extension Evaluator {
    /// `subsumes` and `subsumedBy`: whether any code of one side is an ancestor of one of the other, or
    /// the same.
    ///
    /// The hierarchy is that of a contained code system; an error where there is none and the codes
    /// differ.
    mutating func subsumes(
        _ node: ExpressionTree.Node,
        base: Int,
        isReversed: Bool
    ) throws(EvaluationFailure) {
        let item = try single(Items(start: base, end: stack.count))
        let top = stack.count
        let found = try items(of: expression.operand(1, of: node))
        let argument = try single(found)
        truncate(to: top)
        guard let item, let argument else { return truncate(to: base) }
        let (one, other) = (try codings(of: item), try codings(of: argument))
        let (upper, lower) = isReversed ? (other, one) : (one, other)
        if upper.contains(where: { lower.contains($0) }) {
            return replace(from: base, with: .true)
        }
        var isDecided = false
        for ancestor in upper {
            for descendant in lower where descendant.system == ancestor.system {
                guard let answer = try isBelow(descendant, ancestor, near: item) else { continue }
                if answer { return replace(from: base, with: .true) }
                isDecided = true
            }
        }
        guard isDecided else { throw failure(.unknownDefinition) }
        replace(from: base, with: .false)
    }

    /// Whether a code stands under another in the contained code system of both; nil without one that
    /// holds both.
    private mutating func isBelow(
        _ descendant: Code,
        _ ancestor: Code,
        near item: Item
    ) throws(EvaluationFailure) -> Bool? {
        guard let system = ancestor.system, let codes = try definition(system, for: item),
            codes.type == .codeSystem
        else { return nil }
        let tree = trees[Int(codes.tree)]
        var pending = tree.elements(.concept, of: codes.index).map { ($0, isInside: false) }
        var hasAncestor = false
        var place: Bool?
        while let (concept, isInside) = pending.popLast() {
            try spend(1)
            let code = tree.string(at: tree.child(Names.code, of: concept))
            if code == descendant.code { place = isInside || place == true }
            let isAncestor = code == ancestor.code
            hasAncestor = hasAncestor || isAncestor
            for child in tree.elements(.concept, of: concept) {
                pending.append((child, isInside || isAncestor))
            }
        }
        return hasAncestor ? place : nil
    }
}
