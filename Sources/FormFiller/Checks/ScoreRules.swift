internal import FHIRModel

/// Scores of options (`ordinalValue`, `itemWeight`): where some options have one, all need one, or sums come out wrong.
struct ScoreRules: RuleFamily {
    /// The nodes of the scores of the present option.
    private var scores: [JSONTree.Index] = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.answerOption != JSONTree.none else { return }
        let tree = item.tree
        var missing: [JSONTree.Index] = []
        var scored = 0
        for option in tree.children(of: item.properties.answerOption)
        where tree.kind(of: option) == .object {
            scores.removeAll(keepingCapacity: true)
            collectScores(of: option, in: tree)
            collectScores(of: tree.child(.valueCoding, of: option), in: tree)
            if scores.isEmpty {
                missing.append(option)
            } else {
                scored += 1
                checkAgreement(item, &subject)
            }
        }
        guard scored > 0 else { return }
        for option in missing {
            subject.report(
                .warning,
                "score-missing",
                "\(scored) options have a score but this one has none; give it one, 0 if it counts nothing",
                at: place(of: option, in: subject),
                linkId: item.linkId
            )
        }
    }

    /// Finds the scores of an option; authors put them on the option or inside its Coding.
    private mutating func collectScores(of holder: JSONTree.Index, in tree: JSONTree) {
        var found = tree.firstChild(of: tree.child(.extension, of: holder))
        while found != JSONTree.none {
            let name = ExtensionName.named(at: tree.child(.url, of: found), in: tree)
            if name == .ordinalValue || name == .itemWeight { scores.append(found) }
            found = tree.nextSibling(of: found)
        }
    }

    private func checkAgreement(_ item: CheckedItem, _ subject: inout CheckSubject) {
        guard scores.count > 1 else { return }
        let scores = scores.map { Extension(at: $0, in: item.tree) }
        guard let first = scores[0].decimal else { return }
        for other in scores.dropFirst() {
            guard let score = other.decimal, score != first else { continue }
            subject.report(
                .warning,
                "score-conflict",
                "the option has two different scores; keep one",
                at: other.valueNode,
                linkId: item.linkId
            )
        }
    }

    private func place(of option: JSONTree.Index, in subject: CheckSubject) -> JSONTree.Index {
        guard let value = AnswerValue(of: option, in: subject.tree, prefix: .value) else {
            return option
        }
        return subject.leaf(of: subject.tree.child(value.propertyName, of: option))
    }
}
