/// The extensions that tell how questionnaires are put together, by their canonical URLs.
enum AssemblyName: CaseIterable {
    case context, expectation, assembledFrom, endpoint, performerType, adaptive, library,
        populationContext

    var url: String {
        switch self {
        case .context:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-assembleContext"
        case .expectation:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-assemble-expectation"
        case .assembledFrom:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-assembledFrom"
        case .endpoint: "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-endpoint"
        case .performerType:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-performerType"
        case .adaptive:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-questionnaireAdaptive"
        case .populationContext:
            "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-itemPopulationContext"
        case .library: "http://hl7.org/fhir/StructureDefinition/cqf-library"
        }
    }

    /// The variable whose value stands before the linkIds of a module.
    static let prefixVariable = "linkIdPrefix"

    /// Whether an extension of a module's root has no place in the whole: it fills answers in or takes them out there, or names a
    /// server, and would now do so for a form it was not written for.
    static func isForbidden(_ url: String) -> Bool {
        let parts = [
            "Extract", "targetStructureMap", "sourceStructureMap", "sourceQueries",
            "itemPopulationContext", "PopulationContext", "preferredTerminologyServer",
        ]
        return url.contains("/sdc-questionnaire-") && parts.contains { url.contains($0) }
    }
}
