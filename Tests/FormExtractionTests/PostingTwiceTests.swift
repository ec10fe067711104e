import FHIRModel
import FormExtraction
import FormFiller
import FormTesting
import Testing

/// A Bundle is sent again when nobody knows whether the first sending came through: nothing must then be there twice.
@Suite("Posting a Bundle twice")
struct PostingTwiceTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    private static let answered = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
         {"linkId":"q","answer":[{"valueInteger":1},{"valueInteger":2}]}]}
        """

    /// A form with one repeating question and one template, used once for the form or once for the item.
    private static func form(_ template: String, onItem: Bool = false) -> String {
        let use = """
            "extension":[{"url":"\(sdc)templateExtract","extension":[
             {"url":"template","valueReference":{"reference":"#t"}}]}],
            """
        return """
            {"resourceType":"Questionnaire","status":"active",\(onItem ? "" : use)"contained":[\(template)],
             "item":[{\(onItem ? use : "")"linkId":"q","type":"integer","repeats":true,"code":[{"code":"q"}]}]}
            """
    }

    private static let templates = [
        // With a list of identifiers, with and without its author's own.
        #"{"resourceType":"Patient","id":"t","active":true}"#,
        #"{"resourceType":"ServiceRequest","id":"t","status":"active","identifier":[{"system":"urn:a","value":"same for all"}]}"#,
        #"{"resourceType":"Condition","id":"t","identifier":[{"system":"urn:a","value":"same for all"}]}"#,
        // With one identifier only.
        #"{"resourceType":"Composition","id":"t","status":"final"}"#,
        #"{"resourceType":"Composition","id":"t","identifier":{"system":"urn:a","value":"same for all"}}"#,
        // Without any.
        #"{"resourceType":"Provenance","id":"t","recorded":"2026-01-01T00:00:00Z"}"#,
        #"{"resourceType":"AuditEvent","id":"t","action":"C"}"#,
    ]

    private static let numbers: [BusinessIdentifier?] = [
        nil, .init(system: "urn:example:number", value: "20261123T141507Z-7F3KQ2"),
        .init(system: "https://example.org/a?b=c&d", value: "7 %,|$\\é+#"),
    ]

    private static func expectTheSameTwice(_ made: ExtractionCase) throws {
        var server = ConditionalServer()
        try server.post(made.bundle)
        let once = server.contents
        #expect(once.count == made.types.count, "every resource is created")
        try server.post(made.bundle)
        #expect(server.contents == once)
    }

    @Test(arguments: templates, numbers)
    func ofTemplates(_ template: String, _ number: BusinessIdentifier?) throws {
        for onItem in [false, true] {
            try Self.expectTheSameTwice(
                ExtractionCase(Self.form(template, onItem: onItem), Self.answered, number: number)
            )
        }
    }

    /// Two visitors with one form: what the author wrote into a template is the same, and both are stored.
    @Test(arguments: templates)
    func twoVisitorsAreNeverTakenForOne(_ template: String) throws {
        var server = ConditionalServer()
        for value in ["1", "2"] {
            let made = try ExtractionCase(
                Self.form(template),
                Self.answered,
                number: .init(system: "urn:n", value: value),
                seed: UInt64(value) ?? 0
            )
            try server.post(made.bundle)
            if value == "2" { #expect(server.resources.count == 2 * made.types.count) }
        }
    }

    @Test(arguments: numbers)
    func ofObservations(_ number: BusinessIdentifier?) throws {
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active","extension":[
             {"url":"\(Self.sdc)observationExtract","valueBoolean":true}],"item":[
             {"linkId":"q","type":"integer","repeats":true,"code":[{"code":"q"}]}]}
            """,
            Self.answered,
            number: number
        )
        #expect(made.types.filter { $0 == "Observation" }.count == 2)
        try Self.expectTheSameTwice(made)
    }

    @Test func theIdentifierOfAnObservationIsMadeOfTheNumberAndItsPlace() throws {
        func identifiers(seed: UInt64) throws -> [String] {
            let made = try ExtractionCase(
                StandardRequestTests.form,
                StandardRequestTests.response,
                number: .init(system: "urn:n", value: "20261123T141507Z-7F3KQ2"),
                seed: seed
            )
            return ["identifier.0.value", "identifier.0.system"].compactMap {
                made.json("Observation", 0, $0)
            } + [made.json(at: made.entry("Observation"), "request.ifNoneExist") ?? ""]
        }
        let expected = [
            #""20261123T141507Z-7F3KQ2/Observation/1""#, #""urn:n""#,
            #""identifier=urn:n|20261123T141507Z-7F3KQ2/Observation/1""#,
        ]
        #expect(try identifiers(seed: 1) == expected)
        // The same answers extracted again under the same number are the same Observation.
        #expect(try identifiers(seed: 2) == expected)
    }

    @Test(arguments: numbers)
    func ofDefinitions(_ number: BusinessIdentifier?) throws {
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active","extension":[
             {"url":"\(Self.sdc)definitionExtract","extension":[
              {"url":"definition","valueCanonical":"http://hl7.org/fhir/StructureDefinition/Basic"}]}],"item":[
             {"linkId":"q","type":"integer","repeats":true}]}
            """,
            Self.answered,
            number: number
        )
        #expect(made.types.contains("Basic"))
        try Self.expectTheSameTwice(made)
    }

    /// What the author has said about it is kept.
    @Test func anAuthorsOwnConditionStays() throws {
        let template = #"{"resourceType":"Patient","id":"t"}"#
        let form = Self.form(template).replacing(
            ##"{"reference":"#t"}}"##,
            with:
                ##"{"reference":"#t"}},{"url":"ifNoneExist","valueString":"'identifier=urn:mrn|7'"}"##
        )
        let made = try ExtractionCase(form, Self.answered, number: Self.numbers[1])
        let condition = made.json(at: made.entry("Patient"), "request.ifNoneExist")
        #expect(condition == #""identifier=urn:mrn|7""#)
    }
}
