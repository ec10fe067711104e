import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

@Suite("The request of a form without templates")
struct StandardRequestTests {
    static let form = """
        {"resourceType":"Questionnaire","status":"active","url":"urn:example:form","version":"3","title":"Mood",
         "item":[{"linkId":"q","type":"integer","code":[{"system":"urn:c","code":"q"}],"extension":[
          {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract",
           "valueBoolean":true}]}]}
        """
    static let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
         {"linkId":"q","answer":[{"valueInteger":4}]}]}
        """

    static func settings(
        isDemonstration: Bool = false,
        priority: RequestPriority = .routine
    ) throws -> ExtractionSettings {
        ExtractionSettings(
            now: try #require(ExtractionCase.now),
            tags: [Coding(system: "urn:example:station", code: "desk")],
            isDemonstration: isDemonstration,
            priority: priority
        )
    }

    @Test(arguments: RequestPriority.allCases)
    func itIsAsUrgentAsTheCallOfStaff(_ priority: RequestPriority) throws {
        let made = try ExtractionCase(
            Self.form,
            Self.response,
            settings: Self.settings(priority: priority)
        )
        #expect(made.json("ServiceRequest", 0, "priority") == "\"\(priority.rawValue)\"")
    }

    @Test func aTitleThatStandsOnlyInMarkupIsSaid() throws {
        let title =
            #""_title":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/rendering-xhtml","valueString":"<b>Sleep</b>"}]}"#
        let made = try ExtractionCase(
            Self.form.replacing(#""title":"Mood""#, with: title),
            Self.response,
            settings: Self.settings()
        )
        let said = made.json("ServiceRequest", 0, "code.text") ?? ""
        #expect(said.hasSuffix(#"after: Sleep""#), "\(said)")
    }

    @Test func patientResponseObservationsRequestInThisOrder() throws {
        let made = try ExtractionCase(
            Self.form,
            Self.response,
            settings: Self.settings(),
            number: .init(system: "urn:example:visit", value: "A-1")
        )
        #expect(
            made.types == ["Patient", "QuestionnaireResponse", "Observation", "ServiceRequest"]
        )
        #expect(made.extraction.hasRequest)
        #expect(BundleRules(bundle: made.bundle).broken == [])
        #expect(made.json(at: made.bundle.root, "timestamp") == #""2026-11-23T10:15:30+01:00""#)
        let patient = try #require(made.json(at: made.entry("Patient"), "fullUrl"))
        let response = try #require(made.json(at: made.entry("QuestionnaireResponse"), "fullUrl"))
        let observation = try #require(made.json(at: made.entry("Observation"), "fullUrl"))
        let request = try #require(made.json(at: made.entry("ServiceRequest"), "fullUrl"))
        #expect(
            made.json("Patient", 0, "identifier")
                == #"[{"system":"urn:example:visit","value":"A-1"}]"#
        )
        #expect(
            made.json(at: made.entry("Patient"), "request.ifNoneExist")
                == #""identifier=urn:example:visit|A-1""#
        )
        #expect(made.json("QuestionnaireResponse", 0, "subject.reference") == patient)
        #expect(made.json("QuestionnaireResponse", 0, "source.reference") == patient)
        #expect(made.json("QuestionnaireResponse", 0, "identifier.value") == response)
        #expect(made.json("QuestionnaireResponse", 0, "questionnaire") == #""urn:example:form|3""#)
        #expect(
            made.json("QuestionnaireResponse", 0, "_questionnaire.extension.0.valueString")
                == #""Mood""#
        )
        #expect(made.json("Observation", 0, "subject.reference") == patient)
        #expect(made.json("Observation", 0, "derivedFrom.0.reference") == response)
        #expect(made.json("ServiceRequest", 0, "status") == #""active""#)
        #expect(made.json("ServiceRequest", 0, "intent") == #""proposal""#)
        #expect(made.json("ServiceRequest", 0, "priority") == #""routine""#)
        #expect(made.json("ServiceRequest", 0, "requester.reference") == patient)
        #expect(made.json("ServiceRequest", 0, "identifier.0.value") == request)
        #expect(made.json("ServiceRequest", 0, "identifier.1.value") == #""A-1""#)
        #expect(
            made.json("ServiceRequest", 0, "supportingInfo")
                == #"[{"reference":\#(response)},{"reference":\#(observation)}]"#
        )
        #expect(made.json("ServiceRequest", 0, "meta.tag.0.code") == #""desk""#)
    }

    @Test func demonstrationIsMarkedEverywhere() throws {
        let made = try ExtractionCase(
            Self.form,
            Self.response,
            settings: Self.settings(isDemonstration: true)
        )
        #expect(made.json(at: made.bundle.root, "meta.tag.0.code") == #""HTEST""#)
        for type in made.types {
            #expect(made.json(type, 0, "meta.tag.0.code") == #""HTEST""#)
        }
        let code = made.json("ServiceRequest", 0, "code.text") ?? ""
        #expect(code.hasPrefix(#""TEST: "#))
        #expect(made.json("ServiceRequest", 0, "note.0.text")?.contains("TEST") == true)
    }

    @Test func contactDetailsAskedApartNameThePatient() throws {
        let contact = """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"closing.wanted","answer":[{"valueCoding":{"code":"yes"}}]},
             {"linkId":"closing.name","answer":[{"valueString":"Ada"}]},
             {"linkId":"closing.by","answer":[{"valueCoding":{"code":"text"}}]},
             {"linkId":"closing.phone","answer":[{"valueString":"5"}]},
             {"linkId":"g","item":[{"linkId":"closing.email","answer":[{"valueString":"a@b.c"}]}]}]}
            """
        let made = try ExtractionCase(
            Self.form,
            Self.response,
            contact: contact,
            settings: Self.settings()
        )
        #expect(made.json("Patient", 0, "name.0.text") == #""Ada""#)
        #expect(
            made.json("Patient", 0, "telecom")
                == #"[{"system":"sms","value":"5"},{"system":"email","value":"a@b.c"}]"#
        )
        #expect(made.types.filter { $0 == "QuestionnaireResponse" }.count == 2)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test(arguments: [
        #"{"linkId":"closing.wanted","answer":[{"valueCoding":{"code":"no"}}]}"#,
        #"{"linkId":"closing.wanted","answer":[{"valueBoolean":false}]}"#,
        #"{"linkId":"closing.may-have","answer":[{"valueBoolean":true}]}"#,
    ])
    func aVisitorWhoWantsNoRequestGetsNone(item: String) throws {
        let contact =
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[\#(item)]}"#
        let made = try ExtractionCase(Self.form, Self.response, contact: contact)
        #expect(!made.extraction.hasRequest)
        #expect(made.types.contains("QuestionnaireResponse"))
        #expect(made.types.contains("Patient"))
    }

    private static let person = """
        {"resourceType":"Questionnaire","status":"active","url":"https://example.org/person",
         "extension":[{"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-definitionExtract",
          "extension":[{"url":"definition","valueCanonical":"http://hl7.org/fhir/StructureDefinition/Patient"}]}],
         "item":[{"linkId":"born","type":"date","text":"When were you born?",
          "definition":"http://hl7.org/fhir/StructureDefinition/Patient#Patient.birthDate"}]}
        """
    private static let born = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
         {"linkId":"born","answer":[{"valueDate":"1980-05-01"}]}]}
        """

    @Test(
        "definitions that make no ServiceRequest: what was asked apart completes the patient and makes the request"
    )
    func authoredWithoutRequest() throws {
        let contact = """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"closing.may-have","answer":[{"valueBoolean":true}]},
             {"linkId":"closing.name","answer":[{"valueString":"Ada"}]},
             {"linkId":"closing.wanted","answer":[{"valueBoolean":true}]},
             {"linkId":"closing.by","answer":[{"valueCoding":{"code":"phone"}}]},
             {"linkId":"closing.phone","answer":[{"valueString":"555-010-0199"}]}]}
            """
        let made = try ExtractionCase(Self.person, Self.born, contact: contact)
        #expect(made.types.filter { $0 == "Patient" }.count == 1)
        #expect(made.json("Patient", 0, "name.0.text") == #""Ada""#)
        #expect(made.json("Patient", 0, "birthDate") == #""1980-05-01""#)
        #expect(made.json("Patient", 0, "telecom.0.value") == #""555-010-0199""#)
        #expect(made.extraction.hasRequest)
        let quiet = try ExtractionCase(Self.person, Self.born)
        #expect(!quiet.extraction.hasRequest)
    }

    @Test(
        "quotation marks, backslashes and line breaks in what a form or a visitor says break nothing"
    )
    func marksOfJSONAreWords() throws {
        let marks = #"Say \"no\\ yes\" \u0001 \n }]"#
        let form = Self.form.replacing(#""Mood""#, with: "\"\(marks)\"")
        let contact = """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"closing.may-have","answer":[{"valueBoolean":true}]},
             {"linkId":"closing.name","answer":[{"valueString":"\(marks)"}]},
             {"linkId":"closing.wanted","answer":[{"valueBoolean":true}]}]}
            """
        let made = try ExtractionCase(form, Self.response, contact: contact)
        let read = try JSONTree(parsing: made.bundle.serialized())
        #expect(read.serialized() == made.bundle.serialized())
        #expect(BundleRules(bundle: made.bundle).broken == [])
        #expect(made.json("Patient", 0, "name.0.text") == "\"\(marks)\"")
        #expect(
            made.json("ServiceRequest", 0, "code.text")
                == "\"Consultation requested by the visitor after: \(marks)\""
        )
    }

    @Test func addressesComeFromTheGeneratorAlone() throws {
        let one = try ExtractionCase(Self.form, Self.response, seed: 7)
        let same = try ExtractionCase(Self.form, Self.response, seed: 7)
        let other = try ExtractionCase(Self.form, Self.response, seed: 8)
        #expect(one.bundle.serialized() == same.bundle.serialized())
        #expect(one.bundle.serialized() != other.bundle.serialized())
    }
}
