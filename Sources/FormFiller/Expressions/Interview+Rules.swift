internal import FHIRModel
internal import FHIRPath

// SDC "Form Behavior", constraint and targetConstraint: a rule is broken where its expression is false. With severity `error` the
// response is not complete until it holds; with `warning` the person is told.
extension Interview {
    /// The rules on an item that are broken, in one instance where the item is a repeating group.
    func brokenRules(of item: Int32, in instance: Int32) -> [AnswerProblem] {
        var problems: [AnswerProblem] = []
        for number in form.expressions.byItem[item] ?? [] {
            guard case .constraint(let node) = form.expressions.all[number].role else { continue }
            switch ruleHolds(number, in: instance) {
            case true?: break
            case false?: problems.append(brokenRule(node))
            case nil: problems.append(ruleFailed(number))
            }
        }
        return problems
    }

    /// Whether a rule holds; where it comes to nothing, because what it speaks of is not answered, it is not broken.
    private func ruleHolds(_ number: Int, in instance: Int32) -> Bool? {
        if form.expressions.all[number].isForeign { return true }
        guard let found = evaluate(number, in: instance) else { return nil }
        return found.isEmpty ? true : evaluation.truth(of: found)
    }

    /// The rules on an item, or (-1) on the form.
    func rules(on item: Int32) -> [JSONNode] {
        (form.expressions.byItem[item] ?? []).compactMap { number in
            guard case .constraint(let node) = form.expressions.all[number].role else { return nil }
            return node
        }
    }

    /// A rule as a problem, with its words in the language shown.
    func brokenRule(_ node: JSONNode) -> AnswerProblem {
        let tree = form.questionnaire.tree
        let rule = Extension(at: node, in: tree)
        let human = rule.firstExtension("human") ?? rule.firstExtension("requirements")
        return .constraint(
            key: rule.firstExtension("key")?.text ?? "",
            message: human.flatMap { form.words(of: $0, in: language) } ?? "",
            severity: rule.firstExtension("severity")?.text == "warning" ? .warning : .error
        )
    }

    private func ruleFailed(_ number: Int) -> AnswerProblem {
        .ruleFailed(expression: form.expressions.all[number].source)
    }

    /// What decides about an item and cannot be evaluated: by the standard the response is not complete then.
    func failedDecisions(at occurrence: Occurrence) -> [AnswerProblem] {
        var problems: [AnswerProblem] = []
        for number in form.expressions.byItem[item(of: occurrence)] ?? [] {
            let expression = form.expressions.all[number]
            let isFailed: Bool
            switch expression.role {
            case .required, .repeats, .toggle:
                isFailed = evaluation.truth(of: evaluate(number, in: occurrence.instance)) == nil
            case .answers, .valueSet, .maxLength, .limit:
                isFailed = evaluate(number, in: occurrence.instance) == nil
            case .calculated:
                isFailed =
                    isFailure(number, at: occurrence) && !self[occurrence].marks.contains(.edited)
            case .enableWhen, .readOnly:
                isFailed = isFailure(number, at: occurrence)
            case .variable, .initial, .text, .prefix, .constraint:
                isFailed = false
            }
            if isFailed, !expression.isForeign { problems.append(ruleFailed(number)) }
        }
        return problems
    }

    private func isFailure(_ number: Int, at occurrence: Occurrence) -> Bool {
        evaluation.failures.contains(ExpressionPlace(number: number, instance: occurrence.instance))
    }

    /// What an answer just given breaks of the rules on its own question.
    func brokenRules(at occurrence: Occurrence) -> [AnswerProblem] {
        guard formItem(of: occurrence).traits.contains(.evaluates) else { return [] }
        return brokenRules(of: item(of: occurrence), in: occurrence.instance)
    }

    /// Whether rules stand on a question, to be tried before an answer is taken.
    func hasRules(_ occurrence: Occurrence) -> Bool {
        guard formItem(of: occurrence).traits.contains(.evaluates) else { return false }
        return (form.expressions.byItem[item(of: occurrence)] ?? []).contains {
            if case .constraint = form.expressions.all[$0].role { true } else { false }
        }
    }
}
