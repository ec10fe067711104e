internal import FHIRModel

// SDC "Form Behavior": a required question needs an answer, a required group an answer somewhere in it; a group that is left
// out takes its required questions with it.
extension Interview {
    /// What the answers given so far are still missing to be complete, in form order.
    public var problems: [PlacedProblem] {
        var problems: [PlacedProblem] = []
        collectProblems(in: 0, into: &problems)
        return problems
    }

    private func collectProblems(in scope: Int32, into problems: inout [PlacedProblem]) {
        let here = scopes[Int(scope)]
        var slot = here.enabled.next(from: 0, in: here.enabled)
        while slot >= 0 {
            let cell = CellID(scope, Int32(slot))
            for problem in problemsNow(at: cell) where !problem.isWarning {
                problems.append(
                    PlacedProblem(
                        place: place(of: cell),
                        linkId: linkId(of: cell),
                        problem: problem
                    )
                )
            }
            for inner in self[cell].scopes { collectProblems(in: inner, into: &problems) }
            slot = here.enabled.next(from: slot + 1, in: here.enabled)
        }
    }

    /// What is wrong with an enabled item as it stands.
    private func problemsNow(at cell: CellID) -> [AnswerProblem] {
        let item = formItem(of: cell)
        switch item.type {
        case .display:
            return []
        case .group:
            guard item.traits.contains(.required), isIncluded(cell, butFor: cell) else { return [] }
            if item.opens < 0 {
                return isPresent(cell) || !asksSomething(cell) ? [] : [.required]
            }
            let count = answeredInstances(of: cell)
            let least = max(1, minimumOccurrences(of: cell))
            if count == 0 { return [.required] }
            return count < least ? [.tooFew(minimum: least)] : []
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            if self[cell].answers.isEmpty { return isRequired(cell) ? [.required] : [] }
            return item.isAskable ? check(self[cell].answers, at: cell) : []
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
            if item.isAskable || repeatsQuestions { return true }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return false
    }

    /// Whether a question must be answered now.
    func isRequired(_ cell: CellID) -> Bool {
        let item = formItem(of: cell)
        guard item.traits.contains(.required) else { return false }
        guard let parent = parent(of: cell) else { return true }
        return isIncluded(parent, around: cell)
    }

    /// Whether a group is part of the response: it holds an answer, or it is required where it stands.
    private func isIncluded(_ group: CellID, around cell: CellID) -> Bool {
        let item = formItem(of: group)
        if item.type.isQuestion { return true }
        let isInstance = group.scope != cell.scope
        if isInstance ? scopes[Int(cell.scope)].isPresent : isPresent(group) { return true }
        guard item.traits.contains(.required) else { return false }
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

    /// Whether the person can do something about it; the others are shown once and may be left.
    func isMendable(_ problem: AnswerProblem) -> Bool {
        switch problem {
        case .required, .tooFew, .tooMany, .wrongType, .notOffered, .duplicate, .exclusive,
            .tooShort,
            .tooLong, .below, .above, .tooPrecise, .offStep, .pattern, .unreadable, .unitNotOffered:
            true
        case .limitsConflict, .constraint, .ruleFailed, .notAnswerable: false
        }
    }

    /// The question to ask about a problem at an item: itself, or the first one in a group.
    func askable(at cell: CellID) -> CellID? {
        let item = formItem(of: cell)
        if item.type.isQuestion {
            return item.isAskable && !isForStaff(cell) ? cell : nil
        }
        if item.opens >= 0 {
            // The first instance that is still empty.
            let scope = self[cell].scopes.first { !scopes[Int($0)].isPresent }
            return scope.flatMap { askable(in: $0, from: 0, to: .max) }
        }
        return askable(in: cell.scope, from: cell.slot + 1, to: item.endSlot)
    }

    private func askable(in scope: Int32, from start: Int32, to end: Int32) -> CellID? {
        let here = scopes[Int(scope)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: Int(start), in: stops)
        while slot >= 0, slot < Int(end) {
            let cell = CellID(scope, Int32(slot))
            if let found = askable(at: cell) { return found }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return nil
    }
}

extension Form {
    func linkId(of item: Int32) -> String {
        let tree = questionnaire.tree
        return tree.string(at: tree.child(.linkId, of: items[Int(item)].node)) ?? ""
    }
}
