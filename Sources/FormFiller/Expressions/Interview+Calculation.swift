internal import FHIRModel
internal import FHIRPath

extension Interview {
    /// Queues every expression that an answer of this item concerns.
    mutating func queueExpressions(reading occurrence: Occurrence) {
        forgetAlerts(reading: occurrence)
        let expressions = form.expressions
        guard !expressions.isEmpty else { return }
        evaluation.forgetVariables(reading: occurrence, of: sheet)
        for number in expressions.broad { queueExpression(number, after: occurrence) }
        var around = item(of: occurrence)
        while around >= 0 {
            for number in expressions.readers.readers(of: around) {
                queueExpression(Int(number), after: occurrence)
            }
            for number in expressions.rules.readers(of: around) {
                queueCheck(Int(number), after: occurrence)
            }
            around = form.items[Int(around)].parent
        }
    }

    private mutating func queueExpression(_ number: Int, after occurrence: Occurrence) {
        let bearer = form.expressions.all[number].item
        guard bearer >= 0 else { return }
        let target = form.items[Int(bearer)]
        let isCalculated = form.expressions.all[number].role == .calculated
        if isCalculated, bearer == item(of: occurrence) { return }
        let instance = instance(concerning: number, after: occurrence)
        enablement.queue(
            target.slot,
            in: target.context,
            under: instance,
            for: isCalculated ? .stale : .queued,
            on: &sheet
        )
    }

    /// Notes that a rule is to be looked at again.
    private mutating func queueCheck(_ number: Int, after occurrence: Occurrence) {
        let target = form.items[Int(form.expressions.all[number].item)]
        let instance = instance(concerning: number, after: occurrence)
        sheet.forEachInstance(of: target.context, under: instance) { sheet, found in
            sheet.instances[Int(found)].unchecked.insert(Int(target.slot))
        }
    }

    /// The instance in which an answer concerns an expression: what goes by its own instance of a group does not change with an
    /// answer in another.
    private func instance(concerning number: Int, after occurrence: Occurrence) -> Int32 {
        let home = form.expressions.all[number].home
        return home == 0 ? 0 : sheet.instance(around: occurrence.instance, with: home)
    }

    /// Computes the value of a `calculatedExpression` anew, unless the person has given another.
    mutating func calculate(_ occurrence: Occurrence) {
        let index = item(of: occurrence)
        guard isEnabled(occurrence), let number = form.expressions.first(.calculated, on: index)
        else {
            return
        }
        if isAskable(occurrence), self[occurrence].marks.contains(.edited) { return }
        // What is computed elsewhere stays as it was stored.
        if form.expressions.all[number].isForeign { return }
        guard let results = calculated(by: number, for: occurrence) else {
            // A value of before would now be wrong.
            if !self[occurrence].answers.isEmpty { change([], at: occurrence) }
            return
        }
        var values = answers(from: results, of: number, at: occurrence)
        let isSurplus = !isRepeating(occurrence) && values.count > 1
        let place = ExpressionPlace(number: number, instance: occurrence.instance)
        evaluation.noteSurplus(isSurplus, at: place)
        if isSurplus { values = Array(values.prefix(1)) }
        if isResuming, !self[occurrence].answers.isEmpty {
            if self[occurrence].answers.areSame(as: values) { return }
            if isAskable(occurrence) {
                // A stored value that differs from the computed one was given by a person.
                self[occurrence].marks.insert(.edited)
                return
            }
        }
        if values != self[occurrence].answers { change(values, at: occurrence) }
    }

    /// What a `calculatedExpression` gives; where it reads the whole response, its own value of before is no part of that.
    ///
    /// A sum of all answers would count itself otherwise, once more with every answer.
    mutating func calculated(by number: Int, for occurrence: Occurrence) -> [FHIRPathValue]? {
        guard form.expressions.all[number].isBroad, isPresent(occurrence),
            formItem(of: occurrence).opens < 0
        else { return result(of: number, for: occurrence) }
        let node = self[occurrence].node
        let array = tree.parent(of: node)
        let before = tree.previousSibling(of: node)
        let variables = evaluation.variables
        evaluation.variables = [:]
        tree.remove(node)
        let results = result(of: number, for: occurrence)
        tree.restore(node, in: array, after: before)
        // Variables others have evaluated, or will, see the value.
        evaluation.variables = variables
        return results
    }

    /// The answers an `initialExpression` gives when its question is first enabled.
    mutating func initialResults(for occurrence: Occurrence) -> [AnswerValue] {
        let index = item(of: occurrence)
        guard let number = form.expressions.first(.initial, on: index),
            let results = result(of: number, for: occurrence)
        else { return [] }
        return answers(from: results, of: number, at: occurrence)
    }

    /// Whether an `enableWhenExpression` holds; one that cannot be evaluated counts as met.
    package mutating func expressionEnables(_ occurrence: Occurrence) -> Bool {
        guard let number = form.expressions.first(.enableWhen, on: item(of: occurrence)) else {
            return true
        }
        return result(of: number, for: occurrence).map { evaluation.isTrue($0) } ?? true
    }

    /// Notes anew whether the person may answer, where an expression decides that.
    mutating func refreshLock(of occurrence: Occurrence) {
        guard formItem(of: occurrence).traits.contains(.evaluates),
            let number = form.expressions.first(.readOnly, on: item(of: occurrence))
        else { return }
        let tree = form.questionnaire.tree
        let isLocked =
            evaluation.truth(of: result(of: number, for: occurrence)) ?? tree.boolean(
                at: tree.child(.readOnly, of: formItem(of: occurrence).node)
            ) ?? false
        guard
            isLocked
                != sheet.instances[Int(occurrence.instance)].locked.contains(Int(occurrence.slot))
        else { return }
        sheet.note(occurrence)
        let isCounted = isEnabled(occurrence) && formItem(of: occurrence).isAskable
        let change = isCounted ? (isLocked ? -1 : 1) : 0
        sheet.countAskable(change, at: occurrence)
        if !self[occurrence].answers.isEmpty { sheet.answeredCount += change }
        if isLocked {
            sheet.instances[Int(occurrence.instance)].locked.insert(Int(occurrence.slot))
        } else {
            sheet.instances[Int(occurrence.instance)].locked.remove(Int(occurrence.slot))
        }
    }

    /// What an expression gave as answers of its question; notes whether anything is left out because of its type.
    private mutating func answers(
        from results: [FHIRPathValue],
        of number: Int,
        at occurrence: Occurrence
    ) -> [AnswerValue] {
        let values = answers(from: results, at: occurrence)
        let place = ExpressionPlace(number: number, instance: occurrence.instance)
        evaluation.noteMisfit(leavesOut(results, in: values), at: place)
        return values
    }

    /// Evaluates an expression and notes whether that failed.
    private mutating func result(of number: Int, for occurrence: Occurrence) -> [FHIRPathValue]? {
        let results = evaluation.evaluateKeepingVariables(
            number,
            in: occurrence.instance,
            of: sheet,
            now: now
        )
        let place = ExpressionPlace(number: number, instance: occurrence.instance)
        evaluation.noteFailure(results == nil, at: place)
        return results
    }
}
