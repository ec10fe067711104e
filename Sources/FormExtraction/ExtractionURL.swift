/// The extensions of SDC 4.0.0 by which a questionnaire says what becomes of its answers (SDC, Form Data Extraction).
package enum ExtractionURL {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    package static let template = sdc + "templateExtract"
    static let templateBundle = sdc + "templateExtractBundle"
    package static let templateContext = sdc + "templateExtractContext"
    package static let templateValue = sdc + "templateExtractValue"
    static let allocateId = sdc + "extractAllocateId"
    package static let definition = sdc + "definitionExtract"
    package static let definitionValue = sdc + "definitionExtractValue"
    /// The extension `definitionExtract` replaced, still seen in forms.
    static let itemContext = sdc + "itemExtractionContext"
    static let observation = sdc + "observationExtract"
    static let observationCategory = sdc + "observation-extract-category"
    package static let observationEntry = sdc + "observationExtractEntry"
    static let display = "http://hl7.org/fhir/StructureDefinition/display"
    /// Stem of the canonical addresses of R4's own types.
    package static let base = "http://hl7.org/fhir/StructureDefinition/"

    /// Whether an extension asks for anything to be made of the answers.
    static func asksForExtraction(_ url: ArraySlice<UInt8>) -> Bool {
        asking.contains { $0.count == url.count && $0.elementsEqual(url) }
    }

    /// The extensions that ask for something to be made.
    package static let all = [
        template, templateBundle, allocateId, definition, definitionValue, itemContext,
        observation, observationCategory, observationEntry,
    ]
    private static let asking = all.map { Array($0.utf8) }

    /// Whether an extension only steers the making of a resource and must not stand in it.
    static func isControl(_ url: String?) -> Bool {
        url == templateContext || url == templateValue
    }
}
