import FHIRModel
import Terminology

extension Evaluator {
    /// `weight()` and `ordinal()` (SDC, FHIRPath supplements): the score of every answer or Coding.
    ///
    /// It is looked for on the answer and its value, then where ``QuestionnaireCodes`` of %questionnaire finds it. An option
    /// without a score counts for nothing; a coded answer that is no option of its question is an error.
    mutating func weight(base: Int) throws(EvaluationFailure) {
        let end = stack.count
        for place in base..<end {
            try spend(1)
            let item = stack[place]
            guard item.kind == .node else { continue }
            if let found = try weight(of: item) { try push(decimal(found)) }
        }
        dropInput(Items(start: base, end: end))
    }

    private mutating func weight(of item: Item) throws(EvaluationFailure) -> FHIRDecimal? {
        let tree = trees[Int(item.tree)]
        if let own = ItemWeight.extended(on: item.index, in: tree) { return own }
        var coding = item.index
        if tree.kind(of: item.index) == .object, tree.child(ElementName.code, of: item.index).isNone
        {
            // An answer (or an option): its value may have the score, or the code to look for.
            for child in tree.children(of: item.index) {
                if let inner = ItemWeight.extended(on: child, in: tree) { return inner }
                if tree.kind(of: child) == .object, tree.child(ElementName.code, of: child).exists {
                    coding = child
                }
            }
        } else if tree.kind(of: item.index) != .object {
            let companion = companion(of: item)
            if let own = ItemWeight.extended(on: companion, in: tree) { return own }
        }
        let linkId = linkId(around: item)
        guard tree.kind(of: coding) == .object, let code = ConceptCode(at: coding, in: tree) else {
            guard let linkId else { return nil }
            return questionnaireCodes()?.weight(ofPlain: coding, in: tree, answering: linkId)
        }
        guard let linkId, let codes = questionnaireCodes() else { throw failure(.unknownWeight) }
        do {
            return try codes.weight(of: code, answering: linkId)
        } catch {
            throw failure(.unknownWeight)
        }
    }

    /// The codes of %questionnaire: those the form has made ready, or made now.
    mutating func questionnaireCodes() -> QuestionnaireCodes? {
        if let codes = context.codes ?? codes { return codes }
        guard case .node(let root)? = context.variables["questionnaire"]?.first,
            trees.indices.contains(root.tree)
        else { return nil }
        codes = QuestionnaireCodes(
            trees[root.tree],
            questionnaire: root.index,
            sources: context.terminology
        )
        return codes
    }

    /// The linkId of the response item an answer stands in.
    private func linkId(around item: Item) -> String? {
        let tree = trees[Int(item.tree)]
        var current = item.index
        while current.exists {
            if let linkId = tree.string(at: tree.child(ElementName.linkId, of: current)) {
                return linkId
            }
            current = tree.parent(of: current)
        }
        return nil
    }
}
