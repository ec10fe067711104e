internal import FHIRModel
internal import FormFiller

/// Questions that must be answered but that no visitor can answer: hidden or read-only, and nothing here fills them in.
///
/// R4 allows it: another system may know the answer.
struct AnswerabilityRules {
    mutating func check(_ item: CheckedItem, in subject: inout CheckSubject) {
        let traits = item.item.traits
        guard traits.contains(.required), item.type.isQuestion, !item.item.isAskable,
            !item.isFilledIn
        else { return }
        subject.report(
            .warning,
            .requiredUnanswerable,
            "required, but it is \(traits.contains(.hidden) ? "hidden" : "read-only") and nothing here fills it in, so every response stays in-progress until another system does; if none does, take required out, or give it a calculatedExpression",
            at: item.properties.required,
            linkId: item.linkId
        )
    }
}

extension CheckedItem {
    /// Whether the form, or whoever starts it, may put an answer in without the visitor.
    var isFilledIn: Bool {
        if item.traits.contains(.initial) { return true }
        return extensions.contains { found in
            switch found.name {
            case .initialExpression, .calculatedExpression, .candidateExpression,
                .answerExpression, .contextExpression, .cqfExpression, .cqfCalculatedValue:
                true
            case nil:
                Self.fillingEndings.contains {
                    tree.bytes(at: tree.child(.url, of: found.node)).reversed()
                        .starts(with: $0.utf8.reversed())
                }
            case .hidden, .itemControl, .minOccurs, .maxOccurs, .unit, .unitOption, .unitValueSet,
                .optionExclusive, .optionPrefix, .sliderStepValue, .constraint, .displayCategory,
                .minLength, .maxDecimalPlaces, .minValue, .maxValue, .regex, .entryFormat,
                .mimeType, .maxSize, .translation, .variable, .targetConstraint, .ordinalValue,
                .itemWeight, .enableWhenExpression, .answerOptionsToggleExpression,
                .launchContext, .minQuantity, .maxQuantity, .openLabel, .unitOpen,
                .unitSupplementalSystem, .shortText, .entryMode, .optionalDisplay,
                .criticalExtension, .subQuestionnaire, .choiceOrientation, .usageMode, .supportLink,
                .referenceResource, .referenceProfile, .preferredTerminologyServer, .staffAlert,
                .keepPreviousAnswers, .previousAnswer, .staffSection:
                false
            }
        }
    }

    /// How the addresses of other extensions end by which a host may fill the item in.
    private static let fillingEndings = [
        "observationLinkPeriod", "Population", "fhirpath-expression", "itemPopulationContext",
    ]
}
