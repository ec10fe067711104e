import FHIRModel
import FormAuthoring
import FormTesting
import Testing

@testable import FormFiller

/// What a person who signs is told of lists of options: their headings, what is missing from them, when some are not offered.
struct OutlineListTests {
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
    private static let color =
        #"{"linkId":"c","type":"choice","text":"Which one?","answerValueSet":"#

    /// The lines of the outline, without the blanks around them, of a form with a contained value set.
    private func lines(_ items: String, expansion: String = "") throws -> [Substring] {
        let more =
            expansion.isEmpty
            ? ""
            : #","contained":[{"resourceType":"ValueSet","id":"v","status":"active","expansion":{"timestamp":"2026-11-01",\#(expansion)}}]"#
        return FormOutline(of: try form(items, more: more)).text(width: 200)
            .split(separator: "\n").map { $0.drop { $0 == " " } }
    }

    @Test func headingsOfAValueSetAreMarkedAndStandOnceAboveTheirOptions() throws {
        let lines = try lines(
            ##"\##(Self.color)"#v"}"##,
            expansion: #"""
                "contains":[
                {"display":"Warm","abstract":true,"contains":[
                {"system":"s","code":"r","display":"Red"},{"system":"s","code":"y","display":"Yellow"}]},
                {"display":"Cold","abstract":true,"contains":[{"system":"s","code":"b","display":"Blue"}]},
                {"system":"s","code":"n","display":"None"}]
                """#
        )
        let list = lines.drop { !$0.contains("Warm") }.prefix(6)
        #expect(
            Array(list) == [
                "o Warm (heading)", "o Red (r)", "o Yellow (y)", "o Cold (heading)", "o Blue (b)",
                "o None (n)",
            ]
        )
    }

    @Test("a list that is cut off is said to be, a whole one is not", arguments: [true, false])
    func aListThatIsNotWholeIsSaidToBe(isCut: Bool) throws {
        let lines = try lines(
            ##"\##(Self.color)"#v"}"##,
            expansion: #"""
                "total":\#(isCut ? 40 : 1),"contains":[{"system":"s","code":"r","display":"Red"}]
                """#
        )
        #expect(lines.contains { $0.contains("the list is not whole") } == isCut, "\(lines)")
    }

    @Test func aToggleNamesTheOptionsItSwitchesAndKeepsItsExpressionForTheAnnex() throws {
        let lines = try lines(
            #"""
            {"linkId":"n","type":"integer","text":"How many?"},
            {"linkId":"c","type":"choice","text":"Which one?","extension":[
            {"url":"\#(Self.sdc)answerOptionsToggleExpression","extension":[
            {"url":"option","valueCoding":{"code":"r"}},{"url":"option","valueCoding":{"code":"y"}},
            {"url":"expression","valueExpression":{"language":"text/fhirpath","description":"There are some",
            "expression":"%resource.item.where(linkId='n').answer.value > 0"}}]}],
            "answerOption":[{"valueCoding":{"code":"r","display":"Red"}},{"valueCoding":{"code":"y","display":"Yellow"}},
            {"valueCoding":{"code":"b","display":"Blue"}}]}
            """#
        )
        let text = lines.joined(separator: "\n")
        #expect(
            text.contains("Offered only if this holds: “Red”, “Yellow”: There are some"),
            "\(text)"
        )
    }

    @Test(
        "R4's != holds without an answer too, and whoever signs reads that",
        arguments: [
            (
                ["r"], "all",
                "question 1 “Which one?” is anything but “Red” (also without an answer)"
            ),
            (
                ["r", "y"], "all",
                "question 1 “Which one?” is anything but “Red” or “Yellow” (also without an answer)"
            ),
            (
                ["r", "y"], "any",
                "question 1 “Which one?” is anything but “Red” (also without an answer) or is anything but “Yellow” (also without an answer)"
            ),
        ]
    )
    func anythingBut(codes: [String], behavior: String, words: String) throws {
        let conditions = codes.map {
            #"{"question":"c","operator":"!=","answerCoding":{"code":"\#($0)"}}"#
        }
        let lines = try lines(
            #"""
            {"linkId":"c","type":"choice","text":"Which one?","answerOption":[
            {"valueCoding":{"code":"r","display":"Red"}},{"valueCoding":{"code":"y","display":"Yellow"}}]},
            {"linkId":"w","type":"string","text":"Why?","enableBehavior":"\#(behavior)",
            "enableWhen":[\#(conditions.joined(separator: ","))]}
            """#
        )
        #expect(lines.contains("Asked only if: \(words)"), "\(lines)")
    }
}
