import ConformanceData
import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

@Suite("Definition-based extraction (SDC 4.0.0)")
struct DefinitionExtractionTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    private static let base = "http://hl7.org/fhir/StructureDefinition/"

    @Test(
        .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
    )
    func guideExample() throws {
        let made = try ExtractionCase(
            fixture: "sdc/extract-complex-defn3.json",
            GuideTemplateTests.response
        )
        #expect(made.plan.findings == [])
        // The guide swaps ContactPoint.use and .system, and neither takes the other's codes.
        let wrong = made.extraction.findings
        #expect(wrong.map(\.rule) == ["extract-type", "extract-type"])
        #expect(
            ["'use'", "'system'"].allSatisfy { name in wrong.contains { $0.message.contains(name) }
            }
        )
        #expect(
            made.types == [
                "Patient", "QuestionnaireResponse", "Observation", "RelatedPerson",
                "RelatedPerson",
            ]
        )
        #expect(BundleRules(bundle: made.bundle).broken == [])
        #expect(
            made.json("Patient", 0, "name") == """
                [{"text":"Ada May Lane","given":["Ada","May"],"family":"Lane"},\
                {"text":"Moor","family":"Moor"}]
                """
        )
        #expect(made.json("Patient", 0, "gender") == #""female""#)
        #expect(
            made.json("Patient", 0, "identifier") == """
                [{"type":{"text":"National Identifier (IHI)"},"system":"http://example.org/nhio",\
                "value":"8003"},\(made.ownIdentifier("Patient"))]
                """
        )
        let patient = made.json(at: made.entry("Patient"), "fullUrl")
        #expect(made.json("RelatedPerson", 0, "patient.reference") == patient)
        #expect(made.json("RelatedPerson", 0, "relationship.0.coding.0.code") == #""N""#)
        #expect(made.json("RelatedPerson", 1, "telecom") == nil)
        #expect(made.json("Observation", 0, "status") == #""final""#)
        #expect(made.json("Observation", 0, "code.coding.0.code") == #""8302-2""#)
        #expect(made.json("Observation", 0, "subject.reference") == patient)
        #expect(made.json("Observation", 0, "effectiveDateTime") == #""2026-11-20T08:00:00Z""#)
        #expect(made.json("Observation", 0, "issued") == #""2026-11-20T08:00:00Z""#)
        #expect(made.json("Observation", 0, "valueQuantity") == #"{"unit":"m","value":1.70}"#)
        // The question about complications names elements, but nothing around it starts a resource.
    }

    /// A form whose items fill in a Patient.
    private static func form(_ items: String, directive: String? = nil) -> String {
        let own = """
            {"url":"\(sdc)definitionExtract","extension":[
             {"url":"definition","valueCanonical":"\(base)Patient"}]}
            """
        return """
            {"resourceType":"Questionnaire","status":"draft","extension":[\(directive ?? own)],
             "item":[\(items)]}
            """
    }

    private static func item(_ linkId: String, _ path: String, _ more: String = "") -> String {
        #"{"linkId":"\#(linkId)","type":"string","definition":"\#(base)Patient#\#(path)"\#(more)}"#
    }

    private static func fixed(_ path: String, _ value: String) -> String {
        """
        {"url":"\(sdc)definitionExtractValue","extension":[
         {"url":"definition","valueUri":"\(base)Patient#\(path)"},
         {"url":"fixed-value",\(value)}]}
        """
    }

    private static func response(_ items: String) -> String {
        #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[\#(items)]}"#
    }

    private static func answer(_ linkId: String, _ text: String) -> String {
        #"{"linkId":"\#(linkId)","answer":[{"valueString":"\#(text)"}]}"#
    }

    @Test func itemsThatOverwriteNothingShareAnElement() throws {
        let made = try ExtractionCase(
            Self.form(
                [
                    Self.item("given", "Patient.name.given"),
                    Self.item("middle", "Patient.name.given"),
                    Self.item("family", "Patient.name.family"),
                ].joined(separator: ",")
            ),
            Self.response(
                [
                    Self.answer("given", "Ada"), Self.answer("middle", "May"),
                    Self.answer("family", "Lane"),
                ].joined(separator: ",")
            )
        )
        #expect(made.json("Patient", 0, "name") == #"[{"given":["Ada","May"],"family":"Lane"}]"#)
    }

    @Test func itemsThatWouldOverwriteMakeAnElementOfTheirOwn() throws {
        let phone = Self.fixed("Patient.telecom.system", #""valueCode":"phone""#)
        let email = Self.fixed("Patient.telecom.system", #""valueCode":"email""#)
        let made = try ExtractionCase(
            Self.form(
                [
                    Self.item("phone", "Patient.telecom.value", #","extension":[\#(phone)]"#),
                    Self.item("email", "Patient.telecom.value", #","extension":[\#(email)]"#),
                ].joined(separator: ",")
            ),
            Self.response(Self.answer("phone", "1") + "," + Self.answer("email", "a@b.c"))
        )
        #expect(
            made.json("Patient", 0, "telecom")
                == #"[{"system":"phone","value":"1"},{"system":"email","value":"a@b.c"}]"#
        )
    }

    @Test func instancesOfARepeatingGroupNeverShareAnElement() throws {
        let group = """
            {"linkId":"g","type":"group","repeats":true,"item":[
             \(Self.item("value", "Patient.telecom.value")),
             \(Self.item("use", "Patient.telecom.use"))]}
            """
        let made = try ExtractionCase(
            Self.form(group),
            Self.response(
                """
                {"linkId":"g","item":[\(Self.answer("value", "1"))]},
                {"linkId":"g","item":[\(Self.answer("use", "home"))]}
                """
            )
        )
        #expect(made.json("Patient", 0, "telecom") == #"[{"value":"1"},{"use":"home"}]"#)
    }

    @Test func slicesAreElementsOfTheirOwn() throws {
        let made = try ExtractionCase(
            Self.form(
                [
                    Self.item("a", "Patient.name:official.family"),
                    Self.item("b", "Patient.name:nickname.text"),
                ].joined(separator: ",")
            ),
            Self.response(Self.answer("a", "Lane") + "," + Self.answer("b", "Addie"))
        )
        #expect(made.json("Patient", 0, "name") == #"[{"family":"Lane"},{"text":"Addie"}]"#)
    }

    @Test func choicesTakeTheTypeOfTheValue() throws {
        let made = try ExtractionCase(
            Self.form(
                Self.item("d", "Patient.deceased[x]") + ","
                    + Self.item("m", "Patient.multipleBirth")
            ),
            Self.response(
                """
                {"linkId":"d","answer":[{"valueDateTime":"2020"}]},
                {"linkId":"m","answer":[{"valueInteger":2}]}
                """
            )
        )
        #expect(made.json("Patient", 0, "deceasedDateTime") == #""2020""#)
        #expect(made.json("Patient", 0, "multipleBirthInteger") == "2")
    }

    @Test func anIdMakesAnUpdate() throws {
        let made = try ExtractionCase(
            Self.form(Self.item("id", "Patient.id")),
            Self.response(Self.answer("id", "p1"))
        )
        #expect(
            made.json(at: made.entry("Patient"), "request")
                == #"{"method":"PUT","url":"Patient/p1"}"#
        )
    }

    @Test func aProfileIsNamedInMeta() throws {
        let profile = "urn:example:profile"
        let directive = """
            {"url":"\(Self.sdc)definitionExtract","extension":[
             {"url":"definition","valueCanonical":"\(profile)|1.0"}]}
            """
        let made = try ExtractionCase(
            Self.form(
                #"{"linkId":"b","type":"date","definition":"\#(profile)#Patient.birthDate"}"#,
                directive: directive
            ),
            Self.response(#"{"linkId":"b","answer":[{"valueDate":"1980"}]}"#)
        )
        #expect(made.json("Patient", 0, "meta.profile.0") == #""urn:example:profile""#)
        #expect(made.json("Patient", 0, "birthDate") == #""1980""#)
    }

    @Test func theOlderContextExtensionIsUnderstood() throws {
        let directive = #"{"url":"\#(Self.sdc)itemExtractionContext","valueCode":"Patient"}"#
        let item = """
            {"linkId":"b","type":"date","definition":"http://hl7.org/fhir/Patient#Patient.birthDate"}
            """
        let made = try ExtractionCase(
            Self.form(item, directive: directive),
            Self.response(#"{"linkId":"b","answer":[{"valueDate":"1980"}]}"#)
        )
        #expect(made.json("Patient", 0, "birthDate") == #""1980""#)
    }

    @Test func anUnknownElementIsAFindingWhenTheFormIsLoaded() throws {
        let made = try ExtractionCase(
            Self.form(
                Self.item("a", "Patient.birthDate"),
                directive: """
                    {"url":"\(Self.sdc)definitionExtract","extension":[
                     {"url":"definition","valueCanonical":"\(Self.base)Patient"}]},
                    \(Self.fixed("Patient.nonsense", #""valueString":"x""#))
                    """
            ),
            Self.response(Self.answer("a", "1980"))
        )
        #expect(made.plan.findings.map(\.rule) == ["extract-definition"])
        #expect(made.json("Patient", 0, "birthDate") == #""1980""#)
    }
}
