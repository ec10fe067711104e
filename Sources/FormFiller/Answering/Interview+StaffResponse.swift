public import FHIRModel

extension Interview {
    /// The response as it travels in a request: whoever reads it later has no questionnaire, and still sees on the page for
    /// staff what was asked, in the form's own labels and sections.
    ///
    /// Beside ``response`` it holds the questions that were asked and not answered, as items without `answer`, and these
    /// extensions of our own: on the response `staff-section` and, where it was let through unfinished, `open-problem`; on
    /// items `staff-label` and `answer-unit`. A FHIR server that does not know them loses nothing of the answers.
    public var staffResponse: QuestionnaireResponse {
        var asked = self
        for scope in scopes.indices { asked.attachUnanswered(in: Int32(scope)) }
        for scope in asked.scopes.indices { asked.writeStaffLabels(in: Int32(scope)) }
        var tree = asked.response.tree
        let root = tree.root
        for section in form.questionnaire.allExtensions(.staffSection) {
            let all = tree.extensions(of: root)
            tree.copy(section.node, from: section.tree, as: .extension, into: all)
        }
        if case .finished(let completion) = step {
            for problem in completion.problems {
                tree.addExtension(.openProblem, string: words(of: problem), to: root)
            }
        }
        return QuestionnaireResponse(tree)
    }

    /// Puts the questions into the response that the person was asked and has not answered.
    private mutating func attachUnanswered(in scope: Int32) {
        guard isReachable(scope) else { return }
        for slot in scopes[Int(scope)].cells.indices {
            let cell = CellID(scope, Int32(slot))
            guard isEnabled(cell), formItem(of: cell).type.isQuestion, isAskable(cell),
                !isPresent(cell), standsUnderAnswers(cell)
            else { continue }
            attach(cell)
        }
    }

    /// Whether a scope is of an instance, or of an answer, that is there.
    private func isReachable(_ scope: Int32) -> Bool {
        var scope = scope
        while scope > 0 {
            let here = scopes[Int(scope)]
            let owner = CellID(here.parent, here.owner)
            guard here.parent >= 0, exists(owner), isEnabled(owner),
                self[owner].scopes.contains(scope)
            else { return false }
            scope = here.parent
        }
        return true
    }

    /// Whether every question around it has an answer that it can stand under.
    private func standsUnderAnswers(_ cell: CellID) -> Bool {
        var around = parent(of: cell)
        while let question = around {
            if formItem(of: question).type.isQuestion, self[question].answers.isEmpty {
                return false
            }
            around = parent(of: question)
        }
        return true
    }

    /// Writes what staff call the questions and groups of a scope, and the units of numbers.
    private mutating func writeStaffLabels(in scope: Int32) {
        let here = scopes[Int(scope)]
        for slot in here.cells.indices where here.present.contains(slot) {
            let cell = CellID(scope, Int32(slot))
            let item = formItem(of: cell)
            let source = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
            let isInstanced = item.opens >= 0 && item.type == .group
            let nodes =
                isInstanced
                ? self[cell].scopes.filter { scopes[Int($0)].isPresent }
                    .map { scopes[Int($0)].node }
                : [self[cell].node]
            if let label = source.firstExtension(.shortText)?.text {
                for node in nodes { tree.addExtension(.staffLabel, string: label, to: node) }
            }
            if item.type == .decimal || item.type == .integer,
                let unit = source.firstExtension(.unit)?.coding?.text
            {
                for node in nodes { tree.addExtension(.answerUnit, string: unit, to: node) }
            }
        }
    }

    /// What is open, in words for staff: the question and the rule that does not hold.
    private func words(of problem: PlacedProblem) -> String {
        let item = form.byLinkId[problem.linkId].map { form.items[Int($0)] }
        let source = item.map { Questionnaire.Item(at: $0.node, in: form.questionnaire.tree) }
        let label = source?.firstExtension(.shortText)?.text ?? source?.text ?? problem.linkId
        let rule = problem.problem.explanation
        return label.isEmpty ? rule : "\(label): \(rule)"
    }
}

extension JSONTree {
    /// The `extension` array of an object; made if need be.
    fileprivate mutating func extensions(of object: Index) -> Index {
        let array = child(.extension, of: object)
        return array == JSONTree.none ? setArray(.extension, in: object) : array
    }

    /// Adds an extension with a string.
    fileprivate mutating func addExtension(
        _ name: OwnExtension,
        string: String,
        to object: Index
    ) {
        let entry = appendObject(to: extensions(of: object))
        set(.url, string: name.rawValue, in: entry)
        set(.valueString, string: string, in: entry)
    }
}
