import FHIRModel
import Synchronization

/// An expression that is complete: one reference, however many evaluations share it.
final class CompiledExpression: Sendable {
    let tree: ExpressionTree
    /// Regular expressions that stand in the text as literals, once one has been evaluated.
    private let patterns = Mutex<[String: LinearRegex]>([:])

    init(_ tree: consuming ExpressionTree) {
        self.tree = tree
    }

    /// The linkIds an item must have one of to meet the criteria; nil if it may have any.
    func linkIds(required criteria: ExpressionTree.Index) -> SmallSet<Int32>? {
        tree.linkIds(required: criteria)
    }

    /// Whether a step may name the type of its input instead, and the type it names then.
    func type(namedByStep step: Int32) -> (isPossible: Bool, type: TypeID) {
        (tree.members[Int(step)].mayBeType, tree.members[Int(step)].type)
    }

    /// Whether a node is a comparison with `=`.
    func isComparison(_ index: ExpressionTree.Index) -> Bool {
        if case .binary(.equal) = tree.nodes[Int(index)].operation { true } else { false }
    }

    /// The texts of literals that are strings.
    func texts(of literals: SmallSet<Int32>) -> SmallSet<String> { tree.texts(of: literals) }

    func pattern(_ key: String) -> LinearRegex? {
        patterns.withLock { $0[key] }
    }

    func keep(_ pattern: LinearRegex, as key: String) {
        patterns.withLock { patterns in
            if patterns.count < 64 { patterns[key] = pattern }
        }
    }
}
