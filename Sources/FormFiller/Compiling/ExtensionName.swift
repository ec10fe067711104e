internal import FHIRModel

/// The extensions this form filler acts on, by their canonical URLs.
enum ExtensionName: String, CaseIterable, Sendable {
    case hidden, itemControl, minOccurs, maxOccurs, unit, unitOption, unitValueSet, optionExclusive
    case optionPrefix, sliderStepValue, constraint, displayCategory, minLength, maxDecimalPlaces
    case minValue, maxValue, regex, entryFormat, mimeType, maxSize, translation, variable
    case cqfExpression, cqfCalculatedValue, targetConstraint, ordinalValue, itemWeight
    case initialExpression, calculatedExpression, enableWhenExpression, answerExpression
    case answerOptionsToggleExpression, candidateExpression, contextExpression, launchContext
    case minQuantity, maxQuantity, openLabel, unitOpen, unitSupplementalSystem, shortText, entryMode
    case optionalDisplay, criticalExtension, subQuestionnaire, choiceOrientation, usageMode
    case referenceResource, referenceProfile, preferredTerminologyServer
    case staffAlert, keepPreviousAnswers, previousAnswer

    /// The canonical URL.
    var url: String { Self.urls[self] ?? builtURL }

    private static let urls = Dictionary(
        uniqueKeysWithValues: allCases.map { ($0, $0.builtURL) }
    )

    private var builtURL: String {
        switch self {
        case .hidden, .itemControl, .minOccurs, .maxOccurs, .unit, .unitOption, .unitValueSet,
            .optionExclusive, .optionPrefix, .sliderStepValue, .constraint, .displayCategory,
            .choiceOrientation, .usageMode, .referenceResource, .referenceProfile:
            Self.questionnaire + rawValue
        case .minLength, .maxDecimalPlaces, .minValue, .maxValue, .regex, .entryFormat, .mimeType,
            .maxSize, .translation, .variable, .targetConstraint, .ordinalValue, .itemWeight,
            .preferredTerminologyServer:
            Self.core + rawValue
        case .cqfExpression: Self.core + "cqf-expression"
        case .cqfCalculatedValue: Self.core + "cqf-calculatedValue"
        case .initialExpression, .calculatedExpression, .enableWhenExpression, .answerExpression,
            .answerOptionsToggleExpression, .candidateExpression, .contextExpression,
            .launchContext,
            .minQuantity, .maxQuantity, .openLabel, .unitOpen, .unitSupplementalSystem, .shortText,
            .entryMode, .optionalDisplay, .subQuestionnaire:
            Self.sdc + "sdc-questionnaire-" + rawValue
        case .criticalExtension: Self.sdc + "sdc-rendering-criticalExtension"
        case .staffAlert: Self.own + "staff-alert"
        case .keepPreviousAnswers: Self.own + "keep-previous-answers"
        case .previousAnswer: Self.own + "previous-answer"
        }
    }

    private static let core = "http://hl7.org/fhir/StructureDefinition/"
    private static let questionnaire = core + "questionnaire-"
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
    /// The base of this project's own extensions.
    static let own = "https://anteroom.example/fhir/StructureDefinition/"

    /// The extension whose URL is the text of a node; nil for one not acted on.
    static func named(at node: JSONTree.Index, in tree: borrowing JSONTree) -> ExtensionName? {
        byEnd[URLEnd(of: tree.bytes(at: node))]?.first {
            tree.isString(at: node, equalTo: $0.url)
        }?.name
    }

    /// What tells most URLs apart without reading all of them.
    private struct URLEnd: Hashable {
        let hash: UInt32
        let count: Int

        init(of url: ArraySlice<UInt8>) {
            let end = url.suffix(24)
            hash = JSONTree.hash(of: end.span)
            count = url.count
        }
    }

    private static let byEnd: [URLEnd: [(name: ExtensionName, url: [UInt8])]] = {
        let urls = allCases.map { (name: $0, url: Array($0.url.utf8)) }
        return Dictionary(grouping: urls) { URLEnd(of: $0.url[...]) }
    }()
}

extension Extension {
    /// Which of the extensions acted on it is; nil for another.
    var name: ExtensionName? { ExtensionName.named(at: tree.child(.url, of: node), in: tree) }
}

extension FHIRElement {
    /// The first extension of this name.
    func firstExtension(_ name: ExtensionName) -> Extension? { firstExtension(name.url) }

    /// All extensions of this name.
    func allExtensions(_ name: ExtensionName) -> [Extension] { allExtensions(name.url) }
}
