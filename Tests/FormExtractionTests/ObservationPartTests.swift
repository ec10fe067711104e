import FHIRModel
import FormExtraction
import FormFiller
import Testing

/// Components, members and derived Observations belong to the answer they stand under.
@Suite("Parts of an Observation")
struct ObservationPartTests {
    private static let url =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"

    private static func item(
        _ linkId: String,
        _ type: String,
        _ mark: String?,
        _ items: String = ""
    ) -> String {
        let value = mark == "true" ? #""valueBoolean":true"# : #""valueCode":"\#(mark ?? "")""#
        let marks = mark == nil ? "" : #""extension":[{"url":"\#(url)",\#(value)}],"#
        return """
            {"linkId":"\(linkId)","type":"\(type)",\(marks)"repeats":true,"code":[{"code":"\(linkId)"}],
             "item":[\(items)]}
            """
    }

    private static func make(_ items: String, _ answers: String) throws -> ExtractionCase {
        try ExtractionCase(
            #"{"resourceType":"Questionnaire","status":"active","item":[\#(items)]}"#,
            #"{"resourceType":"QuestionnaireResponse","status":"completed","item":[\#(answers)]}"#
        )
    }

    /// `Ann 120, Ben 130`: two answers, each with one below it.
    private static let pairs = """
        {"linkId":"p","answer":[
         {"valueString":"Ann","item":[{"linkId":"s","answer":[{"valueDecimal":120}]}]},
         {"valueString":"Ben","item":[{"linkId":"s","answer":[{"valueDecimal":130}]}]}]}
        """

    @Test func aComponentStandsInTheObservationOfItsAnswer() throws {
        let made = try Self.make(
            Self.item("p", "string", "true", Self.item("s", "decimal", "component")),
            Self.pairs
        )
        #expect(made.types.filter { $0 == "Observation" }.count == 2)
        for (number, name, value) in [(0, "Ann", "120"), (1, "Ben", "130")] {
            #expect(made.json("Observation", number, "valueString") == "\"\(name)\"")
            let component = made.json("Observation", number, "component")
            #expect(
                component
                    == #"[{"code":{"coding":[{"code":"s"}]},"valueQuantity":{"value":\#(value)}}]"#
            )
        }
    }

    @Test(arguments: ["member", "derived"])
    func aPartThatStandsAloneIsBoundToItsAnswer(_ mark: String) throws {
        let made = try Self.make(
            Self.item("p", "string", "true", Self.item("s", "decimal", mark)),
            Self.pairs
        )
        let addresses = (0..<4).map {
            made.json(at: made.entry("Observation", $0), "fullUrl") ?? ""
        }
        let values = (0..<4).map {
            made.json("Observation", $0, "valueString")
                ?? made.json("Observation", $0, "valueQuantity.value") ?? ""
        }
        for (name, value) in [("\"Ann\"", "120"), ("\"Ben\"", "130")] {
            let parent = try #require(values.firstIndex(of: name))
            let part = try #require(values.firstIndex(of: value))
            if mark == "member" {
                let members = made.json("Observation", parent, "hasMember")
                #expect(members == #"[{"reference":\#(addresses[part])}]"#)
            } else {
                #expect(
                    made.json("Observation", part, "derivedFrom.1.reference") == addresses[parent]
                )
            }
        }
    }

    /// Each instance of a repeating group has its own.
    @Test func aComponentStandsInTheObservationOfItsGroup() throws {
        let made = try Self.make(
            Self.item("g", "group", "true", Self.item("s", "decimal", "component")),
            """
            {"linkId":"g","item":[{"linkId":"s","answer":[{"valueDecimal":1},{"valueDecimal":2}]}]},
            {"linkId":"g","item":[{"linkId":"s","answer":[{"valueDecimal":3}]}]}
            """
        )
        #expect(made.types.filter { $0 == "Observation" }.count == 2)
        #expect(made.json("Observation", 0, "component.1.valueQuantity.value") == "2")
        #expect(made.json("Observation", 1, "component.0.valueQuantity.value") == "3")
        #expect(made.json("Observation", 1, "component.1") == nil)
    }

    /// A component around which nothing is extracted is an Observation of its own: an answer is not lost.
    @Test func aComponentOfNothingStandsAlone() throws {
        let made = try Self.make(
            Self.item("g", "group", nil, Self.item("s", "decimal", "component")),
            #"{"linkId":"g","item":[{"linkId":"s","answer":[{"valueDecimal":1}]}]}"#
        )
        #expect(made.json("Observation", 0, "code.coding.0.code") == #""s""#)
        #expect(made.json("Observation", 0, "valueQuantity.value") == "1")
    }

    /// An answer that no Observation can hold takes nothing with it that stands under it, and what is left out is said.
    @Test func anAnswerWithoutPlaceKeepsItsParts() throws {
        let made = try Self.make(
            Self.item("p", "reference", "true", Self.item("s", "decimal", "component")),
            """
            {"linkId":"p","answer":[{"valueReference":{"reference":"Group/1"},"item":[
             {"linkId":"s","answer":[{"valueDecimal":1}]}]}]}
            """
        )
        #expect(made.json("Observation", 0, "component.0.valueQuantity.value") == "1")
        #expect(made.extraction.findings.map(\.linkId) == ["p"])
    }

    @Test func aComponentThatCannotBeHeldIsSaid() throws {
        let made = try Self.make(
            Self.item("p", "integer", "true", Self.item("s", "reference", "component")),
            """
            {"linkId":"p","answer":[{"valueInteger":1,"item":[
             {"linkId":"s","answer":[{"valueReference":{"reference":"Group/1"}}]}]}]}
            """
        )
        #expect(made.json("Observation", 0, "component") == nil)
        #expect(made.extraction.findings.map(\.linkId) == ["s"])
    }
}
