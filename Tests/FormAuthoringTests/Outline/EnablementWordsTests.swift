import FHIRModel
import FormAuthoring
import FormTesting
import Testing

@testable import FormFiller

/// Why something is asked or not, as staff who try a form out are told.
struct EnablementWordsTests {
    private let items = """
        {"linkId": "g", "type": "group", "text": "Medicine", "repeats": true, "item": [
          {"linkId": "name", "type": "string", "text": "Which one?"},
          {"linkId": "helps", "type": "boolean", "text": "Does it help?"},
          {"linkId": "why", "type": "string", "text": "Why not?",
           "enableWhen": [{"question": "helps", "operator": "=", "answerBoolean": false}]}]},
        {"linkId": "sum", "type": "integer", "text": "Sum",
         "enableWhen": [{"question": "name", "operator": "exists", "answerBoolean": true}],
         "extension": [
          {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true},
          {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
           "valueExpression": {"language": "text/fhirpath", "expression": "1"}}]},
        {"linkId": "page", "type": "display", "text": "Thank you", "extension": [
          {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression",
           "valueExpression": {"description": "Something was named", "language": "text/fhirpath",
            "expression": "%resource.item.item.exists()"}}]}
        """

    @Test func ofARepeatingPartTheOneOnTheScreenIsMeant() throws {
        var interview = try interview(items)
        #expect(interview.answer([string("Sertraline")]).isEmpty)
        #expect(interview.answer([.boolean(true)]).isEmpty)
        let first = try #require(interview.enablementReasons(of: "why")?.first)
        #expect(!first.isEnabled)
        interview.addAnother(true)
        #expect(interview.answer([string("Prazosin")]).isEmpty)
        #expect(interview.answer([.boolean(false)]).isEmpty)
        #expect(interview.asked == "why")
        let second = try #require(interview.enablementReasons(of: "why")?.first)
        #expect(second.isEnabled)
        #expect(second.conditions.map(\.holds) == [true])
    }

    @Test func whatIsHiddenIsComputedAndWhatIsTextIsShown() throws {
        let interview = try interview(items)
        #expect(interview.enablementReasons(of: "sum")?.first?.verb == "computed")
        #expect(interview.enablementReasons(of: "page")?.first?.verb == "shown")
        #expect(interview.form.enablementVerb(of: "why") == "asked")
        #expect(interview.form.enablementVerb(of: "g") == "shown")
        #expect(interview.form.enablementVerb(of: "nowhere") == nil)
    }

    @Test func anExpressionIsToldInItsAuthorsWordsFirst() throws {
        let reason = try #require(interview(items).enablementReasons(of: "page")?.first)
        #expect(
            reason.conditions.map(\.words) == ["Something was named: %resource.item.item.exists()"]
        )
    }
}
