internal import FHIRModel
internal import FHIRPath

extension Interview {
    /// Queues every expression that an answer of this item concerns.
    mutating func queueExpressions(reading cell: CellID) {
        forgetAlerts(reading: cell)
        let expressions = form.expressions
        guard !expressions.isEmpty else { return }
        forgetVariables(reading: cell)
        for number in expressions.broad { queueExpression(number, after: cell) }
        var around = item(of: cell)
        while around >= 0 {
            for number in expressions.readers.readers(of: around) {
                queueExpression(Int(number), after: cell)
            }
            for number in expressions.rules.readers(of: around) { doubt(Int(number), after: cell) }
            around = form.items[Int(around)].parent
        }
    }

    private mutating func queueExpression(_ number: Int, after cell: CellID) {
        let bearer = form.expressions.all[number].item
        guard bearer >= 0 else { return }
        let target = form.items[Int(bearer)]
        let isCalculated = form.expressions.all[number].role == .calculated
        if isCalculated, bearer == item(of: cell) { return }
        let scope = scope(concerning: number, after: cell)
        queue(target.slot, in: target.context, under: scope, calculating: isCalculated)
    }

    /// Notes that a rule is to be looked at again.
    private mutating func doubt(_ number: Int, after cell: CellID) {
        let target = form.items[Int(form.expressions.all[number].item)]
        let scope = scope(concerning: number, after: cell)
        forEachScope(of: target.context, under: scope) { interview, found in
            interview.scopes[Int(found)].unchecked.insert(Int(target.slot))
        }
    }

    /// The scope in which an answer concerns an expression: what goes by its own instance of a group does not change with an
    /// answer in another.
    private func scope(concerning number: Int, after cell: CellID) -> Int32 {
        let home = form.expressions.all[number].home
        return home == 0 ? 0 : sharedScope(of: cell.scope, with: home)
    }

    /// Computes the value of a `calculatedExpression` anew, unless the person has given another.
    mutating func calculate(_ cell: CellID) {
        let index = item(of: cell)
        guard isEnabled(cell), let number = form.expressions.first(.calculated, on: index) else {
            return
        }
        if isAskable(cell), self[cell].marks.contains(.edited) { return }
        // What is computed elsewhere stays as it was stored.
        if form.expressions.all[number].isForeign { return }
        guard let results = calculated(by: number, for: cell) else {
            // A value of before would now be wrong.
            if !self[cell].answers.isEmpty { change([], at: cell) }
            return
        }
        var values = answers(from: results, of: number, at: cell)
        if !isRepeating(cell), values.count > 1 {
            surplus.insert(ExpressionPlace(number: number, scope: cell.scope))
            values = Array(values.prefix(1))
        } else if !surplus.isEmpty {
            surplus.remove(ExpressionPlace(number: number, scope: cell.scope))
        }
        if isResuming, !self[cell].answers.isEmpty {
            if self[cell].answers.areSame(as: values) { return }
            if isAskable(cell) {
                // A stored value that differs from the computed one was given by a person.
                self[cell].marks.insert(.edited)
                return
            }
        }
        if values != self[cell].answers { change(values, at: cell) }
    }

    /// What a `calculatedExpression` gives; where it reads the whole response, its own value of before is no part of that.
    ///
    /// A sum of all answers would count itself otherwise, once more with every answer.
    mutating func calculated(by number: Int, for cell: CellID) -> [FHIRPathValue]? {
        guard form.expressions.all[number].isBroad, isPresent(cell), formItem(of: cell).opens < 0
        else { return result(of: number, for: cell) }
        let node = self[cell].node
        let array = tree.parent(of: node)
        let before = tree.previousSibling(of: node)
        let variables = kept
        kept = [:]
        tree.remove(node)
        let results = result(of: number, for: cell)
        tree.restore(node, in: array, after: before)
        // Variables others have evaluated, or will, see the value.
        kept = variables
        return results
    }

    /// The answers an `initialExpression` gives when its question is first enabled.
    mutating func initialResults(for cell: CellID) -> [AnswerValue] {
        let index = item(of: cell)
        guard let number = form.expressions.first(.initial, on: index),
            let results = result(of: number, for: cell)
        else { return [] }
        return answers(from: results, of: number, at: cell)
    }

    /// Whether an `enableWhenExpression` holds; one that cannot be evaluated counts as met.
    mutating func expressionEnables(_ cell: CellID) -> Bool {
        guard let number = form.expressions.first(.enableWhen, on: item(of: cell)) else {
            return true
        }
        return result(of: number, for: cell).map { isTrue($0) } ?? true
    }

    /// Notes anew whether the person may answer, where an expression decides that.
    mutating func refreshLock(of cell: CellID) {
        guard formItem(of: cell).traits.contains(.evaluates),
            let number = form.expressions.first(.readOnly, on: item(of: cell))
        else { return }
        let tree = form.questionnaire.tree
        let isLocked =
            truth(of: result(of: number, for: cell)) ?? tree.boolean(
                at: tree.child(.readOnly, of: formItem(of: cell).node)
            ) ?? false
        guard isLocked != scopes[Int(cell.scope)].locked.contains(Int(cell.slot)) else { return }
        let isCounted = isEnabled(cell) && formItem(of: cell).isAskable
        let change = isCounted ? (isLocked ? -1 : 1) : 0
        countAskable(change, at: cell)
        if !self[cell].answers.isEmpty { answeredCount += change }
        if isLocked {
            scopes[Int(cell.scope)].locked.insert(Int(cell.slot))
        } else {
            scopes[Int(cell.scope)].locked.remove(Int(cell.slot))
        }
    }

    /// What an expression gave as answers of its question; notes whether anything is left out because of its type.
    private mutating func answers(
        from results: [FHIRPathValue],
        of number: Int,
        at cell: CellID
    ) -> [AnswerValue] {
        let values = answers(from: results, at: cell)
        let place = ExpressionPlace(number: number, scope: cell.scope)
        if leavesOut(results, in: values) {
            unfit.insert(place)
        } else if !unfit.isEmpty {
            unfit.remove(place)
        }
        return values
    }

    /// Evaluates an expression and notes whether that failed.
    private mutating func result(of number: Int, for cell: CellID) -> [FHIRPathValue]? {
        let results = evaluateKeeping(number, in: cell.scope)
        let place = ExpressionPlace(number: number, scope: cell.scope)
        if results == nil {
            failures.insert(place)
        } else if !failures.isEmpty {
            failures.remove(place)
        }
        return results
    }
}
