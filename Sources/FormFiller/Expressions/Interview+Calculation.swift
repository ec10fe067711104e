internal import FHIRModel
internal import FHIRPath

extension Interview {
    /// Queues every expression that an answer of this item concerns.
    mutating func queueExpressions(reading cell: CellID) {
        let expressions = form.expressions
        guard !expressions.isEmpty else { return }
        for number in expressions.broad { queueExpression(number, after: cell) }
        var around = item(of: cell)
        while around >= 0 {
            for number in expressions.readers[around] ?? [] { queueExpression(number, after: cell) }
            around = form.items[Int(around)].parent
        }
    }

    private mutating func queueExpression(_ number: Int, after cell: CellID) {
        let expression = form.expressions.all[number]
        guard expression.item >= 0 else { return }
        let target = form.items[Int(expression.item)]
        let isCalculated = expression.role == .calculated
        if isCalculated, expression.item == item(of: cell) { return }
        queue(target.slot, in: target.context, under: 0, calculating: isCalculated)
    }

    /// Computes the value of a `calculatedExpression` anew, unless the person has given another.
    mutating func calculate(_ cell: CellID) {
        let index = item(of: cell)
        guard isEnabled(cell), let number = form.expressions.first(.calculated, on: index) else {
            return
        }
        let item = form.items[Int(index)]
        if item.isAskable, self[cell].marks.contains(.edited) { return }
        guard let results = evaluate(number, in: cell.scope) else {
            failures.insert(index)
            return
        }
        failures.remove(index)
        var values = answers(from: results, for: item.type)
        if !item.traits.contains(.repeats) { values = Array(values.prefix(1)) }
        if isResuming, item.isAskable, !self[cell].answers.isEmpty, self[cell].answers != values {
            // A stored value that differs from the computed one was given by a person.
            self[cell].marks.insert(.edited)
            return
        }
        if values != self[cell].answers { change(values, at: cell) }
    }

    /// The answers an `initialExpression` gives when its question is first enabled.
    func initialResults(for cell: CellID) -> [AnswerValue] {
        let index = item(of: cell)
        guard let number = form.expressions.first(.initial, on: index),
            let results = evaluate(number, in: cell.scope)
        else { return [] }
        return answers(from: results, for: form.items[Int(index)].type)
    }

    /// Whether an `enableWhenExpression` holds; one that cannot be evaluated counts as met.
    func expressionEnables(_ cell: CellID) -> Bool {
        guard let number = form.expressions.first(.enableWhen, on: item(of: cell)) else {
            return true
        }
        return evaluate(number, in: cell.scope).map { isTrue($0) } ?? true
    }

    /// Keeps an answer which the person has changed, where the form asks for it (`keep-previous-answers`).
    mutating func keepPrevious(_ old: [AnswerValue], at cell: CellID) {
        guard formItem(of: cell).traits.contains(.keepsPrevious),
            self[cell].node != JSONTree.none
        else { return }
        let node = self[cell].node
        for value in old where !self[cell].answers.contains(where: { $0.isSameAnswer(as: value) }) {
            var array = tree.child(.extension, of: node)
            if array == JSONTree.none { array = tree.setArray(.extension, in: node) }
            let known = tree.children(of: array).contains {
                AnswerValue(of: $0, in: tree, prefix: .value)?.isSameAnswer(as: value) == true
            }
            guard !known else { continue }
            let entry = tree.appendObject(to: array)
            tree.set(.url, string: ExtensionName.previousAnswer.url, in: entry)
            value.write(into: entry, of: &tree)
        }
    }
}
