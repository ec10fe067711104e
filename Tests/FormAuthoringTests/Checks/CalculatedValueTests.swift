import FHIRModel
import FormAuthoring
import FormTesting
import Testing

@testable import FormFiller

/// `cqf-calculatedValue` on a primitive, as Expression and as the text of one: both are acted on, as `cqf-expression` is.
@Suite struct CalculatedValueTests {
    private static let core = "http://hl7.org/fhir/StructureDefinition/"

    /// A companion that computes a value.
    private static func companion(_ way: Int, _ text: String) -> String {
        let expression =
            #""valueExpression":{"language":"text/fhirpath","expression":"\#(text)"}"#
        let found =
            switch way {
            case 0: #""url":"\#(core)cqf-expression",\#(expression)"#
            case 1: #""url":"\#(core)cqf-calculatedValue",\#(expression)"#
            default: #""url":"\#(core)cqf-calculatedValue","valueString":"\#(text)""#
            }
        return #"{"extension":[{\#(found)}]}"#
    }

    private static func limit(_ url: String, _ value: String, _ way: Int, _ text: String) -> String
    {
        #""extension":[{"url":"\#(core)\#(url)","_\#(value)":\#(companion(way, text))}]"#
    }

    @Test("limits and counts", arguments: 0...2)
    func limits(way: Int) throws {
        var made = try interview(
            #"{"linkId":"d","text":"d","type":"date",\#(Self.limit("maxValue", "valueDate", way, "today()"))}"#
        )
        let late = try #require(FHIRDateTime("2030-01-01"))
        #expect(made.answer([.date(late)]).map(\.rule) == ["above-maximum"])
        made = try interview(
            #"{"linkId":"n","text":"n","type":"integer",\#(Self.limit("minValue", "valueInteger", way, "3"))}"#
        )
        #expect(made.answer([.integer(2)]).map(\.rule) == ["below-minimum"])
        for (url, answers) in [("questionnaire-minOccurs", 1), ("questionnaire-maxOccurs", 3)] {
            made = try interview(
                #"{"linkId":"n","text":"n","type":"integer","repeats":true,"required":true,\#(Self.limit(url, "valueInteger", way, "2"))}"#
            )
            #expect(made.answer((1...answers).map { .integer($0) }).isEmpty == false)
        }
    }

    @Test("where nothing is computed, the author is told", arguments: 0...2)
    func elsewhere(way: Int) {
        let companion = Self.companion(way, "'x'")
        for item in [
            #""text":"t","type":"string","_definition":\#(companion)"#,
            #""text":"t","type":"string","extension":[{"url":"\#(Self.core)minLength","_valueInteger":\#(companion)}]"#,
            #""text":"t","type":"choice","answerOption":[{"valueCoding":{"code":"a","display":"A","_display":\#(companion)}}]"#,
            #""text":"t","type":"string","initial":[{"_valueString":\#(companion)}]"#,
            #""text":"t","type":"string","extension":[{"url":"\#(Self.core)entryFormat","valueString":"f","_valueString":\#(companion)}]"#,
        ] {
            let text =
                #"{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"q",\#(item)}]}"#
            let found = QuestionnaireCheck(Array(text.utf8)).findings
            #expect(found.contains { $0.rule == "extension-place" && $0.linkId == "q" }, "\(item)")
        }
        let used =
            #"{"resourceType":"Questionnaire","status":"draft","item":[{"linkId":"q","text":"t","_text":\#(companion),"type":"string"}]}"#
        #expect(
            !QuestionnaireCheck(Array(used.utf8)).findings.contains { $0.rule == "extension-place" }
        )
    }

    @Test("words, required, repeats, readOnly, maxLength", arguments: 0...2)
    func elements(way: Int) throws {
        var made = try interview(
            #"{"linkId":"a","text":"old","_text":\#(Self.companion(way, "'new'")),"type":"string","_maxLength":\#(Self.companion(way, "2")),"_required":\#(Self.companion(way, "true"))}"#
        )
        #expect(made.question?.text == "new" && made.question?.isRequired == true)
        #expect(made.answer([string("abc")]) == [.tooLong(maximum: 2)])
        made = try interview(
            #"{"linkId":"a","text":"a","type":"string","_readOnly":\#(Self.companion(way, "true"))},{"linkId":"b","text":"b","type":"string","repeats":true,"_repeats":\#(Self.companion(way, "false"))}"#
        )
        #expect(made.asked == "b" && made.question?.repeats == false)
    }
}
