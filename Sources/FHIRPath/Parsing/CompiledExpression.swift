import Synchronization

/// An expression that is complete: one reference, however many evaluations share it.
final class CompiledExpression: Sendable {
    let tree: ExpressionTree
    /// Regular expressions that stand in the text as literals, once one has been evaluated.
    private let patterns = Mutex<[String: LinearRegex]>([:])

    init(_ tree: consuming ExpressionTree) {
        self.tree = tree
    }

    func pattern(_ key: String) -> LinearRegex? {
        patterns.withLock { $0[key] }
    }

    func keep(_ pattern: LinearRegex, as key: String) {
        patterns.withLock { patterns in
            if patterns.count < 64 { patterns[key] = pattern }
        }
    }
}
