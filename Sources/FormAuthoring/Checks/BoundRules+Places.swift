internal import FHIRModel
internal import FormFiller

extension BoundRules {
    /// Limits on items of a type that they say nothing about.
    func checkPlaces(of item: CheckedItem, _ subject: inout CheckSubject) {
        for found in item.extensions {
            guard let name = found.name, let types = Self.types(limitedBy: name),
                !types.contains(item.type)
            else { continue }
            // Options of a choice can be texts.
            if name == .regex, item.type == .choice { continue }
            subject.report(
                .warning,
                .boundType,
                "\(name) has no meaning on \(item.type.withArticle) item; take it out, or change the item's type",
                at: Extension(at: found.node, in: item.tree).valueNode,
                linkId: item.linkId
            )
        }
    }

    /// The types of items that an extension limits; nil for one that is no limit of this kind.
    private static func types(limitedBy name: ExtensionName) -> [Questionnaire.ItemType]? {
        switch name {
        case .minLength: [.string, .text, .url, .openChoice, .integer, .decimal]
        case .regex:
            [.string, .text, .url, .openChoice, .integer, .decimal, .date, .dateTime, .time]
        case .maxDecimalPlaces: [.decimal, .quantity]
        case .sliderStepValue: [.integer, .decimal, .quantity]
        case .maxSize, .mimeType: [.attachment]
        case .unit, .unitOption, .unitValueSet, .unitOpen: [.integer, .decimal, .quantity]
        case .hidden, .itemControl, .minOccurs, .maxOccurs, .optionExclusive, .optionPrefix,
            .constraint, .displayCategory, .minValue, .maxValue, .entryFormat, .translation,
            .variable, .cqfExpression, .cqfCalculatedValue, .targetConstraint, .ordinalValue,
            .itemWeight, .initialExpression, .calculatedExpression, .enableWhenExpression,
            .answerExpression, .answerOptionsToggleExpression, .candidateExpression,
            .contextExpression, .launchContext, .minQuantity, .maxQuantity, .openLabel,
            .unitSupplementalSystem, .shortText, .entryMode, .optionalDisplay,
            .criticalExtension, .subQuestionnaire, .choiceOrientation, .usageMode, .supportLink,
            .referenceResource, .referenceProfile, .preferredTerminologyServer, .staffAlert,
            .keepPreviousAnswers, .previousAnswer, .staffSection:
            nil
        }
    }
}
