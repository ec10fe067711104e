import FHIRModel
import FormAuthoring
import FormFiller
import FormTesting
import Foundation
import Testing

@Suite("anteroom check: what it says")
struct CheckMessageTests {
    private func findings(_ text: String) -> [Finding] {
        QuestionnaireCheck(Array(text.utf8)).findings
    }

    @Test func slipsOfJSONAreMendedSoThatAllElseIsFoundToo() {
        let found = findings(
            """
            {
              "resourceType": "Questionnaire",
              "status": "drafted",
              "item": [
                { "linkId": "a" "text": "A", "type": "display", },
                { "linkId": "a", "text": "B", "type": "display" }
              ]
            }
            """
        )
        #expect(found.filter { $0.rule == "json" }.map(\.position?.line) == [5, 5])
        #expect(
            found.filter { $0.severity == .error }.map(\.rule) == [
                "unknown-code", "json", "json", "que-2",
            ]
        )
    }

    @Test(arguments: [
        ("{'a': 1}", "A single quotation mark stands here. Write double ones: \". (RFC 8259)"),
        ("{“a”: 1}", "A curly quotation mark stands here. Write straight ones: \". (RFC 8259)"),
        (
            "{\"a\": True}",
            "A word belongs here as JSON has it: true, false or null in small letters. (RFC 8259)"
        ),
        (
            "{\"resourceType\": \"Patient\" // me\n}",
            "JSON has no comments. Take this out. (RFC 8259)"
        ),
        (
            "{\n<<<<<<< HEAD\n\"a\": 1\n=======",
            "Two versions were mixed here. Keep one, from <<<<<<< to >>>>>>>. (RFC 8259)"
        ),
        ("{\u{A0}\"a\": 1}", "An invisible no-break space stands here. Type a blank. (RFC 8259)"),
        ("{\"a\": 2,5}", "Decimals have a point: 2.5. (RFC 8259)"),
        ("{\"a\": …}", "Something was left out here. Fill it in. (RFC 8259)"),
        ("{\u{0}\"\u{0}", "The file is saved as UTF-16. Save it as UTF-8. (RFC 8259)"),
        (
            "PK\u{3}\u{4}x",
            "This is a ZIP or Word file. Unpack it, or save the questionnaire as JSON. (RFC 8259)"
        ),
        ("%PDF-1.7", "This is a PDF. Get the questionnaire itself, as JSON. (RFC 8259)"),
        (
            "{\\rtf1 x}",
            "This is a rich-text document. Save it as plain text, in UTF-8. (RFC 8259)"
        ),
        (
            "<!DOCTYPE html><html>",
            "This is a web page, perhaps a sign-in. Get the raw file. (RFC 8259)"
        ),
        ("<Questionnaire/>", "This is FHIR XML. Convert it to JSON. (RFC 8259)"),
        ("resourceType: Questionnaire", "This is YAML. Save it as JSON. (RFC 8259)"),
    ])
    func whatPeopleWriteForJSONIsCalledByItsName(_ text: String, _ message: String) {
        #expect(findings(text).first { $0.rule == "json" }?.message == message)
    }

    @Test func oneFaultIsSaidOnce() {
        let found = findings(
            """
            { "resourceType": "Questionnaire", "status": "draft", "experimental": true, "url": "http://example.org/a", "title": "A",
              "item": [ { "linkId": "a", "text": "A?", "type": "choice", "answerValueSet": "http://example.org/b" } ] }
            """
        )
        #expect(found.map(\.rule) == ["value-set"])
    }

    @Test func placesInExpressionsAreExactBehindEscapes() {
        let found = findings(
            """
            { "resourceType": "Questionnaire", "status": "draft", "experimental": true, "url": "http://example.org/a", "title": "A",
              "item": [ { "linkId": "a", "text": "A?", "type": "string", "extension": [ {
            "url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression", "valueExpression": { "language": "text/fhirpath",
            "expression": "'\\u00e9\\n' & nothing()" } } ] } ] }
            """
        )
        #expect(found.map { $0.position?.description } == ["4:29"])
    }

    @Test func otherResourcesAreNoQuestionnaires() {
        let found = findings(
            "{ \"resourceType\": \"Patient\",\n \"gender\": \"none\",\n \"birthday\": \"2000\" }"
        )
        #expect(found.map(\.rule) == ["not-a-questionnaire", "unknown-code", "unknown-element"])
    }

    @Test(arguments: [
        "", "[]", "null", "\"a\"", "{}", "{\"resourceType\":1}", "\u{FEFF}", "{\"item\":{}}",
        "{\"resourceType\":\"Questionnaire\",\"item\":[[]]}",
    ])
    func anythingElseIsAnErrorAndNoCrash(_ text: String) {
        #expect(findings(text).contains { $0.severity == .error })
    }

    /// The finding that the guide for staff explains.
    @Test func aSlipInALinkIdNamesWhatWasMeant() throws {
        let file = try ShippedFile.consultation()
        let text = String(decoding: file.source, as: UTF8.self)
            .replacing(
                "\"question\": \"safety.now\"",
                with: "\"question\": \"safety.nwo\"",
                maxReplacements: 1
            )
        let message = findings(text).first { $0.rule == "enable-question" }?.message
        #expect(
            message
                == "enableWhen looks at 'safety.nwo', but no item has this linkId; did you mean 'safety.now'? (R4 enableWhen.question)"
        )
        let guide = ShippedFile.folder.deletingLastPathComponent().appending(
            path: "Documentation/Questionnaires.md"
        )
        let words = String(decoding: try Data(contentsOf: guide), as: UTF8.self)
            .replacing("\n", with: " ")
        #expect(words.contains(try #require(message)))
    }

    @Test func nothingIsMeantByANameThatIsFarFromAll() {
        #expect(Suggestion.nearest(to: "colour", among: ["color", "cooler"]) == "color")
        #expect(Suggestion.nearest(to: "Safety.Now", among: ["safety.now"]) == "safety.now")
        #expect(Suggestion.nearest(to: "ab", among: ["abc"]) == nil)
        #expect(Suggestion.nearest(to: "name", among: ["telecom", "gender"]) == nil)
    }

    @Test func theStandardsRuleIsNamed() {
        let found = findings("{\"resourceType\":\"Questionnaire\"}")
        #expect(
            found.contains {
                $0.rule == "no-status" && $0.message.hasSuffix("(R4 Questionnaire.status)")
            }
        )
    }
}
