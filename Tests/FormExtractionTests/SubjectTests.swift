import FHIRModel
import FormExtraction
import Testing

/// A patient whom staff named by the number of their record (R4 `Reference.identifier`).
@Suite("Whose the answers are")
struct SubjectTests {
    private static let consent = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
         {"linkId":"closing.may-have","answer":[{"valueBoolean":true}]}]}
        """

    private static func settings(system: String) throws -> ExtractionSettings {
        ExtractionSettings(
            now: try #require(ExtractionCase.now),
            subject: BusinessIdentifier(system: system, value: "4711")
        )
    }

    private static func identifier(system: String) -> String {
        let own = system.isEmpty ? "" : #""system":"\#(system)","#
        return
            #"{"type":{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/v2-0203","code":"MR"}]},\#(own)"value":"4711"}"#
    }

    /// Every resource that is about somebody names the record, and no Patient is made up beside it.
    @Test(arguments: ["https://clinic.example/records", ""])
    func everythingIsAboutTheRecord(system: String) throws {
        let made = try ExtractionCase(
            StandardRequestTests.form,
            StandardRequestTests.response,
            contact: Self.consent,
            settings: Self.settings(system: system)
        )
        let subject = #"{"type":"Patient","identifier":\#(Self.identifier(system: system))}"#
        #expect(made.json("QuestionnaireResponse", 0, "subject") == subject)
        #expect(made.json("QuestionnaireResponse", 1, "subject") == subject)
        #expect(made.json("Observation", 0, "subject") == subject)
        #expect(made.json("Patient", 0, "id") == nil)
        #expect(made.extraction.requestCount == 0)
    }

    /// A Patient that the form makes is the one the response points to, and carries the number too.
    @Test func thePatientOfAFormCarriesTheSameNumber() throws {
        let form = """
            {"resourceType":"Questionnaire","status":"active","url":"urn:example:form",
             "contained":[{"resourceType":"Patient","id":"p","name":[{"text":"Somebody"}]}],
             "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-templateExtract",
              "extension":[{"url":"template","valueReference":{"reference":"#p"}}]}],
             "item":[{"linkId":"q","type":"integer"}]}
            """
        let made = try ExtractionCase(
            form,
            StandardRequestTests.response,
            contact: Self.consent,
            settings: Self.settings(system: "urn:records"),
            number: BusinessIdentifier(system: "urn:numbers", value: "N")
        )
        let identifier = Self.identifier(system: "urn:records")
        let identifiers = try #require(made.json("Patient", 0, "identifier"))
        #expect(identifiers.contains(identifier))
        // Found again by the number of the request: who was named wrongly must not be changed.
        #expect(identifiers.contains(#""value":"N""#))
        let subject = try #require(made.json("QuestionnaireResponse", 0, "subject"))
        #expect(subject.contains(#""identifier":\#(identifier)"#))
        #expect(subject.contains(#""reference":"urn:uuid:"#))
    }

    @Test func withoutACodeNothingIsSaidOfARecord() throws {
        let made = try ExtractionCase(
            StandardRequestTests.form,
            StandardRequestTests.response,
            contact: Self.consent
        )
        #expect(made.json("QuestionnaireResponse", 0, "subject")?.contains("identifier") == false)
        #expect(made.json("Patient", 0, "resourceType") != nil)
    }
}
