import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// SDC, Template-based extraction: `templateExtractBundle`.
@Suite("Extraction by a Bundle template")
struct TemplateBundleTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"

    private func made(_ method: String) throws -> ExtractionCase {
        try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"draft","contained":[
              {"resourceType":"Bundle","id":"b","type":"transaction","entry":[
               {"extension":[{"url":"\(Self.sdc)templateExtractContext","valueString":"item.where(linkId='g')"}],
                "resource":{"resourceType":"RelatedPerson","id":"r","name":[{"_text":{"extension":[
                 {"url":"\(Self.sdc)templateExtractValue","valueString":"item.answer.value"}]}}]},
                "request":{"method":"\(method)","url":"RelatedPerson"}}]}],
             "extension":[{"url":"\(Self.sdc)templateExtractBundle","valueReference":{"reference":"#b"}}],
             "item":[{"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"n","type":"string"}]}]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"g","item":[{"linkId":"n","answer":[{"valueString":"Ada"}]}]},
             {"linkId":"g","item":[{"linkId":"n","answer":[{"valueString":"May"}]}]}]}
            """
        )
    }

    @Test("resources that are created for several instances do not share the template's id")
    func idOfCreated() throws {
        let made = try made("POST")
        #expect(made.extraction.findings == [])
        #expect(made.json("RelatedPerson", 0, "name") == #"[{"text":"Ada"}]"#)
        #expect(made.json("RelatedPerson", 1, "name") == #"[{"text":"May"}]"#)
        #expect(made.json("RelatedPerson", 0, "id") == nil)
        #expect(made.json("RelatedPerson", 1, "id") == nil)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test("a resource that is updated keeps the id the template gives it")
    func idOfUpdated() throws {
        #expect(try made("PUT").json("RelatedPerson", 0, "id") == #""r""#)
    }
}
