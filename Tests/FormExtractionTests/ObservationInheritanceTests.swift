import FHIRModel
import FormFiller
import Testing

/// Which items make an Observation, by the marks on the form, on the items around them, on themselves and on their codes (SDC 4.0.0,
/// Observation-based extraction): the nearest decides.
@Suite("The nearest observationExtract decides")
struct ObservationInheritanceTests {
    private static let url =
        "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-observationExtract"

    /// `true`, `false`, a code of the relationships, or nothing.
    private static func extensions(_ mark: String?) -> String {
        guard let mark else { return "" }
        let value =
            ["true", "false"].contains(mark)
            ? #""valueBoolean":\#(mark)"# : #""valueCode":"\#(mark)""#
        return #","extension":[{"url":"\#(url)",\#(value)}]"#
    }

    private static func codings(_ made: ExtractionCase) -> [String] {
        let count = made.types.filter { $0 == "Observation" }.count
        return (0..<count).map { number in
            (0..<9).compactMap { made.json("Observation", number, "code.coding.\($0).code") }
                .joined(separator: "+").filter { $0 != "\"" }
        }
    }

    @Test(
        "form, group, question, its two codes: what the Observation says",
        arguments: [
            (["true", nil, nil, nil, nil], "a+b"),
            (["false", nil, nil, nil, nil], nil),
            ([nil, nil, nil, nil, nil], nil),
            (["true", "false", nil, nil, nil], nil),
            (["false", "true", nil, nil, nil], "a+b"),
            (["true", "false", "true", nil, nil], "a+b"),
            ([nil, "false", "true", nil, nil], "a+b"),
            ([nil, "true", "false", nil, nil], nil),
            ([nil, "member", "false", nil, nil], nil),
            ([nil, "false", "independent", nil, nil], "a+b"),
            ([nil, nil, nil, "true", nil], "a"),
            ([nil, nil, "false", "true", nil], "a"),
            ([nil, "false", nil, nil, "true"], "b"),
            (["true", nil, nil, "false", nil], "b"),
            ([nil, nil, "true", nil, "false"], "a"),
            (["true", nil, nil, "false", "false"], nil),
            ([nil, nil, nil, "false", nil], nil),
            ([nil, nil, nil, "true", "true"], "a+b"),
        ] as [([String?], String?)]
    )
    func nearest(_ marks: [String?], _ expected: String?) throws {
        let codes = zip(["a", "b"], marks[3...]).map { code, mark in
            #"{"code":"\#(code)"\#(Self.extensions(mark))}"#
        }
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active"\(Self.extensions(marks[0])),"item":[
             {"linkId":"g","type":"group"\(Self.extensions(marks[1])),"item":[
              {"linkId":"q","type":"integer"\(Self.extensions(marks[2])),
               "code":[\(codes.joined(separator: ","))]}]}]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"g","item":[{"linkId":"q","answer":[{"valueInteger":1}]}]}]}
            """
        )
        #expect(Self.codings(made) == [expected].compactMap(\.self))
    }

    /// A mark on a code speaks of that code, not of the items under its item.
    @Test func whatACodeSaysStaysWithIt() throws {
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active","item":[
             {"linkId":"q","type":"integer","code":[{"code":"q"\(Self.extensions("true"))}],"item":[
              {"linkId":"r","type":"integer","code":[{"code":"r"}]}]},
             {"linkId":"s","type":"integer"\(Self.extensions("true")),
              "code":[{"code":"s"\(Self.extensions("false"))}],"item":[
               {"linkId":"t","type":"integer","code":[{"code":"t"}]}]}]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"q","answer":[{"valueInteger":1,"item":[{"linkId":"r","answer":[{"valueInteger":2}]}]}]},
             {"linkId":"s","answer":[{"valueInteger":3,"item":[{"linkId":"t","answer":[{"valueInteger":4}]}]}]}]}
            """
        )
        #expect(Self.codings(made) == ["q", "t"])
    }

    /// Every instance of a repeating group, and every answer, is marked as its item is.
    @Test func repeatsAreAllExtractedOrNone() throws {
        let made = try ExtractionCase(
            """
            {"resourceType":"Questionnaire","status":"active"\(Self.extensions("false")),"item":[
             {"linkId":"g","type":"group","repeats":true,"item":[
              {"linkId":"in","type":"integer","repeats":true,"code":[{"code":"in"}]\(Self.extensions("true"))},
              {"linkId":"out","type":"integer","repeats":true,"code":[{"code":"out"}]}]}]}
            """,
            """
            {"resourceType":"QuestionnaireResponse","status":"completed","item":[
             {"linkId":"g","item":[{"linkId":"in","answer":[{"valueInteger":1},{"valueInteger":2}]},
              {"linkId":"out","answer":[{"valueInteger":8}]}]},
             {"linkId":"g","item":[{"linkId":"in","answer":[{"valueInteger":3}]},
              {"linkId":"out","answer":[{"valueInteger":9}]}]}]}
            """
        )
        #expect(Self.codings(made) == ["in", "in", "in"])
        #expect(
            (0..<3).compactMap { made.json("Observation", $0, "valueInteger") } == ["1", "2", "3"]
        )
    }
}
