internal import FHIRModel

/// A comparison of the answers to questions with options, and a text that none of them has for a code.
struct CodeComparison: Sendable, Hashable {
    var code = ""
    /// The linkIds of the questions.
    var linkIds: [String] = []
    /// The codes of their options.
    var codes: [String] = []
}

extension Checker {
    /// Refuses a comparison with a code that no option of the question has, and of a whole Coding with a text.
    mutating func checkCodes(
        _ binary: BinaryOperator,
        _ node: ExpressionTree.Node,
        _ left: InferredResult,
        _ right: InferredResult
    ) throws(EvaluationFailure) {
        switch binary {
        case .equal, .notEqual, .equivalent, .notEquivalent, .in, .contains: break
        case .union, .concatenate, .lessOrEqual, .less, .greater, .greaterOrEqual, .and, .or,
            .xor, .implies, .add, .subtract, .multiply, .divide, .integerDivide, .modulo:
            return
        }
        let places = (tree.operand(0, of: node), tree.operand(1, of: node))
        if let code = text(at: places.1) {
            try check(code, at: places.1, against: left)
        } else if let code = text(at: places.0) {
            try check(code, at: places.0, against: right)
        }
    }

    /// Refuses to look for items where none of them stands.
    mutating func checkPlaces(
        of linkIds: SmallSet<String>,
        in items: InferredResult,
        at criterion: ExpressionTree.Index
    ) throws(EvaluationFailure) {
        guard let parents = items.parents, let itemAround, !linkIds.isEmpty else { return }
        var around: [String] = []
        for linkId in linkIds {
            guard let parent = itemAround(linkId), !parents.contains(parent) else { return }
            around.append(parent)
        }
        refusedComparison = CodeComparison(
            code: linkIds.sorted()[0],
            linkIds: parents.sorted(),
            codes: around
        )
        throw EvaluationFailure(problem: .misplacedItem, node: criterion)
    }

    /// The text that a node is.
    private func text(at index: ExpressionTree.Index) -> String? {
        guard case .literal(let number) = tree.node(index).operation,
            case .string(let text) = tree.literals[Int(number)]
        else { return nil }
        return text
    }

    private mutating func check(
        _ code: String,
        at index: ExpressionTree.Index,
        against answers: InferredResult
    ) throws(EvaluationFailure) {
        guard let questions = answers.questions, !questions.isEmpty, let answerCodings else {
            return
        }
        refusedComparison = CodeComparison(code: code, linkIds: questions.sorted())
        if answers.types == .one(.coding) {
            throw EvaluationFailure(problem: .codingAsText, node: index)
        }
        guard answers.types.allSatisfy({ $0 == .code }) else { return }
        for linkId in refusedComparison.linkIds {
            guard let codes = answerCodings(linkId)?.compactMap(\.code), !codes.contains(code)
            else { return }
            refusedComparison.codes += codes
        }
        throw EvaluationFailure(problem: .unknownCode, node: index)
    }
}
