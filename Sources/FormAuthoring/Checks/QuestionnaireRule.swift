internal import FHIRModel

/// A rule of `anteroom check`, by the name its findings carry; by family in the order a file is understood.
///
/// How much it matters, whether it keeps a file from visitors, the standard's rule it stands for and what it means stand in the files
/// beside this one. To add a rule, add its case, and the compiler asks for the rest.
public enum QuestionnaireRule: String, Sendable, CaseIterable {
    case json
    case resourceType = "resource-type"
    case notAQuestionnaire = "not-a-questionnaire"
    case unknownElement = "unknown-element"
    case wrongType = "wrong-type"
    case malformedValue = "malformed-value"
    case expressionName = "expression-name"
    case missingElement = "missing-element"
    case cardinality
    case oneChoice = "one-choice"
    case unknownCode = "unknown-code"
    case blankText = "blank-text"
    case linkidForm = "linkid-form"
    case emptyElement = "empty-element"
    case fhirVersion = "fhir-version"
    case r5Element = "r5-element"
    case ext1 = "ext-1"
    case cpt2 = "cpt-2"
    case qty3 = "qty-3"
    case att1 = "att-1"
    case unknownExtension = "unknown-extension"
    case que0 = "que-0"
    case que1 = "que-1"
    case que2 = "que-2"
    case que3 = "que-3"
    case que4 = "que-4"
    case que5 = "que-5"
    case que6 = "que-6"
    case que7 = "que-7"
    case que8 = "que-8"
    case que9 = "que-9"
    case que10 = "que-10"
    case que11 = "que-11"
    case que12 = "que-12"
    case que13 = "que-13"
    case implicitRules = "implicit-rules"
    case noText = "no-text"
    case noItems = "no-items"
    case tooManyItems = "too-many-items"
    case textTooLong = "text-too-long"
    case modifierExtension = "modifier-extension"
    case noTitle = "no-title"
    case noUrl = "no-url"
    case noVersion = "no-version"
    case noStatus = "no-status"
    case draftStatus = "draft-status"
    case dates
    case per1 = "per-1"
    case itemControl = "item-control"
    case extensionValue = "extension-value"
    case extensionTwice = "extension-twice"
    case extensionPlace = "extension-place"
    case ownExtension = "own-extension"
    case containedId = "contained-id"
    case dom2 = "dom-2"
    case ref1 = "ref-1"
    case dom3 = "dom-3"
    case dom4 = "dom-4"
    case dom5 = "dom-5"
    case extractTemplate = "extract-template"
    case extractExpression = "extract-expression"
    case extractType = "extract-type"
    case extractProfile = "extract-profile"
    case extractDefinition = "extract-definition"
    case extractObservation = "extract-observation"
    case enableQuestion = "enable-question"
    case enableOperator = "enable-operator"
    case enableType = "enable-type"
    case codeWithoutSystem = "code-without-system"
    case enableTwice = "enable-twice"
    case enableLater = "enable-later"
    case enableCycle = "enable-cycle"
    case conditionNever = "condition-never"
    case conditionAlways = "condition-always"
    case unreachable
    case requiredUnanswerable = "required-unanswerable"
    case requiredInOptionalGroup = "required-in-optional-group"
    case expression
    case expressionLanguage = "expression-language"
    case noValue = "no-value"
    case expressionLinkid = "expression-linkid"
    case expressionElement = "expression-element"
    case expressionEscape = "expression-escape"
    case expressionCode = "expression-code"
    case expressionResult = "expression-result"
    case expressionCycle = "expression-cycle"
    case duplicateVariable = "duplicate-variable"
    case reservedName = "reserved-name"
    case variableName = "variable-name"
    case staffSection = "staff-section"
    case extensionPart = "extension-part"
    case language
    case unknownVariable = "unknown-variable"
    case staffAlert = "staff-alert"
    case fhirQuery = "fhir-query"
    case adaptive
    case structureMap = "structure-map"
    case notPrefilled = "not-prefilled"
    case launchContext = "launch-context"
    case candidateExpression = "candidate-expression"
    case terminologyServer = "terminology-server"
    case usageMode = "usage-mode"
    case itemMedia = "item-media"
    case signature
    case longList = "long-list"
    case optionRepeated = "option-repeated"
    case optionType = "option-type"
    case optionValue = "option-value"
    case optionText = "option-text"
    case optionKeys = "option-keys"
    case genderOptions = "gender-options"
    case pictureSign = "picture-sign"
    case optionNumber = "option-number"
    case optionCode = "option-code"
    case optionInitial = "option-initial"
    case optionExclusive = "option-exclusive"
    case toggleOption = "toggle-option"
    case subQuestionnaire = "sub-questionnaire"
    case assembly
    case package
    case terminology
    case noOptions = "no-options"
    case valueSet = "value-set"
    case forStaff = "for-staff"
    case sdc1 = "sdc-1"
    case findsNothing = "finds-nothing"
    case editableResult = "editable-result"
    case harmQuestion = "harm-question"
    case vsd1 = "vsd-1"
    case vsd2 = "vsd-2"
    case vsd3 = "vsd-3"
    case vsd6 = "vsd-6"
    case vsd9 = "vsd-9"
    case vsd10 = "vsd-10"
    case scoreMissing = "score-missing"
    case scoreConflict = "score-conflict"
    case bounds
    case unit
    case boundType = "bound-type"
    case occursWithoutRepeats = "occurs-without-repeats"
    case occursOptional = "occurs-optional"
    case regex
    case initialType = "initial-type"
    case initialValue = "initial-value"
    case initialTwice = "initial-twice"
    case translationMissing = "translation-missing"
    case translationPart = "translation-part"
    case translationTwice = "translation-twice"
    case forbiddenWord = "forbidden-word"
    case readingGrade = "reading-grade"
    case noConsent = "no-consent"
    case consentOptional = "consent-optional"
    case askedWithoutConsent = "asked-without-consent"
    case noSafetyPath = "no-safety-path"
    case noContactQuestion = "no-contact-question"
    case askedAtTheEnd = "asked-at-the-end"
    case noClinicContact = "no-clinic-contact"

    /// The name findings carry.
    public var name: String { rawValue }

    /// The rule of this name; nil where a finding is of none, as those of a scenario are.
    public static func named(_ name: String) -> QuestionnaireRule? { byName[name] }

    private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.name, $0) })

    /// The rule of the standard as messages end with it, such as `(R4 que-2)`; nil where there is none.
    var mention: String? { standard.map { "(\($0))" } }
}

extension Finding {
    /// A finding of a rule.
    init(
        _ severity: Severity,
        rule: QuestionnaireRule,
        _ message: String,
        at position: SourcePosition? = nil,
        linkId: String? = nil
    ) {
        self.init(severity, rule: rule.name, message, at: position, linkId: linkId)
    }

    /// Whether a rule found it.
    func isOf(_ rule: QuestionnaireRule) -> Bool { self.rule == rule.name }
}
