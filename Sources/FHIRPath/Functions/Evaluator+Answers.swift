import FHIRModel

// SDC "Using Expressions", FHIRPath supplements.
extension Evaluator {
    /// `answers()`: the values of all answers beneath every item from `base` on, as they stand in the response.
    mutating func answers(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        for place in base..<end {
            let item = stack[place]
            guard item.kind == .node else { continue }
            try pushAnswers(under: item.index, in: trees[Int(item.tree)], tree: item.tree)
        }
        dropInput(Items(start: base, end: end))
    }

    /// The depth is that of the JSON, which is bounded.
    private mutating func pushAnswers(
        under node: JSONNode,
        in source: JSONTree,
        tree: UInt8
    ) throws(EvaluationFailure) {
        guard source.kind(of: node) == .object else { return }
        try spend(1)
        for child in source.children(of: node) {
            let name = source.name(of: child)
            if name == ElementName.item || name == ElementName.answer {
                guard source.kind(of: child) == .array else { continue }
                for inner in source.children(of: child) {
                    try pushAnswers(under: inner, in: source, tree: tree)
                }
            } else if ChoicePrefix.value.matches(name), let type = Self.answerType {
                let found = property(child, in: source, of: type)
                guard found.kind == .element else { continue }
                try push(.node(child, tree: tree, type: found.type))
            }
        }
    }

    private static let answerType = TypeID(fhir: "QuestionnaireResponse.item.answer")
}
