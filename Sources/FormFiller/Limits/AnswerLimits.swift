package import FHIRModel

/// What an item says of the answers it takes, read from its elements and extensions.
package struct AnswerLimits {
    package var minimumOccurrences: Int?
    package var maximumOccurrences: Int?
    package var minimumLength: Int?
    package var maximumLength: Int?
    package var minimum: AnswerValue?
    package var maximum: AnswerValue?
    package var maximumDecimalPlaces: Int?
    package var stepValue: Int?
    package var pattern: String?
    /// The form's own words for a value that does not match ``pattern``.
    package var patternMessage: String?
    package var entryFormat: String?
    package var unit: Coding?
    package var units: [Coding] = []
    package var unitValueSet: String?
    package var acceptsOwnUnit = false
    package var openLabel: String?
    package var control: String?
    /// Values other than the options that an `open-choice` or an R5 `answerConstraint` accepts.
    package var constraint: Questionnaire.AnswerConstraint?

    package init(of node: JSONNode, in form: borrowing Form, language: String?) {
        let item = Questionnaire.Item(at: node, in: form.questionnaire.tree)
        maximumLength = item.maxLength
        constraint = item.answerConstraint
        for found in item.extensions {
            if let name = found.name {
                read(name, found, form, language)
            } else if found.url.hasSuffix("/validationtext") {
                patternMessage = form.words(of: found, in: language)
            }
        }
    }

    /// Whether no value can be between the limits.
    package var areContradictory: Bool {
        guard let minimum, let maximum else { return false }
        return minimum.order(to: maximum) == .descending
    }

    private mutating func read(
        _ name: ExtensionName,
        _ found: Extension,
        _ form: Form,
        _ language: String?
    ) {
        switch name {
        case .minOccurs: minimumOccurrences = found.integer
        case .maxOccurs: maximumOccurrences = found.integer
        case .minLength: minimumLength = found.integer
        case .minValue, .minQuantity: minimum = found.value
        case .maxValue, .maxQuantity: maximum = found.value
        case .maxDecimalPlaces: maximumDecimalPlaces = found.integer
        case .sliderStepValue: stepValue = found.integer
        case .regex: pattern = found.text
        case .entryFormat: entryFormat = form.words(of: found, in: language)
        case .unit: unit = form.coding(of: found, in: language)
        case .unitOption:
            if let coding = form.coding(of: found, in: language) { units.append(coding) }
        case .unitValueSet: unitValueSet = found.text
        case .unitOpen: acceptsOwnUnit = found.text != nil && found.text != "optionsOnly"
        case .openLabel: openLabel = form.words(of: found, in: language)
        case .itemControl: control = found.codings.compactMap(\.code).first ?? control
        case .hidden, .optionExclusive, .optionPrefix, .constraint, .displayCategory, .mimeType,
            .maxSize, .translation, .variable, .cqfExpression, .cqfCalculatedValue,
            .targetConstraint, .ordinalValue, .itemWeight, .initialExpression,
            .calculatedExpression, .enableWhenExpression, .answerExpression,
            .answerOptionsToggleExpression, .candidateExpression, .contextExpression,
            .launchContext,
            .unitSupplementalSystem, .shortText, .entryMode, .optionalDisplay, .criticalExtension,
            .subQuestionnaire, .choiceOrientation, .usageMode, .supportLink, .referenceResource,
            .referenceProfile, .preferredTerminologyServer, .staffAlert, .keepPreviousAnswers,
            .previousAnswer, .staffSection:
            break
        }
    }
}

extension Interview {
    /// What the item's elements and extensions say of its answers.
    func limits(of occurrence: Occurrence) -> AnswerLimits {
        var limits = AnswerLimits(of: formItem(of: occurrence).node, in: form, language: language)
        if formItem(of: occurrence).traits.contains(.evaluates) { compute(&limits, at: occurrence) }
        return limits
    }

    /// `minOccurs`, which only counts for what repeats.
    func minimumOccurrences(of occurrence: Occurrence) -> Int {
        guard isRepeating(occurrence) else { return 0 }
        return limits(of: occurrence).minimumOccurrences ?? 0
    }

    /// `maxOccurs`; nil without a limit.
    func maximumOccurrences(of occurrence: Occurrence) -> Int? {
        guard isRepeating(occurrence) else { return 1 }
        return limits(of: occurrence).maximumOccurrences
    }

    /// Whether a question that takes options only has none now.
    private func isWithoutOptions(_ occurrence: Occurrence) -> Bool {
        (limits(of: occurrence).constraint ?? .optionsOnly) == .optionsOnly
            && knowsOptions(of: occurrence)
            && offeredOptions(of: occurrence).isEmpty
    }

    /// Whether a question cannot be answered at a terminal: an attachment, a reference, a choice without options, or limits
    /// that leave no value.
    func isForStaff(_ occurrence: Occurrence) -> Bool {
        if formItem(of: occurrence).traits.contains(.computes),
            limits(of: occurrence).areContradictory
        {
            return true
        }
        return switch formItem(of: occurrence).type {
        case .attachment: true
        case .reference, .choice:
            formItem(of: occurrence).traits.contains(.evaluates)
                ? offeredOptions(of: occurrence).isEmpty : !form.hasAnOption(item(of: occurrence))
        case .decimal, .integer, .date, .dateTime, .time, .string, .text, .quantity:
            // While no option is left, there is nothing to answer either.
            formItem(of: occurrence).traits.contains(.evaluates) && isWithoutOptions(occurrence)
        case .group, .display, .boolean, .url, .openChoice: false
        }
    }
}
