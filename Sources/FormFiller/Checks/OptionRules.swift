internal import FHIRModel

/// The options of a question: repeated codes, wrong types, nothing to read, more chosen at first than allowed.
struct OptionRules: RuleFamily {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.answerOption != JSONTree.none, item.type.isQuestion else { return }
        let tree = subject.tree
        var seen: Set<OptionKey> = []
        var chosen = 0
        for option in tree.children(of: item.properties.answerOption)
        where tree.kind(of: option) == .object {
            guard let value = AnswerValue(of: option, in: tree, prefix: .value) else { continue }
            let node = tree.child(value.propertyName, of: option)
            if !seen.insert(OptionKey(value)).inserted {
                subject.report(
                    .warning,
                    "option-repeated",
                    "this option stands twice, so answers cannot be told apart; give it a code of its own or remove it",
                    at: subject.leaf(of: node),
                    linkId: item.linkId
                )
            }
            checkType(of: value, at: node, in: item, &subject)
            checkText(of: value, at: node, in: item, &subject)
            let initial = tree.child(.initialSelected, of: option)
            if tree.boolean(at: initial) == true { chosen += 1 }
            if chosen == 2, !item.item.traits.contains(.repeats), tree.boolean(at: initial) == true
            {
                subject.report(
                    .warning,
                    "option-initial",
                    "more than one option is chosen at first, but the question takes one answer; keep one or say repeats",
                    at: initial,
                    linkId: item.linkId
                )
            }
            checkExclusive(option, node, in: item, &subject)
        }
    }

    private func checkType(
        of value: AnswerValue,
        at node: JSONTree.Index,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard item.type.takesOptions, !item.type.admits(value.kind) else { return }
        let wanted = item.type.answerKind.map { "value\($0.suffix)" } ?? "another type"
        subject.report(
            .warning,
            "option-type",
            "value\(value.kind.suffix) cannot answer a \(item.type.rawValue) question; write \(wanted)",
            at: node,
            linkId: item.linkId
        )
    }

    private func checkText(
        of value: AnswerValue,
        at node: JSONTree.Index,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard case .coding(let coding) = value, coding.display == nil,
            subject.tree.child(.displayCompanion, of: node) == JSONTree.none
        else { return }
        subject.report(
            coding.code == nil ? .warning : .note,
            "option-text",
            coding.code == nil
                ? "the option has neither a code nor a display: visitors would see nothing"
                : "the option has no display: visitors would read its code",
            at: node,
            linkId: item.linkId
        )
    }

    private func checkExclusive(
        _ option: JSONTree.Index,
        _ value: JSONTree.Index,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard !item.item.traits.contains(.repeats) else { return }
        for holder in [option, value] {
            let url = ExtensionName.optionExclusive.url
            guard let found = Extension.first(url, of: holder, in: subject.tree),
                found.boolean == true
            else { continue }
            subject.report(
                .note,
                "option-exclusive",
                "optionExclusive says nothing here, because the question takes one answer; remove it or say repeats",
                at: found.node,
                linkId: item.linkId
            )
        }
    }
}

/// What makes two options the same answer.
private struct OptionKey: Hashable {
    let text: String

    init(_ value: AnswerValue) {
        switch value {
        case .coding(let coding):
            text = coding.code.map { "\(coding.system ?? "") \($0)" } ?? " \(coding.display ?? "")"
        case .integer, .decimal:
            text = value.number.map { "\($0)" } ?? ""
        case .boolean, .date, .dateTime, .time, .string, .uri, .attachment, .quantity,
            .reference:
            text = value.text
        }
    }
}
