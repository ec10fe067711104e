internal import FHIRModel
internal import FHIRPath
internal import FormFiller

/// Initial values that the question itself would refuse.
struct InitialRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.type.isQuestion else { return }
        if !item.extensions.isEmpty { checkCalculated(item, &subject) }
        guard item.item.traits.contains(.initial) else { return }
        let tree = item.tree
        checkSources(of: item, &subject)
        guard item.properties.initial != JSONNode.none else { return }
        let options = subject.form.options(of: item.index)
        var seen: [AnswerValue] = []
        for initial in tree.children(of: item.properties.initial)
        where tree.kind(of: initial) == .object {
            guard let value = AnswerValue(of: initial, in: tree, prefix: .value),
                item.type.admits(value.kind)
            else { continue }
            let node = tree.child(value.propertyName, of: initial)
            if let problem = problem(with: value, of: item, options, subject)
                ?? problem(with: value, among: &seen, of: item, options)
            {
                subject.report(
                    .warning,
                    .initialValue,
                    "the question would not take its own initial value: \(problem)\(problem.contains(";") ? "" : "; change one of the two")",
                    at: subject.leaf(of: node),
                    linkId: item.linkId
                )
            }
        }
    }

    /// What is wrong with a value beside those before it.
    private func problem(
        with value: AnswerValue,
        among seen: inout [AnswerValue],
        of item: CheckedItem,
        _ options: [OfferedOption]
    ) -> String? {
        defer { seen.append(value) }
        guard item.item.traits.contains(.repeats), !seen.isEmpty else { return nil }
        if seen.contains(where: { $0.isSameAnswer(as: value) }) {
            return "it stands twice; keep one"
        }
        if let most = item.first(.maxOccurs)?.integer, seen.count >= most {
            return "there are more than maxOccurs allows; take some out"
        }
        let isExclusive = options.contains { option in
            option.isExclusive
                && (seen + [value]).contains { $0.equals(option.value) == true }
        }
        return isExclusive ? "one of them excludes all others; keep that or the others" : nil
    }

    /// A first value that a calculation writes over at once.
    private func checkCalculated(_ item: CheckedItem, _ subject: inout CheckSubject) {
        guard let calculated = item.first(.calculatedExpression) else { return }
        let isComputed = item.first(.initialExpression) != nil
        guard isComputed || item.properties.initial != JSONNode.none else { return }
        subject.report(
            isComputed ? .note : .warning,
            .initialTwice,
            "both \(isComputed ? "an initialExpression" : "an initial value") and a calculatedExpression, which writes over it; keep one of them",
            at: subject.leaf(of: calculated.expression?.node ?? calculated.node),
            linkId: item.linkId
        )
    }

    /// Values from two places: only one of them can be taken.
    private func checkSources(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard let computed = item.first(.initialExpression) else { return }
        subject.report(
            .warning,
            .initialTwice,
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
        // What is wrong with an option is said there.
        if options.contains(where: { value.equals($0.value) == true }) { return nil }
        if let reason = item.refusal(of: value, in: subject) { return "it \(reason)" }
        guard item.type == .choice, !options.isEmpty, item.first(.answerExpression) == nil else {
            return nil
        }
        return "it is none of the options"
    }
}
