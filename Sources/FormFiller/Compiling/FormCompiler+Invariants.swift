internal import FHIRModel

extension FormCompiler {
    /// Checks one item against the invariants of R4 Questionnaire (que-1 to que-13) and against what can be asked
    /// here.
    mutating func check(_ index: Int32, _ properties: ItemProperties, linkId: JSONNode) {
        let item = items[Int(index)]
        if !item.traits.contains(.typeless) { checkType(of: item, properties, linkId: linkId) }
        if properties.modifierExtension != JSONNode.none {
            report(
                .error,
                "modifier-extension",
                "the item carries a modifierExtension that is not understood, so it may not be asked; take it out",
                at: properties.modifierExtension,
                linkId: linkId
            )
        }
        if properties.text.exists, tree.withBytes(at: properties.text, { $0.count }) > 10_000,
            tree.string(at: properties.text).map({ $0.count > 10_000 }) == true
        {
            report(
                .error,
                "text-too-long",
                "a text may have 10,000 characters at most; split it",
                at: properties.text,
                linkId: linkId
            )
        }
        checkRequired(item, properties, linkId: linkId)
    }

    /// The invariants that depend on the item's type.
    private mutating func checkType(
        of item: FormItem,
        _ properties: ItemProperties,
        linkId: JSONNode
    ) {
        switch item.type {
        case .display:
            checkText(item, properties, linkId: linkId)
            return
        case .group:
            // An array that is empty is a fault of structure.
            if properties.items == JSONNode.none, !tree.hasProperty(near: ["item"], in: item.node) {
                report(
                    .warning,
                    "que-1",
                    "a group should hold items; put some in, or make it a display",
                    at: properties.type,
                    linkId: linkId
                )
            }
            if properties.initial != JSONNode.none {
                report(
                    .warning,
                    "que-8",
                    "a group cannot have initial values; take them out",
                    at: properties.initial,
                    linkId: linkId
                )
            }
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url, .choice,
            .openChoice, .attachment, .reference, .quantity:
            break
        }
        checkAnswers(item, properties, linkId: linkId)
    }

    /// Says that an optional group makes its required questions optional until one of them is answered.
    private mutating func checkRequired(
        _ item: FormItem,
        _ properties: ItemProperties,
        linkId: JSONNode
    ) {
        // Where nobody can answer, that is what is wrong (`required-unanswerable`).
        guard item.traits.contains(.required), item.isAskable, item.parent >= 0 else { return }
        let around = items[Int(item.parent)]
        guard around.type == .group, !around.traits.contains(.required) else { return }
        report(
            .note,
            "required-in-optional-group",
            "required, but the group around it is not, so it may be skipped while the whole group is empty; say required on the group too",
            at: properties.required,
            linkId: linkId
        )
    }

    private mutating func checkText(
        _ item: FormItem,
        _ properties: ItemProperties,
        linkId: JSONNode
    ) {
        if tree.firstChild(of: properties.items).exists {
            report(
                .error,
                "que-1",
                "a display item cannot hold items; make it a group",
                at: properties.type,
                linkId: linkId
            )
        }
        let misplaced: [(JSONNode, String, String)] = [
            (properties.code, "que-3", "a code"), (properties.required, "que-6", "'required'"),
            (properties.repeats, "que-6", "'repeats'"), (properties.initial, "que-8", "'initial'"),
            (properties.readOnly, "que-9", "'readOnly'"),
            (properties.maxLength, "que-10", "'maxLength'"),
            (properties.answerOption, "que-5", "'answerOption'"),
            (properties.answerValueSet, "que-5", "'answerValueSet'"),
        ]
        for (node, rule, name) in misplaced where node != JSONNode.none {
            report(
                .warning,
                rule,
                "\(name) has no meaning on a display item; take it out",
                at: node,
                linkId: linkId
            )
        }
    }

    private mutating func checkAnswers(
        _ item: FormItem,
        _ properties: ItemProperties,
        linkId: JSONNode
    ) {
        let hasOptions = properties.answerOption != JSONNode.none
        if hasOptions, properties.answerValueSet != JSONNode.none {
            report(
                .error,
                "que-4",
                "both answerOption and answerValueSet: keep one of them",
                at: properties.answerValueSet,
                linkId: linkId
            )
        }
        if hasOptions || properties.answerValueSet != JSONNode.none, !item.type.takesOptions {
            report(
                .warning,
                "que-5",
                "options have no meaning on \(item.type.withArticle) item; take them out, or make it a choice",
                at: hasOptions ? properties.answerOption : properties.answerValueSet,
                linkId: linkId
            )
        }
        if properties.maxLength != JSONNode.none, !item.type.takesLength {
            report(
                .warning,
                "que-10",
                "maxLength has no meaning on \(item.type.withArticle) item; take it out",
                at: properties.maxLength,
                linkId: linkId
            )
        }
        if hasOptions, properties.initial != JSONNode.none {
            report(
                .warning,
                "que-11",
                "initial beside answerOption is taken here, but not by every program; use initialSelected on the option",
                at: properties.initial,
                linkId: linkId
            )
        }
        if properties.initial.exists, !item.traits.contains(.repeats) {
            let first = tree.firstChild(of: properties.initial)
            if first.exists, tree.nextSibling(of: first).exists {
                report(
                    .warning,
                    "que-13",
                    "several initial values but no 'repeats', so only the first is taken; keep one, or say repeats",
                    at: properties.initial,
                    linkId: linkId
                )
            }
        }
    }
}

extension Questionnaire.ItemType {
    /// Whether R4 lets it have `answerOption` or `answerValueSet` (que-5).
    package var takesOptions: Bool {
        switch self {
        case .choice, .openChoice, .decimal, .integer, .date, .dateTime, .time, .string, .text,
            .quantity, .reference:
            true
        case .group, .display, .boolean, .url, .attachment: false
        }
    }

    /// Whether R4 lets it have `maxLength` (que-10).
    package var takesLength: Bool {
        switch self {
        case .boolean, .decimal, .integer, .string, .text, .url, .openChoice: true
        case .group, .display, .date, .dateTime, .time, .choice, .attachment, .reference, .quantity:
            false
        }
    }
}
