internal import FHIRModel
internal import FHIRPath

/// Initial values that the question itself would refuse.
struct InitialRules: RuleFamily {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.item.traits.contains(.initial), item.type.isQuestion else { return }
        let tree = item.tree
        checkSources(of: item, &subject)
        guard item.properties.initial != JSONTree.none else { return }
        let options = subject.form.options(of: item.index)
        for initial in tree.children(of: item.properties.initial)
        where tree.kind(of: initial) == .object {
            guard let value = AnswerValue(of: initial, in: tree, prefix: .value),
                item.type.admits(value.kind)
            else { continue }
            let node = tree.child(value.propertyName, of: initial)
            if let problem = problem(with: value, of: item, options, subject) {
                subject.report(
                    .warning,
                    "initial-value",
                    "the question would not take its own initial value: \(problem)",
                    at: subject.leaf(of: node),
                    linkId: item.linkId
                )
            }
        }
    }

    /// Values from two places: only one of them can be taken.
    private func checkSources(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard let computed = item.first(.initialExpression) else { return }
        subject.report(
            .warning,
            "initial-twice",
            "both an initial value and an initialExpression; keep one of them",
            at: subject.leaf(of: computed.expression?.node ?? computed.node),
            linkId: item.linkId
        )
    }

    private func problem(
        with value: AnswerValue,
        of item: CheckedItem,
        _ options: [OfferedOption],
        _ subject: CheckSubject
    ) -> String? {
        if let least = item.first(.minValue)?.value, value.order(to: least) == .ascending {
            return "it is below minValue"
        }
        if let greatest = item.first(.maxValue)?.value, value.order(to: greatest) == .descending {
            return "it is above maxValue"
        }
        if item.type == .choice, !options.isEmpty, item.first(.answerExpression) == nil,
            !options.contains(where: { value.equals($0.value) == true })
        {
            return "it is none of the options"
        }
        guard case .string(let text) = value else { return nil }
        if let length = subject.tree.integer(at: item.properties.maxLength), text.count > length {
            return "it is longer than maxLength"
        }
        if let length = item.first(.minLength)?.integer, text.count < length {
            return "it is shorter than minLength"
        }
        if let pattern = subject.form.patterns[item.index],
            (try? pattern.matchesWhole(text)) == false
        {
            return "it does not match regex"
        }
        return nil
    }
}
