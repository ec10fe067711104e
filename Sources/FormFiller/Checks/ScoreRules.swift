internal import FHIRModel

/// Scores of options (`ordinalValue`, `itemWeight`): where some options have one, all need one, or sums come out wrong.
struct ScoreRules: RuleFamily {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.answerOption != JSONTree.none else { return }
        let tree = subject.tree
        var missing: [JSONTree.Index] = []
        var scored = 0
        for option in tree.children(of: item.properties.answerOption)
        where tree.kind(of: option) == .object {
            switch scores(of: option, in: tree) {
            case let scores where scores.isEmpty: missing.append(option)
            case let scores:
                scored += 1
                checkAgreement(of: scores, item, &subject)
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

    /// The nodes of the scores of an option; authors put them on the option or inside its Coding.
    private func scores(of option: JSONTree.Index, in tree: JSONTree) -> [JSONTree.Index] {
        var scores: [JSONTree.Index] = []
        for holder in [option, tree.child(.valueCoding, of: option)] {
            var found = tree.firstChild(of: tree.child(.extension, of: holder))
            while found != JSONTree.none {
                let name = ExtensionName.named(at: tree.child(.url, of: found), in: tree)
                if name == .ordinalValue || name == .itemWeight { scores.append(found) }
                found = tree.nextSibling(of: found)
            }
        }
        return scores
    }

    private func checkAgreement(
        of nodes: [JSONTree.Index],
        _ item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard nodes.count > 1 else { return }
        let scores = nodes.map { Extension(at: $0, in: subject.tree) }
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
