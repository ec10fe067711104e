import FHIRModel
import Terminology

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
        let (one, other) = (try codes(of: item), try codes(of: argument))
        let (upper, lower) = isReversed ? (other, one) : (one, other)
        if upper.contains(where: { lower.contains($0) }) {
            return replace(from: base, with: .true)
        }
        let sources = try terminologySources(near: item) + (questionnaireCodes()?.sources ?? [])
        var isDecided = false
        for ancestor in upper {
            for descendant in lower where descendant.system == ancestor.system {
                guard let answer = descendant.isBelow(ancestor, in: sources) else { continue }
                if answer { return replace(from: base, with: .true) }
                isDecided = true
            }
        }
        guard isDecided else { throw failure(.unknownDefinition) }
        replace(from: base, with: .false)
    }
}
