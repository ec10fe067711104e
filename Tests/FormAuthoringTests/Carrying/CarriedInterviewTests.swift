import FHIRModel
import FormTesting
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// Answers go on in a form that its author changes meanwhile.
struct CarriedInterviewTests {
    private static let codes =
        #""answerOption": [{"valueCoding": {"code": "x"}}, {"valueCoding": {"code": "y"}}]"#
    private let items = """
        {"linkId": "a", "type": "choice", \(codes)},
        {"linkId": "g", "type": "group", "item": [
         {"linkId": "b", "type": "integer"}, {"linkId": "c", "type": "string", "repeats": true}]},
        {"linkId": "people", "type": "group", "repeats": true, "item": [{"linkId": "name", "type": "string"}]},
        {"linkId": "last", "type": "string"}
        """

    /// Everything answered, at the last question: `a=x,g[b=7,c=one|two],people[name=Ann],people[name=Bob]`.
    private func answered() throws -> Interview {
        var interview = try interview(items)
        interview.answer([code("x")])
        interview.answer([.integer(7)])
        interview.answer([string("one"), string("two")])
        interview.answer([string("Ann")])
        interview.addAnother(true)
        interview.answer([string("Bob")])
        interview.addAnother(false)
        #expect(interview.asked == "last")
        return interview
    }

    private func carried(
        _ items: String,
        from versions: [Interview]
    ) throws
        -> CarriedInterview
    {
        let carried = CarriedInterview(try form(items), from: versions, now: try noon())
        #expect(carried.interview.isConsistent)
        return carried
    }

    @Test func inTheSameFormAllStaysAsItWas() throws {
        let old = try answered()
        let same = try carried(items, from: [old])
        #expect(same.interview.outline == old.outline)
        #expect(same.interview.asked == "last")
        #expect(same.refused.isEmpty)
        #expect(same.holding.isEmpty)
    }

    @Test func anAnswerIsFoundWhereItsQuestionStandsNow() throws {
        let moved = """
            {"linkId": "new", "type": "group", "item": [
             {"linkId": "g", "type": "group", "item": [{"linkId": "last", "type": "string"}]},
             {"linkId": "a", "type": "choice", \(Self.codes)}]},
            {"linkId": "b", "type": "integer"},
            {"linkId": "outer", "type": "group", "repeats": true, "item": [
             {"linkId": "c", "type": "string", "repeats": true}]}
            """
        let carried = try carried(moved, from: [try answered()])
        #expect(carried.interview.outline == "new[a=x],b=7,outer[c=one|two]")
        #expect(carried.interview.asked == "last")
    }

    @Test func aQuestionThatIsTakenOutAndPutBackIsAnsweredStill() throws {
        let old = try answered()
        let without = try carried(#"{"linkId": "last", "type": "string"}"#, from: [old])
        #expect(without.interview.outline.isEmpty)
        #expect(without.holding.count == 1)
        let again = try carried(items, from: [without.interview] + without.holding)
        #expect(again.interview.outline == old.outline)
        #expect(again.holding.isEmpty)
    }

    @Test func anAnswerThatIsNotTakenIsNamedAndComesBackWithItsType() throws {
        let old = try answered()
        let other = items.replacing(#""b", "type": "integer""#, with: #""b", "type": "boolean""#)
        let refusing = try carried(other, from: [old])
        #expect(refusing.refused == ["b"])
        #expect(refusing.interview.outline.hasPrefix("a=x,g[c=one|two]"))
        #expect(refusing.interview.asked == "last")
        let again = try carried(items, from: [refusing.interview] + refusing.holding)
        #expect(again.interview.outline == old.outline)
    }

    @Test(arguments: [
        (#"{"valueCoding": {"code": "x"}}, "#, "", "g[b=7,c=one|two]", "a"),
        (#""string", "repeats": true}]}"#, #""string"}]}"#, "a=x,g[b=7,c=one]", "c"),
        (#""b", "type": "integer""#, #""b", "type": "decimal""#, "a=x,g[b=7,c=one|two]", ""),
        (#""c", "type": "string""#, #""c", "type": "text""#, "a=x,g[b=7,c=one|two]", ""),
        (
            #""c", "type": "string""#, #""c", "maxLength": 2, "type": "string""#, "a=x,g[b=7]", "c"
        ),
    ])
    func whatTheNewVersionTakes(
        _ old: String,
        _ new: String,
        _ outline: String,
        _ refused: String
    ) throws {
        let changed = items.replacing(old, with: new)
        #expect(changed != items)
        let carried = try carried(changed, from: [try answered()])
        #expect(carried.interview.outline.hasPrefix(outline), "\(carried.interview.outline)")
        #expect(carried.refused == (refused.isEmpty ? [] : [refused]))
        #expect(carried.interview.asked == "last")
    }

    @Test func aGroupThatRepeatsNoMoreKeepsItsFirstInstanceAndOneThatBeginsToHasOne() throws {
        let once = items.replacing(#""group", "repeats": true"#, with: #""group""#)
        let single = try carried(once, from: [try answered()])
        #expect(single.interview.outline.hasSuffix("people[name=Ann]"))
        let many = try carried(items, from: [single.interview])
        #expect(many.interview.outline.hasSuffix("people[name=Ann]"))
    }

    @Test func whatWasHiddenByAConditionComesBackWithIt() throws {
        func conditional(_ wanted: String) -> String {
            items.replacing(
                #""b", "type""#,
                with:
                    #""b", "enableWhen": [{"question": "a", "operator": "=", "answerCoding": {"code": "\#(wanted)"}}], "type""#
            )
        }
        let disabled = try carried(conditional("y"), from: [try answered()])
        #expect(disabled.interview.outline.hasPrefix("a=x,g[c=one|two]"))
        let enabled = try carried(conditional("x"), from: [disabled.interview])
        #expect(enabled.interview.outline.hasPrefix("a=x,g[b=7,c=one|two]"))
    }

    @Test func anAnswerThatWasTakenAwayStaysAway() throws {
        var old = try answered()
        old.back()
        while old.asked != "b" { old.back() }
        old.skip()
        let without = try carried(#"{"linkId": "last", "type": "string"}"#, from: [try answered()])
        let carried = try carried(items, from: [old] + without.holding)
        #expect(carried.interview.outline.hasPrefix("a=x,g[c=one|two]"))
    }

    @Test func aNewQuestionIsAskedBeforeTheEndAndInitialValuesAndTotalsAreThoseOfTheNewVersion()
        throws
    {
        let total = """
            {"linkId": "n", "type": "integer", "initial": [{"valueInteger": 1}]},
            {"linkId": "t", "type": "integer", "extension": [
             {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true},
             {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
              "valueExpression": {"language": "text/fhirpath",
               "expression": "%resource.item.where(linkId = 'n').answer.value * 2"}}]}
            """
        var old = try interview(total)
        #expect(old.outline == "n=1,t=2")
        old.next()
        #expect(old.isFinished)
        let changed = total.replacing("\"valueInteger\": 1", with: "\"valueInteger\": 5")
            .replacing("* 2", with: "* 3")
        let question = #"{"linkId": "new", "type": "string"}, "#
        let carried = try carried(question + changed, from: [old])
        #expect(carried.interview.outline == "n=5,t=15")
        #expect(carried.interview.asked == "new")
    }
}
