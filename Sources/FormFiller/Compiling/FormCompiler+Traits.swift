internal import FHIRModel
internal import FHIRPath

extension FormCompiler {
    /// Reads the booleans and the extensions that decide how the item takes part.
    mutating func readTraits(of properties: ItemProperties, into item: inout FormItem) {
        if tree.boolean(at: properties.required) == true { item.traits.insert(.required) }
        if tree.boolean(at: properties.repeats) == true { item.traits.insert(.repeats) }
        if tree.boolean(at: properties.readOnly) == true { item.traits.insert(.readOnly) }
        if tree.string(at: properties.enableBehavior) == "all" { item.traits.insert(.all) }
        if properties.initial != JSONNode.none { item.traits.insert(.initial) }
        if properties.answerValueSet != JSONNode.none { item.traits.insert(.hasValueSet) }
        if properties.hasCompanions {
            item.traits.insert(.computes)
            readCompanions(of: item.node, into: &item)
        }
        readExtensions(properties.extensions, into: &item)
        if !item.traits.contains(.initial), properties.answerOption != JSONNode.none {
            for option in tree.children(of: properties.answerOption)
            where tree.boolean(at: tree.child(.initialSelected, of: option)) == true {
                item.traits.insert(.initial)
                break
            }
        }
    }

    /// What an expression decides may be so at any time: whether there may be several answers, whether the person may answer.
    private func readCompanions(of node: JSONNode, into item: inout FormItem) {
        if computed(in: tree.child(.repeatsCompanion, of: node)) != nil {
            item.traits.insert(.repeats)
        }
        if computed(in: tree.child(.readOnlyCompanion, of: node)) != nil {
            item.traits.remove(.readOnly)
        }
    }

    private mutating func readExtensions(_ array: JSONNode, into item: inout FormItem) {
        guard array.exists else { return }
        var node = tree.firstChild(of: array)
        while node.exists {
            let url = tree.child(.url, of: node)
            if let name = ExtensionName.named(at: url, in: tree) {
                read(name, Extension(at: node, in: tree), into: &item)
            } else if item.type == .choice,
                tree.string(at: url)?.hasSuffix("answerConstraint") == true,
                Extension(at: node, in: tree).text.map({ $0 != "optionsOnly" }) == true
            {
                item.type = .openChoice
            }
            if tree.child(.valueExpression, of: node).exists { item.traits.insert(.computes) }
            node = tree.nextSibling(of: node)
        }
    }

    private mutating func read(
        _ name: ExtensionName,
        _ found: Extension,
        into item: inout FormItem
    ) {
        switch name {
        case .hidden:
            if found.boolean == true { item.traits.insert(.hidden) }
        case .usageMode:
            // A visit captures answers; what is for showing them afterwards is not asked.
            if found.text == "display" || found.text == "display-non-empty" {
                item.traits.insert(.hidden)
            }
        case .itemControl:
            for coding in found.codings {
                guard let code = coding.code else { continue }
                let control = ItemControl(code: code)
                if control != .other { item.control = control }
            }
            if item.control == .page { item.traits.insert(.page) }
        case .displayCategory:
            if item.type == .display, item.control == .other,
                found.codings.contains(where: { $0.code == "help" || $0.code == "security" })
            {
                item.control = .help
            }
        case .keepPreviousAnswers:
            if found.boolean == true { item.traits.insert(.keepsPrevious) }
        case .regex:
            readPattern(found)
        case .supportLink:
            item.traits.formUnion([.computes, .hasSupportLink])
        case .minOccurs, .maxOccurs, .unit, .unitOption, .unitValueSet, .optionExclusive,
            .optionPrefix, .sliderStepValue, .constraint, .minLength, .maxDecimalPlaces, .minValue,
            .maxValue, .entryFormat, .mimeType, .maxSize, .translation, .variable,
            .cqfExpression, .cqfCalculatedValue, .targetConstraint, .ordinalValue, .itemWeight,
            .initialExpression, .calculatedExpression, .enableWhenExpression, .answerExpression,
            .answerOptionsToggleExpression, .candidateExpression, .contextExpression,
            .launchContext,
            .minQuantity, .maxQuantity, .openLabel, .unitOpen, .unitSupplementalSystem, .shortText,
            .entryMode, .optionalDisplay, .criticalExtension, .subQuestionnaire, .choiceOrientation,
            .referenceResource, .referenceProfile, .preferredTerminologyServer,
            .staffAlert, .previousAnswer, .staffSection:
            item.traits.insert(.computes)
        }
    }

    /// Compiles the pattern answers must match as a whole.
    private mutating func readPattern(_ found: Extension) {
        let index = Int32(items.count)
        guard let pattern = found.text else { return }
        let inner = Self.pattern(inCallOfMatches: pattern)
        if inner != nil {
            report(
                .warning,
                "regex",
                "the regex is written as a call of matches; write only what stands between the quotation marks, as it is read here",
                at: found.valueNode
            )
        }
        do {
            patterns[index] = try LinearRegex(inner ?? pattern)
        } catch {
            report(
                .error,
                "regex",
                "the regex cannot be used: \(error)",
                at: found.valueNode
            )
        }
    }

    /// The pattern of `matches('…')`, as authors write it who think of FHIRPath; nil for any other.
    private static func pattern(inCallOfMatches text: String) -> String? {
        for quote in ["'", "\""] {
            let (start, end) = ("matches(\(quote)", "\(quote))")
            if text.hasPrefix(start), text.hasSuffix(end), text.count >= start.count + end.count {
                return String(text.dropFirst(start.count).dropLast(end.count))
            }
        }
        return nil
    }

    /// Gives a display item that is help, a unit, a label … to the item it belongs to.
    ///
    /// Below a question, any text without a condition of its own is shown with the question.
    mutating func attach(_ index: Int32) {
        let item = items[Int(index)]
        guard item.type == .display, item.parent >= 0 else { return }
        let isNested = items[Int(item.parent)].type.isQuestion && item.conditions.isEmpty
        guard item.traits.contains(.attached) || isNested else { return }
        items[Int(index)].traits.insert(.attached)
        attachments[item.parent, default: []].append(index)
    }

    /// Marks in each context where an interview can stop and what is required.
    mutating func fillContexts() {
        for index in items.indices {
            let item = items[index]
            let context = Int(item.context)
            let slot = Int(item.slot)
            if item.opens >= 0 {
                contexts[context].openers.append(Int32(slot))
                contexts[context].opening.insert(slot)
            }
            if item.traits.contains(.required), item.type != .display {
                contexts[context].required.insert(slot)
            }
            guard !item.traits.contains(.hidden) else { continue }
            let isStop =
                item.type.isQuestion || item.opens >= 0
                || (item.type == .display && !item.traits.contains(.attached))
            if isStop { contexts[context].stops.insert(slot) }
            if item.isAskable { contexts[context].askable.insert(slot) }
        }
        for index in items.indices.reversed() where items[index].isAskable {
            markAsking(Int32(index))
        }
    }

    /// Notes which items are to be looked at again at the end of an interview, after the expressions have been read.
    mutating func fillUncertain(_ expressions: FormExpressions) {
        for index in items.indices {
            let item = items[index]
            let isKept = item.traits.isSuperset(of: [.required, .keepsPrevious])
            let isDecided =
                item.traits.contains(.evaluates)
                && (expressions.byItem[Int32(index)] ?? []).contains {
                    expressions.all[$0].isAlwaysInDoubt
                }
            if item.opens >= 0 || isDecided || isKept {
                contexts[Int(item.context)].uncertain.insert(Int(item.slot))
            }
        }
    }

    private mutating func markAsking(_ index: Int32) {
        var index = index
        while index >= 0, !items[Int(index)].traits.contains(.asks) {
            items[Int(index)].traits.insert(.asks)
            index = items[Int(index)].parent
        }
    }
}
