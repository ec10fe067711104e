extension QuestionnaireRule {
    /// The rule of the standard it stands for, such as `R4 que-2`; nil where it is of this program's own.
    public var standard: String? {
        switch self {
        case .signature: "R4 signatureRequired"
        case .itemMedia: "SDC itemMedia"
        case .usageMode: "R4 usageMode"
        case .terminologyServer: "R4 preferredTerminologyServer"
        case .candidateExpression: "SDC candidateExpression"
        case .launchContext: "SDC launchContext"
        case .notPrefilled: "SDC population"
        case .structureMap: "SDC StructureMap extraction"
        case .adaptive: "SDC adaptive forms"
        case .fhirQuery: "SDC x-fhir-query"
        case .json:
            "RFC 8259"
        case .resourceType:
            "R4 Resource"
        case .unknownElement, .emptyElement:
            "R4 JSON"
        case .wrongType, .malformedValue, .expressionName:
            "R4 datatypes"
        case .missingElement, .cardinality:
            "R4 cardinality"
        case .oneChoice:
            "R4 choice of types"
        case .unknownCode:
            "R4 required binding"
        case .blankText:
            "R4 string"
        case .r5Element:
            "R5 Questionnaire"
        case .ext1:
            "R4 ext-1"
        case .cpt2:
            "R4 cpt-2"
        case .qty3:
            "R4 qty-3"
        case .att1:
            "R4 att-1"
        case .que0:
            "R4 que-0"
        case .que1:
            "R4 que-1"
        case .que2:
            "R4 que-2"
        case .que3:
            "R4 que-3"
        case .que4:
            "R4 que-4"
        case .que5:
            "R4 que-5"
        case .que6:
            "R4 que-6"
        case .que7:
            "R4 que-7"
        case .que8:
            "R4 que-8"
        case .que9:
            "R4 que-9"
        case .que10:
            "R4 que-10"
        case .que11:
            "R4 que-11"
        case .que12:
            "R4 que-12"
        case .que13, .optionInitial:
            "R4 que-13"
        case .implicitRules:
            "R4 Resource.implicitRules"
        case .modifierExtension:
            "R4 modifierExtension"
        case .noUrl:
            "R4 QuestionnaireResponse.questionnaire"
        case .noVersion:
            "SDC Questionnaire.version"
        case .noStatus:
            "R4 Questionnaire.status"
        case .per1:
            "R4 per-1"
        case .itemControl:
            "R4 questionnaire-item-control"
        case .extensionValue:
            "R4 Extension.value"
        case .extensionTwice:
            "R4 Extension"
        case .containedId:
            "R4 contained"
        case .dom2:
            "R4 dom-2"
        case .ref1:
            "R4 ref-1"
        case .dom3:
            "R4 dom-3"
        case .dom4:
            "R4 dom-4"
        case .dom5:
            "R4 dom-5"
        case .extractTemplate, .extractExpression:
            "SDC templateExtract"
        case .extractType:
            "SDC templateExtractValue"
        case .extractProfile, .extractDefinition:
            "SDC definitionExtract"
        case .extractObservation:
            "SDC observationExtract"
        case .enableQuestion, .enableCycle:
            "R4 enableWhen.question"
        case .enableOperator:
            "R4 enableWhen.operator"
        case .enableType:
            "R4 enableWhen.answer"
        case .codeWithoutSystem:
            "R4 Coding.system"
        case .enableTwice:
            "SDC enableWhenExpression"
        case .requiredInOptionalGroup:
            "SDC Form Behavior"
        case .expression:
            "FHIRPath grammar"
        case .expressionLanguage, .noValue, .expressionResult, .expressionCycle:
            "SDC expressions"
        case .expressionElement:
            "FHIRPath, R4 types"
        case .expressionEscape:
            "FHIRPath"
        case .duplicateVariable, .reservedName, .variableName, .unknownVariable:
            "SDC variable"
        case .extensionPart:
            "R4, SDC"
        case .language:
            "R4 Resource.language"
        case .optionType:
            "R4 answerOption.value"
        case .optionExclusive:
            "SDC optionExclusive"
        case .toggleOption:
            "SDC answerOptionsToggleExpression"
        case .subQuestionnaire, .assembly:
            "SDC Modular Forms"
        case .valueSet:
            "R4 answerValueSet"
        case .sdc1:
            "SDC sdc-1"
        case .vsd1:
            "R4 vsd-1"
        case .vsd2:
            "R4 vsd-2"
        case .vsd3:
            "R4 vsd-3"
        case .vsd6:
            "R4 vsd-6"
        case .vsd9:
            "R4 vsd-9"
        case .vsd10:
            "R4 vsd-10"
        case .scoreMissing, .scoreConflict:
            "SDC itemWeight"
        case .unit:
            "UCUM"
        case .boundType:
            "R4 minValue, maxValue"
        case .occursWithoutRepeats:
            "SDC minOccurs, maxOccurs"
        case .occursOptional:
            "SDC minOccurs"
        case .regex:
            "R4 regex"
        case .initialType:
            "R4 initial.value"
        case .initialTwice:
            "SDC initialExpression"
        case .translationMissing, .translationPart, .translationTwice:
            "R4 translation"
        case .notAQuestionnaire, .linkidForm, .unknownExtension, .noText, .noItems, .tooManyItems,
            .textTooLong, .noTitle, .draftStatus, .dates, .extensionPlace, .ownExtension,
            .enableLater, .conditionNever, .conditionAlways, .unreachable, .requiredUnanswerable,
            .expressionLinkid, .expressionCode, .staffSection, .staffAlert, .optionRepeated,
            .optionValue, .optionText, .optionKeys, .optionNumber, .optionCode, .noOptions,
            .forStaff, .findsNothing, .editableResult, .harmQuestion, .bounds, .initialValue,
            .forbiddenWord, .readingGrade, .noConsent, .consentOptional, .askedWithoutConsent,
            .noSafetyPath, .noContactQuestion, .askedAtTheEnd, .noClinicContact, .longList,
            .fhirVersion, .genderOptions, .pictureSign, .package, .terminology:
            nil
        }
    }
}
