package import FHIRModel
internal import Terminology

extension FormCompiler {
    /// Works out every value set in use, and says which questions cannot be asked here.
    mutating func readOptions() {
        var seen: Set<String> = []
        var gaps: Set<ValueSetExpansion.Gap> = []
        for index in items.indices where items[index].type.isQuestion {
            let item = items[index]
            guard item.traits.contains(.hasValueSet) || item.type.needsOptions else { continue }
            // Where the value set may not be at all, that is said.
            let isAllowed =
                item.type.takesOptions
                && tree.child(.answerOption, of: item.node) == JSONNode.none
            let node =
                item.traits.contains(.hasValueSet) && isAllowed
                ? tree.child(.answerValueSet, of: item.node) : JSONNode.none
            guard let reference = tree.string(at: node) else {
                checkAskable(Int32(index), lists: false)
                continue
            }
            let expansion = codes.expansion(of: reference)
            if seen.insert(reference).inserted {
                if let expansion {
                    gaps.formUnion(expansion.gaps + expansion.faults)
                    reportElsewhere(expansion.gaps + expansion.faults, at: node, of: Int32(index))
                } else {
                    reportMissing(reference, at: node, of: Int32(index))
                }
            }
            // That the codes of a value set are not there is said already.
            checkAskable(
                Int32(index),
                lists: expansion.map { !$0.isComplete || $0.hasOptions } ?? true
            )
        }
        for gap in gaps where gap.source == 0 {
            report(.warning, "value-set", gap.message, at: gap.node)
        }
    }

    /// Says at the question what is missing or wrong in a value set that stands outside the file.
    private mutating func reportElsewhere(
        _ gaps: [ValueSetExpansion.Gap],
        at node: JSONNode,
        of index: Int32
    ) {
        for gap in gaps where gap.source != 0 {
            let place = gap.fileName.map { "\($0): " } ?? ""
            let linkId = linkId(of: index)
            report(.warning, "value-set", place + gap.message, at: node, linkId: linkId)
        }
    }

    private mutating func reportMissing(
        _ reference: String,
        at node: JSONNode,
        of index: Int32
    ) {
        let absence = codes.sources.absence(of: .valueSet, Canonical(reference), named: reference)
        report(
            .warning,
            "value-set",
            "\(absence)\(advice(forValueSet: reference)); until then nothing is offered from it",
            at: node,
            linkId: linkId(of: index)
        )
    }

    /// Which of the file's own value sets may be meant.
    private func advice(forValueSet reference: String) -> String {
        let ids = questionnaire.contained.compactMap { tree.string(at: tree.child(.id, of: $0)) }
            .map { "#" + $0 }
        let seen = ["#" + reference.lowercased(), reference.lowercased()]
        let near =
            ids.first { seen.contains($0.lowercased()) }
            ?? Suggestion.nearest(to: reference, among: ids)
        return near.map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Says that a question cannot be asked at a terminal; `lists` is whether a value set has options for it.
    private mutating func checkAskable(_ index: Int32, lists: Bool) {
        let item = items[Int(index)]
        guard item.isAskable else { return }
        switch item.type {
        case .attachment, .reference:
            let listed = tree.firstChild(of: tree.child(.answerOption, of: item.node)).exists
            if item.type == .reference, listed { return }
            report(
                .warning,
                "for-staff",
                "\(item.type.withArticle) cannot be given at a terminal, so visitors are asked to see staff; ask it in words, or leave it to staff",
                at: tree.child(.type, of: item.node),
                linkId: linkId(of: index)
            )
        case .choice:
            // An array of options that is empty is a fault of structure.
            guard !lists, tree.child(.answerOption, of: item.node) == JSONNode.none else { return }
            let isComputed = Extension.first(
                ExtensionName.answerExpression.url,
                of: item.node,
                in: tree
            )
            guard isComputed == nil,
                !tree.hasProperty(near: ["answerOption", "option", "options"], in: item.node)
            else { return }
            let listed = tree.child(.answerValueSet, of: item.node)
            report(
                .warning,
                "no-options",
                listed == JSONNode.none
                    ? "a choice without options, so visitors are asked to see staff; add answerOption"
                    : "the value set lists no codes, so visitors are asked to see staff; list them in compose.include.concept",
                at: listed == JSONNode.none ? tree.child(.type, of: item.node) : listed,
                linkId: linkId(of: index)
            )
        case .group, .display, .boolean, .decimal, .integer, .date, .dateTime, .time, .string,
            .text, .url, .openChoice, .quantity:
            break
        }
    }

    /// Says which initial values cannot be taken because they are of another type than the question.
    mutating func checkInitials() {
        for index in items.indices where items[index].traits.contains(.initial) {
            let type = items[index].type
            for node in tree.elements(.initial, of: items[index].node) {
                // On a group or display no initial value may stand at all (que-8).
                guard type.isQuestion, let value = AnswerValue(of: node, in: tree, prefix: .value),
                    !type.admits(value.kind)
                else { continue }
                report(
                    .warning,
                    "initial-type",
                    "initial value\(value.kind.suffix) does not fit \(type.withArticle) question and is ignored; write \(type.answerKind.map { "value\($0.suffix)" } ?? "one of its options")",
                    at: node,
                    linkId: linkId(of: Int32(index))
                )
            }
        }
    }
}

extension Questionnaire.ItemType {
    /// Whether it can only be asked here if the form offers something to choose from, or not at all.
    fileprivate var needsOptions: Bool {
        switch self {
        case .choice, .attachment, .reference: true
        case .group, .display, .boolean, .decimal, .integer, .date, .dateTime, .time, .string,
            .text, .url, .openChoice, .quantity:
            false
        }
    }

    /// Whether an answer of this type of question may hold such a value.
    package func admits(_ kind: AnswerValue.Kind) -> Bool {
        switch self {
        case .choice: [.coding, .integer, .date, .time, .string, .reference].contains(kind)
        case .openChoice: kind != .boolean && kind != .attachment && kind != .quantity
        case .decimal: kind == .decimal || kind == .integer
        case .date: kind == .date
        case .dateTime: kind == .dateTime || kind == .date
        case .group, .display: false
        case .boolean, .integer, .time, .string, .text, .url, .attachment, .reference, .quantity:
            kind == answerKind
        }
    }
}
