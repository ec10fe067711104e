internal import FHIRModel

// SDC "Form Behavior": a required question needs an answer, a required group an answer somewhere in it; a group that is left
// out takes its required questions with it.
extension Interview {
    /// What the answers given so far are still missing to be complete, in form order.
    ///
    /// Rules of the form as a whole come last, with ``AnswerProblem/unstable`` if its expressions change each other without
    /// end.
    public var problems: [PlacedProblem] { findings.filter { !$0.problem.isWarning } }

    /// The same with the rules that only warn.
    var findings: [PlacedProblem] {
        var problems: [PlacedProblem] = []
        collectProblems(in: 0, into: &problems)
        var ofForm = brokenRules(of: -1, in: 0)
        if enablement.isUnstable { ofForm.append(.unstable) }
        problems += ofForm.map { PlacedProblem(place: nil, linkId: "", problem: $0) }
        return problems
    }

    private func collectProblems(in instance: Int32, into problems: inout [PlacedProblem]) {
        let here = sheet.instances[Int(instance)]
        var slot = nextInDoubt(from: 0, in: here)
        while slot >= 0 {
            let occurrence = Occurrence(instance, Int32(slot))
            for problem in problemsNow(at: occurrence) {
                add(problem, at: occurrence, to: &problems)
            }
            if formItem(of: occurrence).traits.contains(.evaluates) {
                collectRules(at: occurrence, into: &problems)
            } else if !evaluation.failures.isEmpty {
                for problem in failedDecisions(at: occurrence) {
                    add(problem, at: occurrence, to: &problems)
                }
            }
            for inner in self[occurrence].instances { collectProblems(in: inner, into: &problems) }
            slot = nextInDoubt(from: slot + 1, in: here)
        }
    }

    private func collectRules(at occurrence: Occurrence, into problems: inout [PlacedProblem]) {
        let item = formItem(of: occurrence)
        for problem in failedDecisions(at: occurrence) {
            add(problem, at: occurrence, to: &problems)
        }
        guard item.opens >= 0, item.type == .group else {
            for problem in brokenRules(at: occurrence) {
                add(problem, at: occurrence, to: &problems)
            }
            return
        }
        let isNeeded = isRequiredByForm(occurrence) && isIncluded(occurrence, butFor: occurrence)
        for instance in self[occurrence].instances {
            // Of a child there is not, nothing has to hold.
            guard isNeeded || sheet.instances[Int(instance)].isPresent else { continue }
            for problem in brokenRules(of: self.item(of: occurrence), in: instance) {
                add(problem, at: occurrence, instance: instance, to: &problems)
            }
        }
    }

    private func add(
        _ problem: AnswerProblem,
        at occurrence: Occurrence,
        instance: Int32 = -1,
        to problems: inout [PlacedProblem]
    ) {
        var placed = PlacedProblem(
            place: place(of: occurrence),
            linkId: linkId(of: occurrence),
            problem: problem
        )
        placed.instance = instance
        problems.append(placed)
    }

    /// What is wrong with an enabled item as it stands.
    func problemsNow(at occurrence: Occurrence) -> [AnswerProblem] {
        let item = formItem(of: occurrence)
        switch item.type {
        case .display:
            return []
        case .group:
            let isNeeded =
                isRequiredByForm(occurrence) && isIncluded(occurrence, butFor: occurrence)
            if item.opens < 0 {
                return !isNeeded || isPresent(occurrence) || !asksSomething(occurrence)
                    ? [] : [.required]
            }
            let count = sheet.answeredInstances(of: occurrence)
            if count == 0 { return isNeeded ? [.required] : [] }
            if let most = maximumOccurrences(of: occurrence), count > most {
                return [.tooMany(maximum: most)]
            }
            let least = minimumOccurrences(of: occurrence)
            return count < least ? [.tooFew(minimum: least)] : []
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            if self[occurrence].answers.isEmpty { return isRequired(occurrence) ? [.required] : [] }
            return isAskable(occurrence) ? check(self[occurrence].answers, at: occurrence) : []
        }
    }

    /// Whether a question below a group can be answered now; where none can, nothing is missing that a person could give.
    private func asksSomething(_ group: Occurrence) -> Bool {
        let here = sheet.instances[Int(group.instance)]
        let end = Int(formItem(of: group).endSlot)
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: Int(group.slot) + 1, in: stops)
        while slot >= 0, slot < end {
            let occurrence = Occurrence(group.instance, Int32(slot))
            let item = formItem(of: occurrence)
            let repeatsQuestions = item.type == .group && item.traits.contains(.asks)
            if isAskable(occurrence) || repeatsQuestions { return true }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return false
    }

    /// Whether a question must be answered now.
    func isRequired(_ occurrence: Occurrence) -> Bool {
        guard isRequiredByForm(occurrence) else { return false }
        guard let parent = parent(of: occurrence) else { return true }
        return isIncluded(parent, around: occurrence)
    }

    /// Whether a group is part of the response: it holds an answer, or it is required where it stands.
    private func isIncluded(_ group: Occurrence, around occurrence: Occurrence) -> Bool {
        let item = formItem(of: group)
        if item.type.isQuestion { return true }
        let isInstance = group.instance != occurrence.instance
        if isInstance ? sheet.instances[Int(occurrence.instance)].isPresent : isPresent(group) {
            return true
        }
        guard isRequiredByForm(group) else { return false }
        // Beyond the instances a group needs, further ones may stay empty.
        if isInstance {
            let number = self[group].instances.firstIndex(of: occurrence.instance) ?? 0
            if number >= max(1, minimumOccurrences(of: group)) { return false }
        }
        return isIncluded(group, butFor: group)
    }

    /// Whether whatever stands around an item is part of the response.
    private func isIncluded(_ occurrence: Occurrence, butFor: Occurrence) -> Bool {
        guard let parent = parent(of: occurrence) else { return true }
        return isIncluded(parent, around: occurrence)
    }
}

extension Form {
    package func linkId(of item: Int32) -> String {
        let tree = questionnaire.tree
        return tree.string(at: tree.child(.linkId, of: items[Int(item)].node)) ?? ""
    }
}
