internal import FHIRModel
internal import FHIRPath

// Where the interview goes back to at the end, while the form is not complete.
extension Interview {
    /// Whether the person is told of it at the end: not of what only staff can mend, and of a warning about one question not
    /// again.
    func isToBeShown(_ placed: PlacedProblem) -> Bool {
        switch placed.problem {
        case .ruleFailed, .unstable, .limitsConflict, .notAnswerable: false
        case .constraint(_, _, let severity):
            severity == .error
                || placed.place.flatMap { cell(at: $0) }.map { !formItem(of: $0).type.isQuestion }
                    ?? true
        case .required, .tooFew, .tooMany, .wrongType, .notOffered, .duplicate, .exclusive,
            .tooShort, .tooLong, .below, .above, .tooPrecise, .offStep, .pattern, .unreadable,
            .unitNotOffered:
            true
        }
    }

    /// Whether the person can do something about it; the others are shown once and may be left.
    func isMendable(_ problem: AnswerProblem) -> Bool {
        switch problem {
        case .required, .tooFew, .tooMany, .wrongType, .notOffered, .duplicate, .exclusive,
            .tooShort,
            .tooLong, .below, .above, .tooPrecise, .offStep, .pattern, .unreadable, .unitNotOffered:
            true
        case .limitsConflict, .constraint, .ruleFailed, .unstable, .notAnswerable: false
        }
    }

    /// The question to ask about a problem: its own, or one the rule reads, or the first of its group or of the form.
    func askable(for placed: PlacedProblem) -> CellID? {
        let found = placed.place.flatMap { cell(at: $0) }
        guard case .constraint(let key, _, _) = placed.problem,
            found.map({ !formItem(of: $0).type.isQuestion }) ?? true
        else { return found.flatMap { askable(at: $0) } }
        let scope = placed.instance >= 0 ? placed.instance : found?.scope ?? 0
        if let read = questionRead(byRule: key, on: found.map { item(of: $0) } ?? -1, in: scope) {
            return read
        }
        if placed.instance >= 0 { return askable(in: scope, from: 0, to: .max) }
        return found.map { askable(at: $0) } ?? askable(in: 0, from: 0, to: .max)
    }

    /// Says on a question why the interview came back to it, in the language shown now.
    func add(_ returned: PlacedProblem, to question: inout Question, at cell: CellID) {
        let found = returned.place.flatMap { self.cell(at: $0) }
        question.problems = [inLanguage(returned)]
        question.hasOwnProblems = found == cell
        if let found, found != cell { question.problemGroup = text(of: found) }
        // Any question of a required group will do: only the last one cannot be skipped.
        if returned.problem == .required, questionAlsoMending(returned, after: cell) == nil {
            question.isRequired = true
        }
    }

    /// A broken rule with its words in the language shown now.
    private func inLanguage(_ returned: PlacedProblem) -> AnswerProblem {
        guard case .constraint(let key, _, let severity) = returned.problem else {
            return returned.problem
        }
        let found = returned.place.flatMap { cell(at: $0) }.map { item(of: $0) } ?? -1
        return rules(on: found).lazy.map { brokenRule($0) }.first {
            if case .constraint(key, _, severity) = $0 { true } else { false }
        } ?? returned.problem
    }

    /// The next question by which a required group can be mended, while it holds no answer.
    func questionAlsoMending(_ returned: PlacedProblem, after cell: CellID) -> CellID? {
        guard returned.problem == .required,
            let group = returned.place.flatMap({ self.cell(at: $0) }),
            formItem(of: group).type == .group, problemsNow(at: group).contains(.required)
        else { return nil }
        if cell.scope == group.scope {
            return askable(in: cell.scope, from: cell.slot + 1, to: formItem(of: group).endSlot)
        }
        return self[group].scopes.contains(cell.scope)
            ? askable(in: cell.scope, from: cell.slot + 1, to: .max) : nil
    }

    /// The last question in document order that a rule reads and the person may answer, in a scope.
    private func questionRead(byRule key: String, on item: Int32, in scope: Int32) -> CellID? {
        for number in form.expressions.byItem[item] ?? [] {
            guard case .constraint(let node) = form.expressions.all[number].role,
                Extension(at: node, in: form.questionnaire.tree).firstExtension("key")?.text ?? ""
                    == key
            else { continue }
            let read = (form.expressions.all[number].reads?.linkIds ?? [])
                .compactMap { form.byLinkId[$0] }.sorted().reversed()
            for index in read where form.items[Int(index)].context == scopes[Int(scope)].context {
                let cell = CellID(scope, form.items[Int(index)].slot)
                if isEnabled(cell), let found = askable(at: cell) { return found }
            }
        }
        return nil
    }

    /// The question to ask about a problem at an item: itself, or the first one in a group.
    func askable(at cell: CellID) -> CellID? {
        let item = formItem(of: cell)
        if item.type.isQuestion {
            return isAskable(cell) && !isForStaff(cell) ? cell : nil
        }
        if item.opens >= 0 {
            // The first instance that is still empty.
            let scope = self[cell].scopes.first { !scopes[Int($0)].isPresent }
            return scope.flatMap { askable(in: $0, from: 0, to: .max) }
        }
        return askable(in: cell.scope, from: cell.slot + 1, to: item.endSlot)
    }

    func askable(in scope: Int32, from start: Int32, to end: Int32) -> CellID? {
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
