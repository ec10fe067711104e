internal import FHIRModel

// The operators of R4 value set questionnaire-enable-operator, by the clearer text of R5: `!=` holds where no answer equals,
// so also of an unanswered question; a comparison that cannot be decided counts as met.
extension AnswerSheet {
    /// Whether the conditions written on an item (`enableWhen`) hold: all of them, or one, as its `enableBehavior` says.
    func conditionsHold(of occurrence: Occurrence) -> Bool {
        let item = formItem(of: occurrence)
        let needsAll = item.traits.contains(.all)
        for number in item.conditions {
            let holds = holds(form.conditions[Int(number)], for: occurrence)
            if holds != needsAll { return holds }
        }
        return needsAll
    }

    /// Whether one condition of an item holds.
    package func holds(_ condition: Condition, for occurrence: Occurrence) -> Bool {
        guard condition.target >= 0 else { return true }
        let answers = answersSeen(of: condition.target, by: occurrence)
        let tree = form.questionnaire.tree
        switch condition.comparison {
        case .exists:
            return answers.isEmpty != (tree.boolean(at: condition.answer) ?? true)
        case .equal, .notEqual, .greater, .less, .greaterOrEqual, .lessOrEqual:
            guard condition.answer.exists,
                let expected = AnswerValue(at: condition.answer, in: tree, kind: condition.kind)
            else { return true }
            return answers.satisfy(condition.comparison, expected)
        }
    }

    /// The answers a condition sees: those of the nearest occurrence, none while that is disabled.
    private func answersSeen(of target: Int32, by occurrence: Occurrence) -> [AnswerValue] {
        guard let nearest = nearest(target, to: occurrence), isEnabled(nearest) else { return [] }
        return self[nearest].answers
    }
}

extension [AnswerValue] {
    /// Whether these answers meet a condition other than `exists`.
    func satisfy(_ comparison: Questionnaire.EnableOperator, _ expected: AnswerValue) -> Bool {
        switch comparison {
        case .exists: !isEmpty
        case .equal: contains { $0.equals(expected) ?? true }
        case .notEqual: !contains { $0.equals(expected) ?? false }
        case .greater: contains { $0.order(to: expected).map { $0 == .descending } ?? true }
        case .less: contains { $0.order(to: expected).map { $0 == .ascending } ?? true }
        case .greaterOrEqual: contains { $0.order(to: expected).map { $0 != .ascending } ?? true }
        case .lessOrEqual: contains { $0.order(to: expected).map { $0 != .descending } ?? true }
        }
    }
}
