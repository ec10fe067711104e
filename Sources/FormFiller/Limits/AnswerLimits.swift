internal import FHIRModel

/// What an item says of the answers it takes, read from its elements and extensions.
struct AnswerLimits {
    var minimumOccurrences: Int?
    var maximumOccurrences: Int?
    var minimumLength: Int?
    var maximumLength: Int?
    var minimum: AnswerValue?
    var maximum: AnswerValue?
    var maximumDecimalPlaces: Int?
    var stepValue: Int?
    var pattern: String?
    /// The form's own words for a value that does not match ``pattern``.
    var patternMessage: String?
    var entryFormat: String?
    var unit: Coding?
    var units: [Coding] = []
    var unitValueSet: String?
    var acceptsOwnUnit = false
    var openLabel: String?
    var control: String?
    /// Values other than the options that an `open-choice` or an R5 `answerConstraint` accepts.
    var constraint: Questionnaire.AnswerConstraint?

    init(of node: JSONTree.Index, in form: Form, language: String?) {
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
    var areContradictory: Bool {
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
            .subQuestionnaire, .choiceOrientation, .usageMode, .referenceResource,
            .referenceProfile, .preferredTerminologyServer, .staffAlert, .keepPreviousAnswers,
            .previousAnswer:
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
        case .reference, .choice: offeredOptions(of: occurrence).isEmpty
        case .group, .display, .boolean, .decimal, .integer, .date, .dateTime, .time, .string,
            .text,
            .url, .openChoice, .quantity:
            false
        }
    }
}
