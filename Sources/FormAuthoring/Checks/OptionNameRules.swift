internal import FHIRModel
internal import FormFiller

/// What tells the options of a question apart: for visitors their words, for conditions and staff their codes and systems.
struct OptionNameRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard item.type.isQuestion else { return }
        guard item.properties.answerOption != JSONNode.none else {
            return checkSet(of: item, &subject)
        }
        let tree = item.tree
        var codings: [JSONNode] = []
        var option = tree.firstChild(of: item.properties.answerOption)
        while option != JSONNode.none {
            let coding = tree.child(.valueCoding, of: option)
            if coding != JSONNode.none, tree.kind(of: coding) == .object { codings.append(coding) }
            option = tree.nextSibling(of: option)
        }
        guard codings.count > 1 else { return }
        checkWords(codings, in: item, &subject)
        for name in [ElementName.code, .system] { checkHas(name, codings, in: item, &subject) }
    }

    /// Two options that visitors cannot tell apart, though their codes differ.
    private func checkWords(
        _ codings: [JSONNode],
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = item.tree
        let texts = codings.map { Self.trimmed(tree.bytes(at: tree.child(.display, of: $0))) }
        var seen: Set<[UInt8]> = []
        for (number, words) in texts.enumerated() where !words.isEmpty {
            let isNew =
                codings.count > 16
                ? seen.insert(words.map(Self.small)).inserted
                : !texts[..<number].contains { Self.areAlike($0, words) }
            guard !isNew, !isRepeated(codings[number], codings[..<number], tree) else { continue }
            subject.report(
                .warning,
                .optionText,
                "another option has the same words, so visitors cannot tell them apart; change one",
                at: tree.child(.display, of: codings[number]),
                linkId: item.linkId
            )
        }
    }

    /// The words without blanks around them.
    private static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let first = text.first, first <= 0x20 { text.removeFirst() }
        while let last = text.last, last <= 0x20 { text.removeLast() }
        return text
    }

    /// Whether words are heard alike: the same but for capitals.
    private static func areAlike(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
        one.count == other.count && zip(one, other).allSatisfy { small($0) == small($1) }
    }

    private static func small(_ byte: UInt8) -> UInt8 {
        byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
    }

    /// Whether an earlier option has the same code of the same system, which is said already.
    private func isRepeated(
        _ coding: JSONNode,
        _ earlier: ArraySlice<JSONNode>,
        _ tree: JSONTree
    ) -> Bool {
        func name(_ coding: JSONNode) -> [ArraySlice<UInt8>] {
            [ElementName.code, .system].map { tree.bytes(at: tree.child($0, of: coding)) }
        }
        let own = name(coding)
        return earlier.contains { name($0) == own }
    }

    /// Two codes of a value set that visitors cannot tell apart, where no rule on one resource sees both: they come from two systems,
    /// or the set stands in another file.
    private func checkSet(of item: CheckedItem, _ subject: inout CheckSubject) {
        guard let set = item.tree.string(at: item.properties.answerValueSet) else { return }
        let isContained = set.hasPrefix("#")
        var seen: [String: Coding] = [:]
        for option in subject.form.options(of: item.index) {
            guard case .coding(let coding) = option.value else { continue }
            let words = subject.form.text(of: option, in: nil).lowercased()
            let shown = "\(option.heading ?? "")\n\(words)"
            guard let other = seen.updateValue(coding, forKey: shown), !words.isEmpty,
                !isContained || other.system != coding.system
            else { continue }
            let codes = [other, coding].map { "'\($0.code ?? "")' of \($0.system ?? "no system")" }
            return subject.report(
                .warning,
                .optionText,
                "its value set has two codes with the same words, \(codes[0]) and \(codes[1]), so visitors cannot tell them apart; leave one out, or give one a display of its own",
                at: item.properties.answerValueSet,
                linkId: item.linkId
            )
        }
    }

    /// An element of the Coding that most options have.
    private func checkHas(
        _ name: ElementName,
        _ codings: [JSONNode],
        in item: CheckedItem,
        _ subject: inout CheckSubject
    ) {
        let tree = item.tree
        let missing = codings.count { tree.child(name, of: $0) == JSONNode.none }
        guard missing > 0, missing * 2 <= codings.count else { return }
        // An empty one is a fault of structure.
        for coding in codings
        where tree.child(name, of: coding) == JSONNode.none
            && tree.firstChild(of: coding) != JSONNode.none
        {
            subject.report(
                .warning,
                .optionCode,
                "the other options have a \(name.string) but this one has none, so conditions may not find it; give it one",
                at: coding,
                linkId: item.linkId
            )
        }
    }
}
