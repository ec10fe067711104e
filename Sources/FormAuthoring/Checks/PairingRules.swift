internal import FHIRModel
internal import FormFiller
internal import Terminology

/// Elements and extensions that SDC permits only alone or only with another, and parts that stand elsewhere.
struct PairingRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.extensions.isEmpty else { return }
        for found in item.extensions {
            guard let name = found.name else { continue }
            if name == .enableWhenExpression, !item.item.conditions.isEmpty {
                subject.report(
                    .warning,
                    .enableTwice,
                    "both enableWhen and an enableWhenExpression: the item is asked only where both hold; keep one of them",
                    at: found.node,
                    linkId: item.linkId
                )
            } else if name == .minOccurs {
                checkLeast(found.node, of: item, &subject)
            } else if name == .unitValueSet {
                checkUnits(found.node, of: item, &subject)
            } else if name == .answerOptionsToggleExpression {
                checkToggle(found.node, of: item, &subject)
            } else if name == .subQuestionnaire {
                subject.report(
                    .warning,
                    .subQuestionnaire,
                    "a part of the form is in another file and is not asked; put its items in here",
                    at: found.node,
                    linkId: item.linkId
                )
            }
        }
    }

    /// A least number of answers counts once there is one, so that none at all is let through.
    private func checkLeast(
        _ node: JSONNode,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let found = Extension(at: node, in: subject.tree)
        guard let least = found.integer, least > 0, !item.item.traits.contains(.required),
            item.item.traits.contains(.repeats),
            subject.tree.child(ElementName("_required"), of: item.item.node) == JSONNode.none
        else { return }
        subject.report(
            .warning,
            .occursOptional,
            "at least \(least) are wanted, but none at all is permitted; say required or take this out",
            at: found.valueNode,
            linkId: item.linkId
        )
    }

    /// Units from a value set that is not at hand are neither offered nor checked.
    private func checkUnits(
        _ node: JSONNode,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let found = Extension(at: node, in: subject.tree)
        guard let reference = found.text, subject.form.codes.expansion(of: reference) == nil else {
            return
        }
        subject.report(
            .warning,
            .valueSet,
            subject.form.codes.sources.absence(
                of: .valueSet,
                Canonical(reference),
                named: reference
            ) + "; until then its units are neither offered nor checked",
            at: found.valueNode,
            linkId: item.linkId
        )
    }

    /// Options that are switched though the question never has them.
    private func checkToggle(
        _ node: JSONNode,
        of item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = subject.tree
        let reference = tree.string(at: tree.child(.answerValueSet, of: item.item.node))
        guard item.first(.answerExpression) == nil,
            reference.map({ subject.form.knowsAllCodes(of: $0) }) ?? true
        else { return }
        let options = subject.form.options(of: item.index)
        guard !options.isEmpty else { return }
        for child in tree.elements(.extension, of: node) {
            let part = Extension(at: child, in: tree)
            guard part.url == "option", let value = part.value,
                !options.contains(where: { $0.value.isSameAnswer(as: value) })
            else { continue }
            subject.report(
                .warning,
                .toggleOption,
                "this option is switched on and off, but the question does not have it; mend its code and system or remove it",
                at: part.valueNode,
                linkId: item.linkId
            )
        }
    }
}
