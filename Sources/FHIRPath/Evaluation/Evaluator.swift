import FHIRModel
import Terminology

/// Evaluates one expression once.
///
/// All collections live on one stack. Evaluating a node leaves its result on top; `$this` and
/// `$total` are places further down. So nothing is allocated for a collection, whatever its size.
/// The evaluator itself cannot be copied: it is large, and holds much whose references are counted.
struct Evaluator: ~Copyable {
    let compiled: CompiledExpression
    var context: EvaluationContext
    var stack: [Item] = []
    /// Strings, dates and quantities made on the way.
    var values: [FHIRPathValue] = []
    var this = Items.none
    var total = Items.none
    /// The input of the whole expression: `%context`.
    var focus = Items.none
    /// `$index`: 0 until an iteration sets it.
    var position = 0
    /// Variables of `defineVariable` in sight.
    var definitions: [Definition] = []
    var definedItems: [Item] = []
    /// What each step of the expression led to last time.
    var routes: [Route]
    var remainingSteps: Int
    var remainingBytes: Int
    /// What the properties of a type met last are, by a number made of both.
    var properties: [PropertyEntry] = []
    /// Whether the tree asked for last has companions of primitives at all.
    var companions: (tree: UInt8, areThere: Bool) = (.max, true)
    /// Regular expressions met so far.
    var regexes: [String: LinearRegex] = [:]
    /// The codes of %questionnaire, once `weight()` has asked and the context has none.
    var codes: QuestionnaireCodes?
    /// The value sets worked out for `memberOf`, by where and how they are named.
    var expansions: [String: ValueSetExpansion] = [:]
    /// The objects a lookup by linkId found.
    var linkIdMatches: [JSONNode] = []
    /// The number of the tree that holds the elements the expression makes, `.max` before the first.
    var madeTree: UInt8 = .max
    /// The node being evaluated, for errors.
    var place: ExpressionTree.Index = 0

    struct Definition {
        var variable: Int32
        var start: Int
        var end: Int
    }

    init(_ compiled: CompiledExpression, in context: EvaluationContext) {
        self.compiled = compiled
        self.context = context
        routes = Array(repeating: .unset, count: compiled.tree.members.count)
        remainingSteps = context.limits.steps
        remainingBytes = context.limits.bytes
        stack.reserveCapacity(32)
    }

    @inline(__always) var trees: [JSONTree] {
        _read { yield context.trees }
    }

    @inline(__always) var expression: ExpressionTree {
        _read { yield compiled.tree }
    }

    /// Evaluates the whole expression on an input.
    mutating func run(on focus: [FHIRPathValue]) throws(EvaluationFailure) -> [FHIRPathValue] {
        for value in focus {
            try push(item(importing: value))
        }
        this = Items(start: 0, end: stack.count)
        self.focus = this
        let base = stack.count
        try evaluate(expression.root)
        var result: [FHIRPathValue] = []
        result.reserveCapacity(stack.count - base)
        for position in base..<stack.count {
            result.append(self.result(stack[position]))
        }
        return result
    }

    /// Leaves the result of a node on top of the stack.
    mutating func evaluate(_ root: ExpressionTree.Index) throws(EvaluationFailure) {
        let base = stack.count
        let scope = definitions.count
        var index = expression.nodes[Int(root)].leaf
        while true {
            let node = expression.nodes[Int(index)]
            place = index
            try spend(1)
            var isDone = false
            if node.lookup >= 0 { isDone = try narrow(node.lookup, base: base) }
            if !isDone { try apply(node, base: base, scope: scope) }
            if index == root { break }
            index = node.parent
        }
        if definitions.count > scope { leave(scope) }
    }

    /// Evaluates an operand and tells where its result stands.
    mutating func items(
        of operand: ExpressionTree.Index
    ) throws(EvaluationFailure) -> Items {
        let start = stack.count
        let caller = place
        try evaluate(operand)
        place = caller
        return Items(start: start, end: stack.count)
    }

    /// Forgets the variables defined since `scope`.
    mutating func leave(_ scope: Int) {
        guard definitions.count > scope else { return }
        definedItems.removeSubrange(definitions[scope].start...)
        definitions.removeSubrange(scope...)
    }

    mutating func spend(_ steps: Int) throws(EvaluationFailure) {
        remainingSteps -= steps
        if remainingSteps < 0 { throw failure(.tooManySteps) }
    }

    mutating func push(_ item: Item) throws(EvaluationFailure) {
        if stack.count >= context.limits.items { throw failure(.tooLarge) }
        stack.append(item)
    }

    /// Replaces everything from `base` on.
    mutating func replace(from base: Int, with item: Item) {
        if stack.count == base {
            stack.append(item)
        } else {
            stack[base] = item
            truncate(to: base + 1)
        }
    }

    mutating func replace(from base: Int, with item: Item?) {
        if let item {
            replace(from: base, with: item)
        } else {
            truncate(to: base)
        }
    }

    mutating func truncate(to count: Int) {
        if stack.count > count { stack.removeLast(stack.count - count) }
    }

    /// Drops the input of a step that stands under its results.
    mutating func dropInput(_ input: Items) {
        if !input.isEmpty { stack.removeSubrange(input.start..<input.end) }
    }

    func failure(_ problem: FHIRPathError.Problem) -> EvaluationFailure {
        EvaluationFailure(problem: problem, node: place)
    }
}
