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
        if isUnstable { ofForm.append(.unstable) }
        problems += ofForm.map { PlacedProblem(place: nil, linkId: "", problem: $0) }
        return problems
    }

    private func collectProblems(in scope: Int32, into problems: inout [PlacedProblem]) {
        let here = scopes[Int(scope)]
        var slot = nextInDoubt(from: 0, in: here)
        while slot >= 0 {
            let cell = CellID(scope, Int32(slot))
            for problem in problemsNow(at: cell) { add(problem, at: cell, to: &problems) }
            if formItem(of: cell).traits.contains(.evaluates) {
                collectRules(at: cell, into: &problems)
            } else if !failures.isEmpty {
                for problem in failedDecisions(at: cell) { add(problem, at: cell, to: &problems) }
            }
            for inner in self[cell].scopes { collectProblems(in: inner, into: &problems) }
            slot = nextInDoubt(from: slot + 1, in: here)
        }
    }

    private func collectRules(at cell: CellID, into problems: inout [PlacedProblem]) {
        let item = formItem(of: cell)
        for problem in failedDecisions(at: cell) { add(problem, at: cell, to: &problems) }
        guard item.opens >= 0, item.type == .group else {
            for problem in brokenRules(at: cell) { add(problem, at: cell, to: &problems) }
            return
        }
        for scope in self[cell].scopes {
            for problem in brokenRules(of: self.item(of: cell), in: scope) {
                add(problem, at: cell, instance: scope, to: &problems)
            }
        }
    }

    private func add(
        _ problem: AnswerProblem,
        at cell: CellID,
        instance: Int32 = -1,
        to problems: inout [PlacedProblem]
    ) {
        var placed = PlacedProblem(
            place: place(of: cell),
            linkId: linkId(of: cell),
            problem: problem
        )
        placed.instance = instance
        problems.append(placed)
    }

    /// What is wrong with an enabled item as it stands.
    func problemsNow(at cell: CellID) -> [AnswerProblem] {
        let item = formItem(of: cell)
        switch item.type {
        case .display:
            return []
        case .group:
            let isNeeded = isRequiredByForm(cell) && isIncluded(cell, butFor: cell)
            if item.opens < 0 {
                return !isNeeded || isPresent(cell) || !asksSomething(cell) ? [] : [.required]
            }
            let count = answeredInstances(of: cell)
            if count == 0 { return isNeeded ? [.required] : [] }
            if let most = maximumOccurrences(of: cell), count > most {
                return [.tooMany(maximum: most)]
            }
            let least = minimumOccurrences(of: cell)
            return count < least ? [.tooFew(minimum: least)] : []
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            if self[cell].answers.isEmpty { return isRequired(cell) ? [.required] : [] }
            return isAskable(cell) ? check(self[cell].answers, at: cell) : []
        }
    }

    /// Whether a question below a group can be answered now; where none can, nothing is missing that a person could give.
    private func asksSomething(_ group: CellID) -> Bool {
        let here = scopes[Int(group.scope)]
        let end = Int(formItem(of: group).endSlot)
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: Int(group.slot) + 1, in: stops)
        while slot >= 0, slot < end {
            let cell = CellID(group.scope, Int32(slot))
            let item = formItem(of: cell)
            let repeatsQuestions = item.type == .group && item.traits.contains(.asks)
            if isAskable(cell) || repeatsQuestions { return true }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return false
    }

    /// Whether a question must be answered now.
    func isRequired(_ cell: CellID) -> Bool {
        guard isRequiredByForm(cell) else { return false }
        guard let parent = parent(of: cell) else { return true }
        return isIncluded(parent, around: cell)
    }

    /// Whether a group is part of the response: it holds an answer, or it is required where it stands.
    private func isIncluded(_ group: CellID, around cell: CellID) -> Bool {
        let item = formItem(of: group)
        if item.type.isQuestion { return true }
        let isInstance = group.scope != cell.scope
        if isInstance ? scopes[Int(cell.scope)].isPresent : isPresent(group) { return true }
        guard isRequiredByForm(group) else { return false }
        // Beyond the instances a group needs, further ones may stay empty.
        if isInstance {
            let number = self[group].scopes.firstIndex(of: cell.scope) ?? 0
            if number >= max(1, minimumOccurrences(of: group)) { return false }
        }
        return isIncluded(group, butFor: group)
    }

    /// Whether whatever stands around an item is part of the response.
    private func isIncluded(_ cell: CellID, butFor: CellID) -> Bool {
        guard let parent = parent(of: cell) else { return true }
        return isIncluded(parent, around: cell)
    }

    func linkId(of cell: CellID) -> String { form.linkId(of: item(of: cell)) }
}

extension Form {
    func linkId(of item: Int32) -> String {
        let tree = questionnaire.tree
        return tree.string(at: tree.child(.linkId, of: items[Int(item)].node)) ?? ""
    }
}
