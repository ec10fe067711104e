internal import FHIRModel
internal import FHIRPath
internal import FormFiller

extension Form {
    /// The FHIR types that answers to a question can have; nil where nothing is known of them.
    func answerTypes(of linkId: String) -> [TypeID]? {
        guard let index = byLinkId[linkId] else { return nil }
        switch items[Int(index)].type {
        // They have no answers at all; a type that is not understood counts as one of them.
        case .group, .display: return isTyped(index) ? [] : nil
        case .boolean: return [.boolean]
        case .decimal: return [.decimal]
        case .integer: return [.integer]
        case .date: return [.date]
        case .dateTime: return [.dateTime]
        case .time: return [.time]
        case .string, .text: return [.string]
        case .url: return [.uri]
        case .attachment: return [.attachment]
        case .reference: return [.reference]
        case .quantity: return [.quantity]
        case .choice: return optionTypes(of: index)
        case .openChoice:
            return optionTypes(of: index).map { $0.contains(.string) ? $0 : $0 + [.string] }
        }
    }

    /// Whether an item's type is one that there is.
    func isTyped(_ index: Int32) -> Bool { !items[Int(index)].traits.contains(.typeless) }

    /// The linkId of the item around another, "" where there is none; nil where no item has that linkId, or several.
    func itemAround(_ linkId: String) -> String? {
        guard let index = byLinkId[linkId] else { return nil }
        let parent = items[Int(index)].parent
        return parent < 0 ? "" : self.linkId(of: parent)
    }

    /// The linkIds of the questions right in an item ("" for the form itself), or anywhere in it; nil where they are more than can
    /// be looked at one by one, or where a part of the form stands in another file.
    func questions(in linkId: String, isDeep: Bool) -> [String]? {
        guard let within = range(within: linkId) else { return nil }
        var start = within.lowerBound
        var found: [String] = []
        while start < within.upperBound {
            let item = items[Int(start)]
            guard isTyped(start), !isElsewhere(start) else { return nil }
            if item.type.isQuestion { found.append(self.linkId(of: start)) }
            guard found.count < 64 else { return nil }
            start = isDeep ? start + 1 : item.end
        }
        return found
    }

    /// The linkIds of the items right in an item ("" for the form itself); nil where they are more than can be looked at one by one,
    /// or where a part of the form stands in another file.
    func itemsWithin(_ linkId: String) -> [String]? {
        guard let within = range(within: linkId) else { return nil }
        var start = within.lowerBound
        var found: [String] = []
        while start < within.upperBound {
            guard isTyped(start), !isElsewhere(start), found.count < 64 else { return nil }
            found.append(self.linkId(of: start))
            start = items[Int(start)].end
        }
        return found
    }

    /// The items in an item ("" for the form itself); nil where there is no such item, or it has no type.
    private func range(within linkId: String) -> Range<Int32>? {
        if linkId.isEmpty { return 0..<Int32(items.count) }
        guard let around = byLinkId[linkId], isTyped(around) else { return nil }
        return around + 1..<items[Int(around)].end
    }

    /// Whether the items of another file stand for a display (SDC subQuestionnaire).
    private func isElsewhere(_ index: Int32) -> Bool {
        items[Int(index)].type == .display
            && Extension.first(
                ExtensionName.subQuestionnaire.url,
                of: items[Int(index)].node,
                in: questionnaire.tree
            ) != nil
    }

    /// Whether an answer to a question may have a score: one that has options, or whose answers come from elsewhere.
    func mayScore(_ linkId: String) -> Bool {
        guard let index = byLinkId[linkId] else { return true }
        let item = items[Int(index)]
        switch item.type {
        case .choice, .openChoice: return true
        case .group, .display: return false
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .string, .text, .url,
            .attachment, .reference, .quantity:
            return item.traits.contains(.hasValueSet)
                || questionnaire.tree.child(.answerOption, of: item.node) != JSONNode.none
        }
    }

    /// The Codings that answers to a question can be, each with a code; nil where they are not all known.
    func answerCodings(of linkId: String) -> [Coding]? {
        guard let index = byLinkId[linkId], items[Int(index)].type == .choice else { return nil }
        let tree = questionnaire.tree
        let node = items[Int(index)].node
        let reference = tree.string(at: tree.child(.answerValueSet, of: node))
        if let reference, !knowsAllCodes(of: reference) {
            return nil
        }
        if Extension.first(ExtensionName.answerExpression.url, of: node, in: tree) != nil {
            return nil
        }
        let codings = options(of: index).map { option -> Coding? in
            guard case .coding(let coding) = option.value, coding.code != nil else { return nil }
            return coding
        }
        let known = codings.compactMap(\.self)
        return known.isEmpty || known.count < codings.count ? nil : known
    }

    /// The types of the options that are written out; Coding where a value set has them.
    private func optionTypes(of index: Int32) -> [TypeID]? {
        let tree = questionnaire.tree
        let node = items[Int(index)].node
        if tree.child(.answerValueSet, of: node) != JSONNode.none { return [.coding] }
        var types: [TypeID] = []
        for option in tree.elements(.answerOption, of: node) {
            // Words that stand only beside a string are one.
            if tree.child(.valueStringCompanion, of: option).exists, !types.contains(.string) {
                types.append(.string)
            }
            for child in tree.children(of: option) {
                guard let kind = AnswerValue.Kind(named: tree.name(of: child), prefix: .value),
                    let type = kind.type
                else { continue }
                if !types.contains(type) { types.append(type) }
            }
        }
        return types.isEmpty ? nil : types
    }
}

extension AnswerValue.Kind {
    /// The FHIR type of an option of this kind; nil where options have no such values.
    fileprivate var type: TypeID? {
        switch self {
        case .integer: .integer
        case .date: .date
        case .time: .time
        case .string: .string
        case .coding: .coding
        case .reference: .reference
        case .boolean, .decimal, .dateTime, .uri, .attachment, .quantity: nil
        }
    }
}
