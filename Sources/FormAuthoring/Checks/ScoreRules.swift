internal import FHIRModel
internal import FormFiller

/// Scores of options (`ordinalValue`, `itemWeight`): where some options have one, all need one, or sums come out wrong.
struct ScoreRules {
    /// The nodes of the scores of the present option.
    private var scores: [JSONNode] = []
    /// Whether an option of any question has a score.
    private var isScored = false

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.properties.answerOption != JSONNode.none else { return }
        let tree = item.tree
        var missing: [JSONNode] = []
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
                isScored = true
                checkAgreement(item, &subject)
            }
        }
        guard scored > 0 else { return }
        for option in missing {
            subject.report(
                .warning,
                .scoreMissing,
                "\(scored == 1 ? "another option has a score" : "\(scored) options have a score") but this one has none; give it one, 0 if it counts nothing",
                at: place(of: option, in: subject),
                linkId: item.linkId
            )
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        checkEditable(&subject)
        if isScored { return }
        let using = subject.form.expressions.all.filter { expression in
            expression.parsed != nil
                && (expression.source.contains(".weight(")
                    || expression.source.contains(".ordinal("))
        }
        guard !using.isEmpty, !Self.hasScores(subject) else { return }
        for expression in using {
            subject.report(
                .warning,
                .scoreMissing,
                "this adds up scores, but no option of the form has one; give the options itemWeight",
                at: expression.node,
                linkId: expression.item >= 0 ? subject.form.linkId(of: expression.item) : nil
            )
        }
    }

    /// Scores that are shown as questions, where a visitor can type another number.
    private func checkEditable(_ subject: inout CheckSubject) {
        for expression in subject.form.expressions.all
        where expression.role == .calculated && expression.item >= 0 && !expression.isForeign {
            let item = subject.form.items[Int(expression.item)]
            guard item.isAskable, item.type.isQuestion,
                [".weight(", ".ordinal(", ".sum("].contains(where: {
                    expression.source.contains($0)
                }),
                subject.form.expressions.first(.readOnly, on: expression.item) == nil
            else { continue }
            subject.report(
                .warning,
                .editableResult,
                "visitors are asked this and can change the score that is computed; say readOnly, or hide it",
                at: expression.node,
                linkId: subject.form.linkId(of: expression.item)
            )
        }
    }

    /// Whether anything in the file has a score, or options come from elsewhere.
    private static func hasScores(_ subject: CheckSubject) -> Bool {
        let tree = subject.tree
        return tree.allNodes(named: .answerValueSet).contains {
            tree.bytes(at: $0).first != UInt8(ascii: "#")
        }
            || subject.addresses.contains { $0.name == .itemWeight || $0.name == .ordinalValue }
    }

    /// Finds the scores of an option; authors put them on the option or inside its Coding.
    private mutating func collectScores(of holder: JSONNode, in tree: JSONTree) {
        var found = tree.firstChild(of: tree.child(.extension, of: holder))
        while found != JSONNode.none {
            let name = ExtensionName.named(at: tree.child(.url, of: found), in: tree)
            if name == .ordinalValue || name == .itemWeight { scores.append(found) }
            found = tree.nextSibling(of: found)
        }
    }

    private func checkAgreement(_ item: CheckedItem, _ subject: inout CheckSubject) {
        for node in scores where item.tree.child(.valueDecimal, of: node) == JSONNode.none {
            let score = Extension(at: node, in: item.tree)
            let value = score.valueNode
            guard value != JSONNode.none, item.tree.kind(of: value) != .number else { continue }
            subject.report(
                .warning,
                .extensionValue,
                "a score is a number; write valueDecimal",
                at: value,
                linkId: item.linkId
            )
        }
        guard scores.count > 1 else { return }
        let scores = scores.map { Extension(at: $0, in: item.tree) }
        guard let first = scores[0].decimal else { return }
        for other in scores.dropFirst() {
            guard let score = other.decimal, score != first else { continue }
            subject.report(
                .warning,
                .scoreConflict,
                "the option has two different scores; keep one",
                at: other.valueNode,
                linkId: item.linkId
            )
        }
    }

    private func place(of option: JSONNode, in subject: CheckSubject) -> JSONNode {
        guard let value = AnswerValue(of: option, in: subject.tree, prefix: .value) else {
            return option
        }
        return subject.leaf(of: subject.tree.child(value.propertyName, of: option))
    }
}
