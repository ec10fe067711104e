public import FHIRModel

extension QuestionnaireRule {
    /// How much its findings matter; the highest where they differ.
    public var severity: Finding.Severity {
        switch self {
        case .json, .resourceType, .unknownElement, .wrongType, .malformedValue, .missingElement,
            .cardinality, .oneChoice, .unknownCode, .ext1, .que1, .que2, .que4, .que7, .noText,
            .tooManyItems, .textTooLong, .modifierExtension, .per1, .extensionPlace,
            .ownExtension, .containedId, .dom2, .dom4, .dom5, .extractTemplate, .extractExpression,
            .extractType, .extractDefinition, .extractObservation, .enableQuestion, .enableCycle,
            .expression, .expressionResult, .expressionCycle, .duplicateVariable, .reservedName,
            .unknownVariable, .staffAlert, .bounds, .regex, .forbiddenWord, .fhirQuery, .adaptive,
            .assembly, .package:
            .error
        case .notAQuestionnaire, .expressionName, .blankText, .linkidForm, .emptyElement, .cpt2,
            .qty3, .att1, .unknownExtension, .que0, .que3, .que5, .que6, .que8, .que9, .que10,
            .que11, .que12, .que13, .implicitRules, .noItems, .noVersion, .noStatus, .draftStatus,
            .dates, .itemControl, .extensionValue, .extensionTwice, .ref1, .dom3, .extractProfile,
            .enableOperator, .enableType, .codeWithoutSystem, .enableTwice, .conditionNever,
            .conditionAlways, .unreachable, .requiredUnanswerable, .expressionLanguage, .noValue,
            .expressionLinkid, .expressionElement, .expressionEscape, .expressionCode,
            .variableName, .staffSection, .extensionPart, .language, .optionRepeated, .optionType,
            .optionValue, .optionText, .optionNumber, .optionCode, .optionInitial, .toggleOption,
            .subQuestionnaire, .noOptions, .valueSet, .forStaff, .sdc1, .findsNothing,
            .editableResult, .harmQuestion, .vsd1, .vsd2, .vsd3, .vsd6, .vsd9, .vsd10,
            .scoreMissing, .scoreConflict, .unit, .boundType, .occursWithoutRepeats,
            .occursOptional, .initialType, .initialValue, .initialTwice, .translationMissing,
            .translationPart, .translationTwice, .readingGrade, .noConsent, .consentOptional,
            .askedWithoutConsent, .noSafetyPath, .noContactQuestion, .noClinicContact,
            .structureMap, .usageMode, .itemMedia, .signature, .fhirVersion, .terminology:
            .warning
        case .r5Element, .noTitle, .noUrl, .enableLater, .requiredInOptionalGroup, .optionKeys,
            .optionExclusive, .askedAtTheEnd, .notPrefilled, .launchContext, .candidateExpression,
            .terminologyServer, .longList, .genderOptions, .pictureSign:
            .note
        }
    }

    /// Whether its findings keep a file from visitors.
    public var refusal: Refusal {
        switch self {
        case .json, .resourceType, .que2, .que4, .que7, .tooManyItems, .textTooLong,
            .modifierExtension, .extensionPlace, .ownExtension, .containedId, .extractTemplate,
            .extractExpression, .extractType, .extractDefinition, .enableQuestion, .enableCycle,
            .requiredUnanswerable, .duplicateVariable, .reservedName, .staffAlert, .bounds,
            .forbiddenWord, .adaptive, .assembly, .package:
            .always
        case .unknownElement, .wrongType, .malformedValue, .missingElement, .cardinality,
            .oneChoice, .unknownCode, .expression, .expressionResult, .expressionCycle,
            .unknownVariable:
            .inQuestions
        case .noText:
            .whereRequired
        case .notAQuestionnaire, .expressionName, .blankText, .linkidForm, .emptyElement,
            .r5Element, .ext1, .cpt2, .qty3, .att1, .unknownExtension, .que0, .que1, .que3, .que5,
            .que6, .que8, .que9, .que10, .que11, .que12, .que13, .implicitRules, .noItems,
            .noTitle, .noUrl, .noVersion, .noStatus, .draftStatus, .dates, .per1, .itemControl,
            .extensionValue, .extensionTwice, .dom2, .dom4, .dom5, .ref1, .dom3, .extractProfile,
            .extractObservation, .enableOperator, .enableType, .codeWithoutSystem, .enableTwice,
            .enableLater, .conditionNever, .conditionAlways, .unreachable,
            .requiredInOptionalGroup, .expressionLanguage, .noValue, .expressionLinkid,
            .expressionElement, .expressionEscape, .expressionCode, .variableName, .staffSection,
            .extensionPart, .language, .optionRepeated, .optionType, .optionValue, .optionText,
            .optionKeys, .optionNumber, .optionCode, .optionInitial, .optionExclusive,
            .toggleOption, .subQuestionnaire, .noOptions, .valueSet, .forStaff, .sdc1,
            .findsNothing, .editableResult, .harmQuestion, .vsd1, .vsd2, .vsd3, .vsd6, .vsd9,
            .vsd10, .scoreMissing, .scoreConflict, .unit, .boundType, .occursWithoutRepeats,
            .occursOptional, .regex, .initialType, .initialValue, .initialTwice,
            .translationMissing, .translationPart, .translationTwice, .readingGrade, .noConsent,
            .consentOptional, .askedWithoutConsent, .noSafetyPath, .noContactQuestion,
            .askedAtTheEnd, .noClinicContact, .fhirQuery, .structureMap, .notPrefilled,
            .launchContext, .candidateExpression, .terminologyServer, .usageMode, .itemMedia,
            .signature, .longList, .fhirVersion, .genderOptions, .pictureSign,
            .terminology:
            .never
        }
    }
}
