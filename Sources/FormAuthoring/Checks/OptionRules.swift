internal import FHIRModel
internal import FormFiller

/// The options of a question: repeated codes, wrong types, nothing to read, more chosen at first than allowed.
struct OptionRules {
    /// What the options of the present item look like.
    private var looks: [OptionLook] = []

    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        checkSources(of: item, &subject)
        guard item.properties.answerOption != JSONNode.none, item.type.isQuestion else { return }
        let tree = item.tree
        looks.removeAll(keepingCapacity: true)
        var chosen = 0
        var first: AnswerValue.Kind?
        var isMixed = false
        for option in tree.children(of: item.properties.answerOption)
        where tree.kind(of: option) == .object {
            guard let (node, kind) = tree.value(of: option) else { continue }
            looks.append(OptionLook(at: node, kind, in: tree))
            checkType(kind, at: node, in: item, &subject)
            if kind != first ?? kind, !isMixed {
                isMixed = true
                checkMixture(kind, with: first, at: node, in: item, &subject)
            }
            first = first ?? kind
            if kind == .coding { checkText(at: node, in: item, &subject) }
            let initial = tree.child(.initialSelected, of: option)
            if tree.boolean(at: initial) == true { chosen += 1 }
            if chosen == 2, !item.item.traits.contains(.repeats), tree.boolean(at: initial) == true
            {
                subject.report(
                    .warning,
                    .optionInitial,
                    "more than one option is chosen at first, but the question takes one answer; keep one or say repeats",
                    at: initial,
                    linkId: item.linkId
                )
            }
            checkExclusive(option, node, in: item, &subject)
        }
        if OptionLook.areSomeAlike(looks) { checkRepeats(in: item, &subject) }
        if !item.extensions.isEmpty || item.properties.maxLength != JSONNode.none {
            checkLimits(in: item, &subject)
        }
    }

    /// Options that the question's own limits refuse: taken here, but not by every program.
    private func checkLimits(in item: CheckedItem, _ subject: inout CheckSubject) {
        let tree = item.tree
        for option in tree.children(of: item.properties.answerOption)
        where tree.kind(of: option) == .object {
            guard let value = tree.optionValue(of: option),
                item.type.admits(value.kind),
                let reason = item.refusal(of: value, in: subject)
            else { continue }
            subject.report(
                .warning,
                .optionValue,
                "this option \(reason), so programs may refuse it as an answer; change one of the two",
                at: subject.leaf(of: tree.child(value.propertyName, of: option)),
                linkId: item.linkId
            )
        }
    }

    /// Options from two places (SDC sdc-1).
    private func checkSources(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard !item.extensions.isEmpty, let computed = item.first(.answerExpression) else { return }
        let isListed = item.properties.answerOption != JSONNode.none
        guard isListed || item.properties.answerValueSet != JSONNode.none else { return }
        subject.report(
            .warning,
            .sdc1,
            "both \(isListed ? "answerOption" : "answerValueSet") and an answerExpression say what can be answered; keep one of them",
            at: computed.expression?.node ?? computed.node,
            linkId: item.linkId
        )
    }

    /// Options that are the same answer.
    private func checkRepeats(in item: CheckedItem, _ subject: inout CheckSubject) {
        let tree = item.tree
        var seen: Set<OptionKey> = []
        for option in tree.children(of: item.properties.answerOption) {
            guard tree.kind(of: option) == .object,
                let value = tree.optionValue(of: option),
                !seen.insert(OptionKey(value)).inserted
            else { continue }
            subject.report(
                .warning,
                .optionRepeated,
                "this option stands twice, so answers cannot be told apart; give it a code of its own or remove it",
                at: subject.leaf(of: tree.child(value.propertyName, of: option)),
                linkId: item.linkId
            )
        }
    }

    private func checkType(
        _ kind: AnswerValue.Kind,
        at node: JSONNode,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard item.type.takesOptions, !item.type.admits(kind) else { return }
        let wanted = item.type.answerKind.map { "value\($0.suffix)" } ?? "another type"
        subject.report(
            .warning,
            .optionType,
            "value\(kind.suffix) cannot answer \(item.type.withArticle) question; write \(wanted)",
            at: node,
            linkId: item.linkId
        )
    }

    /// Options of several types, of which conditions and expressions can hardly take account.
    private func checkMixture(
        _ kind: AnswerValue.Kind,
        with first: AnswerValue.Kind?,
        at node: JSONNode,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard let first, item.type == .choice, item.type.admits(kind), item.type.admits(first)
        else { return }
        subject.report(
            .note,
            .optionType,
            "this option is a value\(kind.suffix) where others are value\(first.suffix), which conditions and expressions compare in other ways; make all of one type",
            at: node,
            linkId: item.linkId
        )
    }

    private func checkText(
        at node: JSONNode,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = item.tree
        let display = tree.child(.display, of: node)
        // An empty one is a fault of structure.
        if tree.firstChild(of: node) == JSONNode.none { return }
        guard display == JSONNode.none || tree.kind(of: display) != .string,
            tree.child(.displayCompanion, of: node) == JSONNode.none
        else { return }
        let isNameless = tree.string(at: tree.child(.code, of: node)) == nil
        subject.report(
            isNameless ? .warning : .note,
            .optionText,
            isNameless
                ? "the option has neither a code nor a display, so visitors would see nothing; give it both"
                : "the option has no display, so visitors would read its code; give it one",
            at: node,
            linkId: item.linkId
        )
    }

    private func checkExclusive(
        _ option: JSONNode,
        _ value: JSONNode,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        guard !item.item.traits.contains(.repeats) else { return }
        checkExclusive(at: option, in: item, &subject)
        checkExclusive(at: value, in: item, &subject)
    }

    private func checkExclusive(
        at holder: JSONNode,
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = item.tree
        for node in tree.elements(.extension, of: holder)
        where ExtensionName.named(at: tree.child(.url, of: node), in: tree) == .optionExclusive {
            guard tree.boolean(at: tree.child(.valueBoolean, of: node)) == true else { continue }
            subject.report(
                .note,
                .optionExclusive,
                "optionExclusive says nothing here, because the question takes one answer; remove it or say repeats",
                at: node,
                linkId: item.linkId
            )
        }
    }
}

extension JSONTree {
    /// The node and the type of an option's value; nil where it has none that can be an answer.
    fileprivate func value(of option: JSONNode) -> (node: JSONNode, kind: AnswerValue.Kind)? {
        var child = firstChild(of: option)
        while child != JSONNode.none {
            if let kind = AnswerValue.Kind(named: name(of: child), prefix: .value) {
                return (child, kind)
            }
            child = nextSibling(of: child)
        }
        return nil
    }
}

/// A number for the texts of an option's value: options that are the same answer have the same.
private struct OptionLook: Hashable {
    private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

    init(at node: JSONNode, _ kind: AnswerValue.Kind, in tree: JSONTree) {
        guard kind == .coding else {
            // Numbers and dates can be written in several ways; they are compared as values.
            if kind == .string { tree.withBytes(at: node) { add($0) } }
            return
        }
        let code = tree.child(.code, of: node)
        let system = code == JSONNode.none ? JSONNode.none : tree.child(.system, of: node)
        tree.withBytes(at: system) { add($0) }
        tree.withBytes(at: code == JSONNode.none ? tree.child(.display, of: node) : code) {
            add($0)
        }
    }

    private mutating func add(_ text: Span<UInt8>) {
        for index in text.indices { hash = (hash ^ UInt64(text[index])) &* 0x100_0000_01b3 }
        hash = (hash ^ 0xFF) &* 0x100_0000_01b3
    }

    static func areSomeAlike(_ looks: [OptionLook]) -> Bool {
        if looks.count > 16 { return Set(looks).count < looks.count }
        for (number, look) in looks.enumerated() where looks[..<number].contains(look) {
            return true
        }
        return false
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
