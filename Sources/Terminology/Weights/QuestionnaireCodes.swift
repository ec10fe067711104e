package import FHIRModel
internal import Synchronization

/// What the codes of one questionnaire's answers mean: the value sets its questions draw from, and what each answer counts.
///
/// Made once for a form and asked by many interviews at a time; what was worked out is kept. An example: for
/// `answerValueSet` `#v`, ``expansion(of:)`` gives the codes to offer.
package final class QuestionnaireCodes: Sendable {
    /// The tree the questionnaire stands in.
    package let tree: JSONTree
    /// The questionnaire in it.
    package let questionnaire: JSONNode
    /// Where ValueSets and CodeSystems come from: first of all the questionnaire itself.
    package let sources: [any TerminologySource]

    private struct Known: Sendable {
        var expander: ValueSetExpander
        var expansions: [String: ValueSetExpansion?] = [:]
        /// The questionnaire's items by linkId, once one is wanted.
        var questions: [String: JSONNode]?
    }

    private let known: Mutex<Known>

    /// Codes of a questionnaire that contains its value sets, or has them from further sources.
    package init(
        _ tree: JSONTree,
        questionnaire: JSONNode,
        sources: [any TerminologySource] = []
    ) {
        self.tree = tree
        self.questionnaire = questionnaire
        self.sources = [ResourcesInTree(tree, around: questionnaire)] + sources
        known = Mutex(Known(expander: ValueSetExpander(sources: self.sources)))
    }

    /// The codes of the value set that `#id` or a canonical address names; nil where it is not at hand.
    package func expansion(of reference: String) -> ValueSetExpansion? {
        known.withLock { known in
            if let expansion = known.expansions[reference] { return expansion }
            let expansion = known.expander.expansion(at: Canonical(reference))
            known.expansions[reference] = .some(expansion)
            return expansion
        }
    }

    /// The questionnaire's item with a linkId.
    package func question(_ linkId: String) -> JSONNode? {
        known.withLock { known in
            if let questions = known.questions { return questions[linkId] }
            var questions: [String: JSONNode] = [:]
            var pending = Array(tree.elements(.item, of: questionnaire))
            while let node = pending.popLast() {
                if let name = tree.string(at: tree.child(.linkId, of: node)) {
                    questions[name] = node
                }
                pending.append(contentsOf: tree.elements(.item, of: node))
            }
            known.questions = questions
            return questions[linkId]
        }
    }

    /// The concept of a contained code system, whatever value set draws from it.
    func concept(_ code: ConceptCode) -> (weight: FHIRDecimal?, isKnown: Bool) {
        guard let system = code.system,
            case .found(let resource, let source, _) = sources.search(
                .codeSystem,
                Canonical(url: system, version: nil)
            )
        else { return (nil, false) }
        return known.withLock { known in
            let concepts = known.expander.concepts(of: resource, source: source)
            guard let number = concepts.numbers[code.code] else { return (nil, false) }
            let concept = ValueSetConcept(
                number,
                of: concepts,
                system: system,
                version: nil,
                supplements: known.expander.supplements(of: system)
            )
            return (concept.weight, true)
        }
    }
}
