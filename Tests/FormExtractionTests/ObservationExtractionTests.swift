import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

@Suite("Observation-based extraction (SDC 4.0.0)")
struct ObservationExtractionTests {
    private static let url =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"
    private static let category =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observation-extract-category"
    private static let unit = "http://hl7.org/fhir/StructureDefinition/questionnaire-unit"

    private static func extract(_ value: String) -> String { #"{"url":"\#(url)",\#(value)}"# }

    private static let yes = extract(#""valueBoolean":true"#)
    private static let no = extract(#""valueBoolean":false"#)

    private static func item(
        _ linkId: String,
        _ type: String,
        extensions: String = "",
        code: String? = nil,
        items: String = ""
    ) -> String {
        """
        {"linkId":"\(linkId)","type":"\(type)","extension":[\(extensions)],
         "code":[\(code ?? #"{"system":"urn:c","code":"\#(linkId)"}"#)],"item":[\(items)]}
        """
    }

    private static func make(
        _ items: String,
        _ answers: String,
        root: String = yes
    ) throws -> ExtractionCase {
        try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active","extension":[\(root)],"item":[\(items)]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","authored":"2026-11-20T08:00:00Z",
             "subject":{"reference":"Patient/7"},"encounter":{"reference":"Encounter/8"},
             "author":{"reference":"Device/9"},"source":{"reference":"Patient/7"},
             "basedOn":[{"reference":"ServiceRequest/5"}],"item":[\(answers)]}
            """
        )
    }

    @Test func everyElementTheGuideNames() throws {
        let categories = """
            {"url":"\(Self.category)","valueCodeableConcept":{"coding":[{"code":"survey"}]}}
            """
        let made = try Self.make(
            Self.item("w", "decimal", extensions: categories),
            #"{"linkId":"w","answer":[{"valueDecimal":70.50}]}"#
        )
        let response = try #require(made.json(at: made.entry("QuestionnaireResponse"), "fullUrl"))
        #expect(
            made.json("Observation") == """
                {"resourceType":"Observation","basedOn":[{"reference":"ServiceRequest/5"}],\
                "status":"final","category":[{"coding":[{"code":"survey"}]}],\
                "code":{"coding":[{"system":"urn:c","code":"w"}]},\
                "subject":{"reference":"Patient/7"},"encounter":{"reference":"Encounter/8"},\
                "effectiveDateTime":"2026-11-20T08:00:00Z","issued":"2026-11-20T08:00:00Z",\
                "performer":[{"reference":"Patient/7"}],\
                "derivedFrom":[{"reference":\(response)}],"valueQuantity":{"value":70.50},\
                "identifier":[\(made.ownIdentifier("Observation"))]}
                """
        )
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test(
        "value[x] by the type of the answer",
        arguments: [
            ("boolean", #""valueBoolean":true"#, "valueBoolean", "true"),
            ("integer", #""valueInteger":3"#, "valueInteger", "3"),
            ("date", #""valueDate":"2020-01""#, "valueDateTime", #""2020-01""#),
            ("time", #""valueTime":"10:00:00""#, "valueTime", #""10:00:00""#),
            ("url", #""valueUri":"urn:x""#, "valueString", #""urn:x""#),
            (
                "choice", #""valueCoding":{"code":"a"}"#, "valueCodeableConcept",
                #"{"coding":[{"code":"a"}]}"#
            ),
            (
                "quantity", #""valueQuantity":{"value":1,"unit":"kg"}"#, "valueQuantity",
                #"{"value":1,"unit":"kg"}"#
            ),
        ]
    )
    func values(_ type: String, _ answer: String, _ name: String, _ expected: String) throws {
        let made = try Self.make(
            Self.item("q", type),
            #"{"linkId":"q","answer":[{\#(answer)}]}"#
        )
        #expect(made.json("Observation", 0, name) == expected)
    }

    @Test func aUnitMakesANumberAQuantity() throws {
        let unit = """
            {"url":"\(Self.unit)","valueCoding":{"system":"http://unitsofmeasure.org","code":"{score}",
             "display":"points"}}
            """
        let made = try Self.make(
            Self.item("q", "integer", extensions: unit),
            #"{"linkId":"q","answer":[{"valueInteger":9}]}"#
        )
        #expect(
            made.json("Observation", 0, "valueQuantity") == """
                {"value":9,"unit":"points","system":"http://unitsofmeasure.org","code":"{score}"}
                """
        )
    }

    @Test func answersWithoutPlaceInAnObservationMakeNone() throws {
        let made = try Self.make(
            Self.item("q", "reference"),
            #"{"linkId":"q","answer":[{"valueReference":{"reference":"Group/1"}}]}"#
        )
        #expect(!made.types.contains("Observation"))
        #expect(made.extraction.findings.map(\.rule) == ["extract-observation"])
    }

    @Test func eachAnswerIsAnObservationAndNoAnswerIsNone() throws {
        let made = try Self.make(
            Self.item("q", "integer") + "," + Self.item("r", "integer"),
            #"{"linkId":"q","answer":[{"valueInteger":1},{"valueInteger":2}]},{"linkId":"r"}"#
        )
        #expect(made.types.filter { $0 == "Observation" }.count == 2)
        #expect(made.json("Observation", 1, "valueInteger") == "2")
    }

    @Test func falseTakesOutAnItemAndAllBelow() throws {
        let inner = Self.item("inner", "integer")
        let made = try Self.make(
            Self.item("out", "group", extensions: Self.no, items: inner),
            #"{"linkId":"out","item":[{"linkId":"inner","answer":[{"valueInteger":1}]}]}"#
        )
        #expect(!made.types.contains("Observation"))
    }

    @Test func onlyTaggedCodesAreWritten() throws {
        let codes = """
            {"code":"a"},{"extension":[\(Self.yes),{"url":"urn:x","valueCode":"y"}],"code":"b"}
            """
        let made = try Self.make(
            Self.item("q", "integer", code: codes),
            #"{"linkId":"q","answer":[{"valueInteger":1}]}"#,
            root: #"{"url":"urn:none","valueCode":"x"}"#
        )
        #expect(
            made.json("Observation", 0, "code.coding")
                == #"[{"extension":[{"url":"urn:x","valueCode":"y"}],"code":"b"}]"#
        )
    }

    @Test func membersAndComponentsBelongToTheirGroup() throws {
        let member = Self.extract(#""valueCode":"member""#)
        let component = Self.extract(#""valueCode":"component""#)
        let items = [
            Self.item("m", "integer", extensions: member),
            Self.item("c", "integer", extensions: component), Self.item("alone", "integer"),
        ].joined(separator: ",")
        let made = try Self.make(
            Self.item("panel", "group", items: items),
            """
            {"linkId":"panel","item":[{"linkId":"m","answer":[{"valueInteger":1}]},
             {"linkId":"c","answer":[{"valueInteger":2}]},
             {"linkId":"alone","answer":[{"valueInteger":3}]}]}
            """
        )
        #expect(made.types.filter { $0 == "Observation" }.count == 3)
        let member0 = made.json(at: made.entry("Observation", 0), "fullUrl") ?? "?"
        #expect(made.json("Observation", 0, "valueInteger") == "1")
        #expect(made.json("Observation", 1, "valueInteger") == "3")
        #expect(made.json("Observation", 2, "hasMember") == #"[{"reference":\#(member0)}]"#)
        #expect(
            made.json("Observation", 2, "component") == """
                [{"code":{"coding":[{"system":"urn:c","code":"c"}]},"valueInteger":2}]
                """
        )
        #expect(made.json("Observation", 2, "valueInteger") == nil)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    /// observation-extract-relationship: `derived` and `independent`.
    @Test func derivedPointsToItsParentAndIndependentToNone() throws {
        let items = [
            Self.item("d", "integer", extensions: Self.extract(#""valueCode":"derived""#)),
            Self.item("i", "integer", extensions: Self.extract(#""valueCode":"independent""#)),
        ].joined(separator: ",")
        let made = try Self.make(
            Self.item("p", "integer", items: items),
            """
            {"linkId":"p","answer":[{"valueInteger":1,"item":[{"linkId":"d","answer":[{"valueInteger":2}]},
             {"linkId":"i","answer":[{"valueInteger":3}]}]}]}
            """
        )
        #expect(made.plan.findings == [])
        let parent = made.json(at: made.entry("Observation", 2), "fullUrl") ?? "?"
        #expect(made.json("Observation", 0, "valueInteger") == "2")
        #expect(made.json("Observation", 0, "derivedFrom.1") == #"{"reference":\#(parent)}"#)
        #expect(made.json("Observation", 1, "derivedFrom.1") == nil)
        #expect(made.json("Observation", 2, "hasMember") == nil)
        #expect(BundleRules(bundle: made.bundle).broken == [])
    }

    @Test func booleanAndCodeOnOneItemAreAnError() throws {
        let made = try Self.make(
            Self.item(
                "p",
                "integer",
                extensions: Self.yes + "," + Self.extract(#""valueCode":"member""#)
            ),
            #"{"linkId":"p","answer":[{"valueInteger":1}]}"#
        )
        #expect(made.plan.findings.map(\.rule) == ["extract-observation"])
    }
}
