import ConformanceData
import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// The template examples of the SDC guide, answered once in full.
@Suite(
    "SDC extract-complex-template",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct GuideTemplateTests {
    static let response = """
        {"resourceType": "QuestionnaireResponse", "id": "qr1", "status": "completed",
         "authored": "2026-11-20T08:00:00Z",
         "author": {"reference": "Practitioner/p1"},
         "item": [
          {"linkId": "patient", "item": [
           {"linkId": "name", "item": [
            {"linkId": "given", "answer": [{"valueString": "Ada"}, {"valueString": "May"}]},
            {"linkId": "family", "answer": [{"valueString": "Lane"}]}]},
           {"linkId": "name", "item": [
            {"linkId": "family", "answer": [{"valueString": "Moor"}]}]},
           {"linkId": "gender", "answer": [{"valueCoding": {
             "system": "http://hl7.org/fhir/administrative-gender", "code": "female"}}]},
           {"linkId": "ihi", "answer": [{"valueString": "8003"}]}]},
          {"linkId": "contacts", "item": [
           {"linkId": "contact-name", "answer": [{"valueString": "Bo"}]},
           {"linkId": "relationship", "answer": [{"valueCoding": {
             "system": "http://terminology.hl7.org/CodeSystem/v2-0131", "code": "N",
             "display": "Next-of-Kin"}}]},
           {"linkId": "phone", "answer": [{"valueString": "555 1"}]}]},
          {"linkId": "contacts", "item": [
           {"linkId": "contact-name", "answer": [{"valueString": "Cy"}]}]},
          {"linkId": "obs", "item": [
           {"linkId": "height", "answer": [{"valueDecimal": 1.70}]},
           {"linkId": "complication", "answer": [{"valueBoolean": false}]}]}]}
        """

    @Test(arguments: ["extract-complex-template", "extract-complex-template2"])
    func bothFormsOfTheExampleGiveTheSameResources(_ name: String) throws {
        let made = try ExtractionCase(fixture: "sdc/\(name).json", Self.response)
        #expect(made.plan.findings == [])
        #expect(made.extraction.findings == [])
        #expect(
            made.types == [
                "Patient", "QuestionnaireResponse", "Observation", "Observation", "RelatedPerson",
                "RelatedPerson",
            ]
        )
        #expect(BundleRules(bundle: made.bundle).broken == [])
        #expect(
            made.json("Patient") == """
                {"resourceType":"Patient","identifier":[{"type":{"text":"National Identifier (IHI)"},\
                "system":"http://example.org/nhio","value":"8003"},\(made.ownIdentifier("Patient"))],\
                "name":[{"text":"Ada May Lane","family":"Lane","given":["Ada","May"]},\
                {"text":"Moor","family":"Moor"}],"gender":"female"}
                """
        )
        let patient = try #require(made.json(at: made.entry("Patient"), "fullUrl"))
        #expect(
            made.json("RelatedPerson") == """
                {"resourceType":"RelatedPerson","patient":{"reference":\(patient)},\
                "relationship":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0131",\
                "code":"N","display":"Next-of-Kin"}]}],"name":[{"text":"Bo"}],\
                "telecom":[{"system":"phone","value":"555 1","use":"mobile"}],\
                "identifier":[\(made.ownIdentifier("RelatedPerson"))]}
                """
        )
        // An empty context takes its element out, and so does an element left empty.
        #expect(
            made.json("RelatedPerson", 1) == """
                {"resourceType":"RelatedPerson","patient":{"reference":\(patient)},\
                "name":[{"text":"Cy"}],"identifier":[\(made.ownIdentifier("RelatedPerson", 1))]}
                """
        )
    }

    @Test(arguments: ["extract-complex-template", "extract-complex-template2"])
    func observationsOfTheExample(_ name: String) throws {
        let made = try ExtractionCase(fixture: "sdc/\(name).json", Self.response)
        let patient = made.json(at: made.entry("Patient"), "fullUrl")
        let response = made.json(at: made.entry("QuestionnaireResponse"), "fullUrl")
        #expect(made.json("Observation", 0, "code.coding.0.code") == #""8302-2""#)
        #expect(made.json("Observation", 0, "subject.reference") == patient)
        #expect(made.json("Observation", 0, "effectiveDateTime") == #""2026-11-20T08:00:00Z""#)
        #expect(made.json("Observation", 0, "issued") == #""2026-11-20T08:00:00Z""#)
        #expect(made.json("Observation", 0, "performer.0.reference") == #""Practitioner/p1""#)
        #expect(made.json("Observation", 0, "valueQuantity.value") == "170.00")
        #expect(made.json("Observation", 0, "valueQuantity.code") == #""cm""#)
        // The template writes QuestionnaireResponse/qr1; in the Bundle that is the response's address.
        #expect(made.json("Observation", 0, "derivedFrom.0.reference") == response)
        #expect(made.json("Observation", 1, "valueBoolean") == "false")
    }

    @Test func eachResourceIsMadeOnlyOfAnsweredItems() throws {
        let made = try ExtractionCase(
            fixture: "sdc/extract-complex-template.json",
            """
            {"resourceType": "QuestionnaireResponse", "status": "completed", "item": [
             {"linkId": "obs", "item": [{"linkId": "weight", "answer": [{"valueDecimal": 70}]}]}]}
            """
        )
        #expect(made.types == ["QuestionnaireResponse", "Observation"])
        // The patient it would refer to is not made; a dangling reference would have the Bundle refused.
        #expect(made.json("Observation", 0, "subject") == nil)
        #expect(made.extraction.findings.map(\.rule) == ["extract-reference"])
        #expect(BundleRules(bundle: made.bundle).broken == [])
        #expect(!made.extraction.hasRequest)
    }
}
