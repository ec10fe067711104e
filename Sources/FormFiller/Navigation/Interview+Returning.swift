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
                || placed.place.flatMap { sheet.occurrence(at: $0) }.map {
                    !formItem(of: $0).type.isQuestion
                }
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
    func askable(for placed: PlacedProblem) -> Occurrence? {
        let found = placed.place.flatMap { sheet.occurrence(at: $0) }
        guard case .constraint(let key, _, _) = placed.problem,
            found.map({ !formItem(of: $0).type.isQuestion }) ?? true
        else { return found.flatMap { askable(at: $0) } }
        let instance = placed.instance >= 0 ? placed.instance : found?.instance ?? 0
        if let read = questionRead(byRule: key, on: found.map { item(of: $0) } ?? -1, in: instance)
        {
            return read
        }
        if placed.instance >= 0 { return askable(in: instance, from: 0, to: .max) }
        return found.map { askable(at: $0) } ?? askable(in: 0, from: 0, to: .max)
    }

    /// Says on a question why the interview came back to it, in the language shown now.
    func add(_ returned: PlacedProblem, to question: inout Question, at occurrence: Occurrence) {
        let found = returned.place.flatMap { sheet.occurrence(at: $0) }
        question.problems = [inLanguage(returned)]
        question.hasOwnProblems = found == occurrence
        if let found, found != occurrence { question.problemGroup = text(of: found) }
        // Any question of a required group will do: only the last one cannot be skipped.
        if returned.problem == .required, questionAlsoMending(returned, after: occurrence) == nil {
            question.isRequired = true
        }
    }

    /// A broken rule with its words in the language shown now.
    private func inLanguage(_ returned: PlacedProblem) -> AnswerProblem {
        guard case .constraint(let key, _, let severity) = returned.problem else {
            return returned.problem
        }
        let found = returned.place.flatMap { sheet.occurrence(at: $0) }.map { item(of: $0) } ?? -1
        return rules(on: found).lazy.map { brokenRule($0) }.first {
            if case .constraint(key, _, severity) = $0 { true } else { false }
        } ?? returned.problem
    }

    /// The next question by which a required group can be mended, while it holds no answer.
    func questionAlsoMending(
        _ returned: PlacedProblem,
        after occurrence: Occurrence
    ) -> Occurrence? {
        guard returned.problem == .required,
            let group = returned.place.flatMap({ sheet.occurrence(at: $0) }),
            formItem(of: group).type == .group, problemsNow(at: group).contains(.required)
        else { return nil }
        if occurrence.instance == group.instance {
            return askable(
                in: occurrence.instance,
                from: occurrence.slot + 1,
                to: formItem(of: group).endSlot
            )
        }
        return self[group].instances.contains(occurrence.instance)
            ? askable(in: occurrence.instance, from: occurrence.slot + 1, to: .max) : nil
    }

    /// The last question in document order that a rule reads and the person may answer, in an instance.
    private func questionRead(byRule key: String, on item: Int32, in instance: Int32) -> Occurrence?
    {
        for number in form.expressions.byItem[item] ?? [] {
            guard case .constraint(let node) = form.expressions.all[number].role,
                Extension(at: node, in: form.questionnaire.tree).firstExtension("key")?.text ?? ""
                    == key
            else { continue }
            let read = (form.expressions.all[number].reads?.linkIds ?? [])
                .compactMap { form.byLinkId[$0] }.sorted().reversed()
            for index in read
            where form.items[Int(index)].context == sheet.instances[Int(instance)].context {
                let occurrence = Occurrence(instance, form.items[Int(index)].slot)
                if isEnabled(occurrence), let found = askable(at: occurrence) { return found }
            }
        }
        return nil
    }

    /// The question to ask about a problem at an item: itself, or the first one in a group.
    func askable(at occurrence: Occurrence) -> Occurrence? {
        let item = formItem(of: occurrence)
        if item.type.isQuestion {
            let isLeft = isForStaff(occurrence) || isLeftToStaff(occurrence)
            return isAskable(occurrence) && !isLeft ? occurrence : nil
        }
        if item.opens >= 0 {
            // The first instance that is still empty.
            let instance = self[occurrence].instances.first { !sheet.instances[Int($0)].isPresent }
            return instance.flatMap { askable(in: $0, from: 0, to: .max) }
        }
        return askable(in: occurrence.instance, from: occurrence.slot + 1, to: item.endSlot)
    }

    /// Whether none of the options known was the person's, and the list lacks some: staff have to find the answer.
    private func isLeftToStaff(_ occurrence: Occurrence) -> Bool {
        let here = sheet.instances[Int(occurrence.instance)]
        guard self[occurrence].answers.isEmpty, here.visited.contains(Int(occurrence.slot)),
            formItem(of: occurrence).hasOptions
        else { return false }
        return question(at: occurrence).isListIncomplete
    }

    func askable(in instance: Int32, from start: Int32, to end: Int32) -> Occurrence? {
        let here = sheet.instances[Int(instance)]
        let stops = form.contexts[Int(here.context)].stops
        var slot = here.enabled.next(from: Int(start), in: stops)
        while slot >= 0, slot < Int(end) {
            let occurrence = Occurrence(instance, Int32(slot))
            if let found = askable(at: occurrence) { return found }
            slot = here.enabled.next(from: slot + 1, in: stops)
        }
        return nil
    }
}
