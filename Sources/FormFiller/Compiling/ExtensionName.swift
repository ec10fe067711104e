package import FHIRModel

/// The extensions this form filler acts on, by their canonical URLs.
package enum ExtensionName: CaseIterable, Sendable {
    case hidden, itemControl, minOccurs, maxOccurs, unit, unitOption, unitValueSet, optionExclusive
    case optionPrefix, sliderStepValue, constraint, displayCategory, minLength, maxDecimalPlaces
    case minValue, maxValue, regex, entryFormat, mimeType, maxSize, translation, variable
    case cqfExpression, cqfCalculatedValue, targetConstraint, ordinalValue, itemWeight
    case initialExpression, calculatedExpression, enableWhenExpression, answerExpression
    case answerOptionsToggleExpression, candidateExpression, contextExpression, launchContext
    case minQuantity, maxQuantity, openLabel, unitOpen, unitSupplementalSystem, shortText, entryMode
    case optionalDisplay, criticalExtension, subQuestionnaire, choiceOrientation, usageMode
    case supportLink
    case referenceResource, referenceProfile, preferredTerminologyServer
    case staffAlert, keepPreviousAnswers, previousAnswer, staffSection

    /// The canonical URL; each in one piece, because every start would pay for joining them.
    package var url: String {
        switch self {
        case .hidden: "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden"
        case .itemControl: "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl"
        case .minOccurs: "http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs"
        case .maxOccurs: "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs"
        case .unit: "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"
        case .unitOption: "http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption"
        case .unitValueSet: "http://hl7.org/fhir/StructureDefinition/questionnaire-unitValueSet"
        case .optionExclusive:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive"
        case .optionPrefix: "http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix"
        case .sliderStepValue:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-sliderStepValue"
        case .constraint: "http://hl7.org/fhir/StructureDefinition/questionnaire-constraint"
        case .displayCategory:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-displayCategory"
        case .minLength: "http://hl7.org/fhir/StructureDefinition/minLength"
        case .maxDecimalPlaces: "http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces"
        case .minValue: "http://hl7.org/fhir/StructureDefinition/minValue"
        case .maxValue: "http://hl7.org/fhir/StructureDefinition/maxValue"
        case .regex: "http://hl7.org/fhir/StructureDefinition/regex"
        case .entryFormat: "http://hl7.org/fhir/StructureDefinition/entryFormat"
        case .mimeType: "http://hl7.org/fhir/StructureDefinition/mimeType"
        case .maxSize: "http://hl7.org/fhir/StructureDefinition/maxSize"
        case .translation: "http://hl7.org/fhir/StructureDefinition/translation"
        case .variable: "http://hl7.org/fhir/StructureDefinition/variable"
        case .cqfExpression: "http://hl7.org/fhir/StructureDefinition/cqf-expression"
        case .cqfCalculatedValue: "http://hl7.org/fhir/StructureDefinition/cqf-calculatedValue"
        case .targetConstraint: "http://hl7.org/fhir/StructureDefinition/targetConstraint"
        case .ordinalValue: "http://hl7.org/fhir/StructureDefinition/ordinalValue"
        case .itemWeight: "http://hl7.org/fhir/StructureDefinition/itemWeight"
        case .initialExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-initialExpression"
        case .calculatedExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression"
        case .enableWhenExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression"
        case .answerExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerExpression"
        case .answerOptionsToggleExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-answerOptionsToggleExpression"
        case .candidateExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-candidateExpression"
        case .contextExpression:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-contextExpression"
        case .launchContext:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-launchContext"
        case .minQuantity:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity"
        case .maxQuantity:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity"
        case .openLabel:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-openLabel"
        case .unitOpen: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-unitOpen"
        case .unitSupplementalSystem:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-unitSupplementalSystem"
        case .shortText:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText"
        case .entryMode:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-entryMode"
        case .optionalDisplay:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-optionalDisplay"
        case .criticalExtension:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-rendering-criticalExtension"
        case .subQuestionnaire:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-subQuestionnaire"
        case .choiceOrientation:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-choiceOrientation"
        case .usageMode: "http://hl7.org/fhir/StructureDefinition/questionnaire-usageMode"
        case .supportLink: "http://hl7.org/fhir/StructureDefinition/questionnaire-supportLink"
        case .referenceResource:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-referenceResource"
        case .referenceProfile:
            "http://hl7.org/fhir/StructureDefinition/questionnaire-referenceProfile"
        case .preferredTerminologyServer:
            "http://hl7.org/fhir/StructureDefinition/preferredTerminologyServer"
        case .staffAlert: OwnExtension.staffAlert.rawValue
        case .keepPreviousAnswers: OwnExtension.keepPreviousAnswers.rawValue
        case .previousAnswer: OwnExtension.previousAnswer.rawValue
        case .staffSection: OwnExtension.staffSection.rawValue
        }
    }

    /// The base of this project's own extensions.
    package static let own = "https://anteroom.example/fhir/StructureDefinition/"

    /// The extension whose URL is the text of a node; nil for one not acted on.
    package static func named(
        at node: JSONNode,
        in tree: borrowing JSONTree
    ) -> ExtensionName? {
        tree.withBytes(at: node) { ExtensionURLs.all.name(of: $0) }
    }
}

extension Extension {
    /// Which of the extensions acted on it is; nil for another.
    var name: ExtensionName? { ExtensionName.named(at: tree.child(.url, of: node), in: tree) }
}

extension FHIRElement {
    /// The first extension of this name.
    package func firstExtension(_ name: ExtensionName) -> Extension? { firstExtension(name.url) }

    /// All extensions of this name.
    package func allExtensions(_ name: ExtensionName) -> [Extension] { allExtensions(name.url) }
}
