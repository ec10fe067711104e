internal import FHIRModel
internal import FormFiller

/// Extensions this program acts on: their value must be of the type the standard gives it, and they stand once.
struct ExtensionRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        guard !item.extensions.isEmpty else { return }
        check(item.extensions, linkId: item.linkId, isItem: true, &subject)
        guard !item.type.isQuestion, subject.form.isTyped(item.index) else { return }
        for found in item.extensions {
            guard let name = found.name, name == .calculatedExpression || name == .answerExpression
            else { continue }
            subject.report(
                .warning,
                .extensionPlace,
                "\(name) has no effect on \(item.type.withArticle), because only questions have answers; move it to a question",
                at: item.tree.child(.url, of: found.node),
                linkId: item.linkId
            )
        }
    }

    mutating func finish(_ subject: inout CheckSubject) {
        let own = subject.tree.child(.extension, of: subject.questionnaire.node)
        check(subject.extensions(at: own), linkId: nil, isItem: false, &subject)
    }

    private func check(
        _ extensions: [NamedExtension],
        linkId: String?,
        isItem: Bool,
        _ subject: inout CheckSubject
    ) {
        var seen: Set<ExtensionName> = []
        for found in extensions {
            guard let name = found.name else {
                checkUnknown(found.node, linkId: linkId, &subject)
                continue
            }
            checkValue(of: found.node, name, linkId: linkId, &subject)
            if extensions.count > 1, name.standsOnce, !seen.insert(name).inserted {
                subject.report(
                    .warning,
                    .extensionTwice,
                    "\(name) stands twice; keep one",
                    at: found.node,
                    linkId: linkId
                )
            }
            checkPlace(of: found.node, name, isItem: isItem, linkId: linkId, &subject)
        }
    }

    private func checkUnknown(
        _ found: JSONNode,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        let url = subject.tree.child(.url, of: found)
        guard subject.tree.bytes(at: url).starts(with: ExtensionName.own.utf8) else { return }
        subject.report(
            .error,
            .ownExtension,
            "this program has no such extension; it knows staff-alert, keep-previous-answers, staff-section and previous-answer",
            at: url,
            linkId: linkId
        )
    }

    private func checkValue(
        of found: JSONNode,
        _ name: ExtensionName,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        guard let wrong = Self.wrongValue(of: found, name, in: subject.tree) else { return }
        subject.report(.warning, .extensionValue, wrong.message, at: wrong.node, linkId: linkId)
    }

    /// The value of an extension that is of another type than the standard gives it, and what to say; nil where it is not.
    static func wrongValue(
        of found: JSONNode,
        _ name: ExtensionName,
        in tree: JSONTree
    ) -> (node: JSONNode, message: String)? {
        let types = name.valueNames
        let isFitting =
            types.isEmpty || types.contains { tree.child($0, of: found) != JSONNode.none }
        if isFitting { return nil }
        let node = Extension(at: found, in: tree).valueNode
        guard node != JSONNode.none else { return nil }
        let said = tree.name(of: node)
        let wanted = types.map(\.string).joined(separator: " or ")
        return (
            node,
            "\(name) has a \(wanted), not a \(said), and is not acted on as it stands; write \(wanted)"
        )
    }

    private func checkPlace(
        of found: JSONNode,
        _ name: ExtensionName,
        isItem: Bool,
        linkId: String?,
        _ subject: inout CheckSubject
    ) {
        let isMisplaced =
            switch name {
            case .staffAlert, .launchContext, .staffSection: isItem
            case .translation: true
            case .keepPreviousAnswers, .hidden, .itemControl, .calculatedExpression,
                .initialExpression, .enableWhenExpression:
                !isItem
            case .minOccurs, .maxOccurs, .unit, .unitOption, .unitValueSet, .optionExclusive,
                .optionPrefix, .sliderStepValue, .constraint, .displayCategory, .minLength,
                .maxDecimalPlaces, .minValue, .maxValue, .regex, .entryFormat, .mimeType,
                .maxSize, .variable, .cqfExpression, .cqfCalculatedValue,
                .targetConstraint, .ordinalValue, .itemWeight, .answerExpression,
                .answerOptionsToggleExpression, .candidateExpression, .contextExpression,
                .minQuantity, .maxQuantity, .openLabel, .unitOpen, .unitSupplementalSystem,
                .shortText, .entryMode, .optionalDisplay, .criticalExtension, .subQuestionnaire,
                .choiceOrientation, .usageMode, .supportLink, .referenceResource, .referenceProfile,
                .preferredTerminologyServer, .previousAnswer:
                false
            }
        guard isMisplaced || name == .previousAnswer else { return }
        let place =
            name == .previousAnswer
            ? "an item of a response"
            : name == .translation
                ? "the text it translates, in _text or _display"
                : isItem ? "the questionnaire" : "an item"
        subject.report(
            name == .translation ? .warning : .error,
            .extensionPlace,
            "\(name) belongs on \(place), where it is acted on",
            at: subject.tree.child(.url, of: found),
            linkId: linkId
        )
    }
}

extension ExtensionName {
    /// What `value[x]` of an extension may be called; empty where it has parts instead, or any type.
    fileprivate var valueNames: [ElementName] {
        switch self {
        case .hidden, .optionExclusive, .keepPreviousAnswers, .optionalDisplay: ValueNames.boolean
        case .minOccurs, .maxOccurs, .minLength, .maxDecimalPlaces, .sliderStepValue:
            ValueNames.integer
        case .itemControl, .displayCategory: ValueNames.codeableConcept
        case .unit, .unitOption: ValueNames.coding
        case .unitValueSet: ValueNames.canonical
        case .regex, .entryFormat, .shortText: ValueNames.string
        case .optionPrefix, .openLabel: ValueNames.string
        case .variable, .initialExpression, .calculatedExpression, .enableWhenExpression,
            .answerExpression, .contextExpression, .cqfExpression, .staffAlert:
            ValueNames.expression
        case .minQuantity, .maxQuantity: ValueNames.quantity
        case .maxSize: ValueNames.number
        case .ordinalValue, .itemWeight: ValueNames.number
        case .mimeType, .entryMode, .choiceOrientation, .usageMode, .supportLink, .constraint,
            .minValue,
            .maxValue, .translation, .cqfCalculatedValue, .targetConstraint,
            .answerOptionsToggleExpression, .candidateExpression, .launchContext, .unitOpen,
            .unitSupplementalSystem, .criticalExtension, .subQuestionnaire, .referenceResource,
            .referenceProfile, .preferredTerminologyServer, .previousAnswer, .staffSection:
            []
        }
    }

    /// Whether an element may have it once only.
    fileprivate var standsOnce: Bool {
        switch self {
        case .hidden, .itemControl, .minOccurs, .maxOccurs, .unit, .minLength, .maxDecimalPlaces,
            .minValue, .maxValue, .regex, .entryFormat, .maxSize, .sliderStepValue, .shortText,
            .initialExpression, .calculatedExpression, .enableWhenExpression, .answerExpression,
            .minQuantity, .maxQuantity, .openLabel, .keepPreviousAnswers:
            true
        case .unitOption, .unitValueSet, .optionExclusive, .optionPrefix, .constraint,
            .displayCategory, .mimeType, .translation, .variable, .cqfExpression,
            .cqfCalculatedValue, .targetConstraint, .ordinalValue, .itemWeight,
            .answerOptionsToggleExpression, .candidateExpression, .contextExpression,
            .launchContext, .unitOpen, .unitSupplementalSystem, .entryMode, .optionalDisplay,
            .criticalExtension, .subQuestionnaire, .choiceOrientation, .usageMode, .supportLink,
            .referenceResource, .referenceProfile, .preferredTerminologyServer, .previousAnswer,
            .staffAlert, .staffSection:
            false
        }
    }
}

/// What values of a type are called.
private enum ValueNames {
    static let boolean: [ElementName] = ["valueBoolean"]
    static let integer: [ElementName] = ["valueInteger"]
    static let number: [ElementName] = ["valueDecimal", "valueInteger"]
    static let codeableConcept: [ElementName] = ["valueCodeableConcept"]
    static let coding: [ElementName] = ["valueCoding"]
    static let canonical: [ElementName] = ["valueCanonical"]
    static let string: [ElementName] = ["valueString"]
    static let expression: [ElementName] = ["valueExpression"]
    static let quantity: [ElementName] = ["valueQuantity"]
}
