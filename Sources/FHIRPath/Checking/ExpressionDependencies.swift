/// What an expression on a QuestionnaireResponse reads, so that a form can tell which answers concern
/// it.
///
/// Items are told by the string literals that `linkId` is compared with. Where an expression does
/// not say which items it means (`%resource.item.answer.count()`), the answer is the larger
/// one: never too few reads, at times too many.
public struct ExpressionDependencies: Sendable, Hashable {
    /// The linkIds of the items whose presence, answers or text are read.
    public var linkIds: Set<String> = []
    /// The linkIds of the items under which any item may be read.
    public var subtrees: Set<String> = []
    /// The names of the variables, without `%`; those of `defineVariable` are left out.
    public var variables: Set<String> = []
    /// Whether any item of the response may be read.
    public var isWholeResponse = false
    /// Whether it goes by the response itself (`%resource`), not only by its input and its variables.
    public var isFromRoot = false
    /// Whether the input itself is read: the answers of the item that carries the expression.
    public var isContext = false
    /// Whether the input's own answers (or whether it is there) matter: `%context.answer.value`, but not `%context.linkId`.
    public var isContextAnswer = false
    /// Whether any item under the input may be read.
    public var isContextSubtree = false
    /// Whether the time of evaluation is read.
    public var isClock = false

    init() {}
}

extension FHIRPathExpression {
    /// What the expression reads of a response, its variables and the clock.
    public var reads: ExpressionDependencies {
        var analysis = DependencyAnalysis(compiled)
        return analysis.run()
    }
}
