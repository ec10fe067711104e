public import FHIRModel

extension Interview {
    /// The response as it travels in a request: whoever reads it later has no questionnaire, and still sees on the page for
    /// staff what was asked, in the form's own labels and sections.
    ///
    /// Beside ``response`` it holds the questions that were asked and not answered, as items without `answer`, and these
    /// extensions: `data-absent-reason` on an item whose answer the person did not find in a list, and of our own on the response `staff-section` and, where it was let through unfinished, `open-problem`; on
    /// items `staff-label` and `answer-unit`. A FHIR server that does not know them loses nothing of the answers.
    public var staffResponse: QuestionnaireResponse {
        var asked = self
        for instance in sheet.instances.indices { asked.attachUnanswered(in: Int32(instance)) }
        for instance in asked.sheet.instances.indices {
            asked.writeStaffLabels(in: Int32(instance))
        }
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
    private mutating func attachUnanswered(in instance: Int32) {
        guard isReachable(instance) else { return }
        for slot in sheet.instances[Int(instance)].items.indices {
            let occurrence = Occurrence(instance, Int32(slot))
            guard isEnabled(occurrence), formItem(of: occurrence).type.isQuestion,
                isAskable(occurrence),
                !isPresent(occurrence), standsUnderAnswers(occurrence)
            else { continue }
            attach(occurrence)
        }
    }

    /// Whether a instance is of an instance, or of an answer, that is there.
    private func isReachable(_ instance: Int32) -> Bool {
        var instance = instance
        while instance > 0 {
            let here = sheet.instances[Int(instance)]
            let owner = Occurrence(here.parent, here.owner)
            guard here.parent >= 0, sheet.exists(owner), isEnabled(owner),
                self[owner].instances.contains(instance)
            else { return false }
            instance = here.parent
        }
        return true
    }

    /// Whether every question around it has an answer that it can stand under.
    private func standsUnderAnswers(_ occurrence: Occurrence) -> Bool {
        var around = parent(of: occurrence)
        while let question = around {
            if formItem(of: question).type.isQuestion, self[question].answers.isEmpty {
                return false
            }
            around = parent(of: question)
        }
        return true
    }

    /// Writes what staff call the questions and groups of a instance, and the units of numbers.
    private mutating func writeStaffLabels(in instance: Int32) {
        let here = sheet.instances[Int(instance)]
        for slot in here.items.indices where here.present.contains(slot) {
            let occurrence = Occurrence(instance, Int32(slot))
            let item = formItem(of: occurrence)
            let source = Questionnaire.Item(at: item.node, in: form.questionnaire.tree)
            let isInstanced = item.opens >= 0 && item.type == .group
            let nodes =
                isInstanced
                ? self[occurrence].instances.filter { sheet.instances[Int($0)].isPresent }
                    .map { sheet.instances[Int($0)].node }
                : [self[occurrence].node]
            if self[occurrence].marks.contains(.notInList), isEnabled(occurrence) {
                for node in nodes { tree.addAbsentReason(.unsupported, to: node) }
            }
            if let label = source.firstExtension(.shortText)?.words {
                for node in nodes { tree.addExtension(.staffLabel, string: label, to: node) }
            }
            if item.type == .decimal || item.type == .integer,
                let unit = source.numberUnit?.text
            {
                for node in nodes { tree.addExtension(.answerUnit, string: unit, to: node) }
            }
        }
    }

    /// What is open, in words for staff: the question and the rule that does not hold.
    private func words(of problem: PlacedProblem) -> String {
        let item = form.byLinkId[problem.linkId]
        let source = item.map {
            Questionnaire.Item(at: form.items[Int($0)].node, in: form.questionnaire.tree)
        }
        let text = item.flatMap { form.text(of: $0, in: nil) }
        let label = source?.firstExtension(.shortText)?.words ?? text ?? problem.linkId
        let rule = problem.problem.explanation
        return label.isEmpty ? rule : "\(label): \(rule)"
    }
}

extension JSONTree {
    /// The `extension` array of an object; made if need be.
    fileprivate mutating func extensions(of object: JSONNode) -> JSONNode {
        let array = child(.extension, of: object)
        return array == JSONNode.none ? setArray(.extension, in: object) : array
    }

    /// Adds why an answer is missing, unless the object says so already.
    fileprivate mutating func addAbsentReason(_ reason: AbsentReason, to object: JSONNode) {
        guard AbsentReason(of: object, in: self) == nil else { return }
        let entry = appendObject(to: extensions(of: object))
        set(.url, string: AbsentReason.url, in: entry)
        set("valueCode", string: reason.rawValue, in: entry)
    }

    /// Adds an extension with a string, unless the object has it, as in a response that was made for staff before.
    fileprivate mutating func addExtension(
        _ name: OwnExtension,
        string: String,
        to object: JSONNode
    ) {
        let isThere = elements(.extension, of: object).contains {
            self.string(at: child(.url, of: $0)) == name.rawValue
                && self.string(at: child(.valueString, of: $0)) == string
        }
        guard !isThere else { return }
        let entry = appendObject(to: extensions(of: object))
        set(.url, string: name.rawValue, in: entry)
        set(.valueString, string: string, in: entry)
    }
}
