public import FHIRModel

/// What an expression can result in, as far as R4's types tell, without evaluating it.
public struct ExpressionResult: Sendable, Hashable {
    let types: SmallSet<TypeID>
    let isAny: Bool
    /// The linkIds of the items it consists of, where they are known.
    let linkIds: SmallSet<String>?
    /// The linkIds of the questions whose answers' Codings or codes it consists of, where they are known.
    let questions: SmallSet<String>?

    /// The types the items of the result can have; nil where anything is possible.
    public var possibleTypes: [TypeID]? { isAny ? nil : Array(types) }

    /// A result of these types and no other.
    public init(_ types: [TypeID]) {
        self.types = SmallSet(types)
        isAny = types.contains(.unknown)
        linkIds = nil
        questions = nil
    }

    /// An item of a response (`QuestionnaireResponse.item`); of this linkId, where it is known.
    public static func responseItem(_ linkId: String? = nil) -> ExpressionResult {
        guard let type = Self.itemType else { return .any }
        var shape = InferredResult(.one(type))
        shape.linkIds = linkId.map { .one($0) }
        return ExpressionResult(shape)
    }

    private static let itemType = TypeID(fhir: "QuestionnaireResponse.item")

    /// A result nothing is known of.
    public static let any = ExpressionResult([.unknown])

    init(_ shape: InferredResult) {
        types = shape.types
        isAny = shape.isAny
        linkIds = shape.linkIds
        questions = shape.questions
    }

    var shape: InferredResult {
        if isAny { return .any }
        var shape = InferredResult(types)
        shape.linkIds = linkIds
        shape.questions = questions
        return shape
    }
}

extension FHIRPathExpression {
    /// Checks the expression as ``check(on:acceptsJSONNames:)`` does, and says what it can result in.
    ///
    /// - Parameters:
    ///   - input: what the expression is evaluated on.
    ///   - variables: what is known of the variables, by name without `%`; of others nothing is.
    ///   - acceptsJSONNames: whether `valueCoding` may stand for `value`, as many forms have it.
    ///   - answerTypes: the types that answers to the question with a linkId can have; nil where nothing is known of them.
    ///   - answerCodings: the Codings that answers to the question with a linkId can be, each with a code; nil where they are not all known.
    ///   - itemAround: the linkId of the item around the one with a linkId, "" where there is none; nil where no item has that linkId.
    ///   - questions: the linkIds of the questions right in the item with a linkId ("" for the form itself), or anywhere in it; nil
    ///     where they are not known.
    ///   - itemsWithin: the linkIds of the items right in the item with a linkId ("" for the form itself); nil where they are not
    ///     known.
    ///   - mayScore: whether answers to the question with a linkId may have a score.
    /// - Returns: the types of the result, as far as they are known.
    /// - Throws: the first problem found, with its place.
    public func result(
        on input: ExpressionResult,
        variables: [String: ExpressionResult],
        acceptsJSONNames: Bool = false,
        answerTypes: (@Sendable (String) -> [TypeID]?)? = nil,
        answerCodings: (@Sendable (String) -> [Coding]?)? = nil,
        itemAround: (@Sendable (String) -> String?)? = nil,
        questions: (@Sendable (String, _ isDeep: Bool) -> [String]?)? = nil,
        itemsWithin: (@Sendable (String) -> [String]?)? = nil,
        mayScore: (@Sendable (String) -> Bool)? = nil
    ) throws(FHIRPathError) -> ExpressionResult {
        var checker = Checker(compiled, input: input.shape, acceptsJSONNames: acceptsJSONNames)
        checker.answerTypes = answerTypes
        checker.answerCodings = answerCodings
        checker.itemAround = itemAround
        checker.questions = questions
        checker.itemsWithin = itemsWithin
        checker.mayScore = mayScore
        checker.variables = variables
        do {
            return ExpressionResult(try checker.shape(of: tree.root, this: input.shape))
        } catch {
            let offset = Int(tree.node(error.node).offset)
            var failure = FHIRPathError(error.problem, offset: offset, source: source)
            failure.inputTypes = Array(checker.refusedTypes)
            failure.comparison = checker.refusedComparison
            throw failure
        }
    }
}
