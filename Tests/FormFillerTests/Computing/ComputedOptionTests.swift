import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Form Behavior": answers a form offers by expression.
@Suite struct ComputedOptionTests {
    private let choice =
        #""type":"choice","answerOption":[{"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y"}},{"valueCoding":{"code":"z"}}]"#

    private func toggle(_ codes: String..., by expression: String) -> String {
        let options = codes.map { #"{"url":"option","valueCoding":{"code":"\#($0)"}}"# }
        return
            #"{"url":"\#(Computed.sdc)answerOptionsToggleExpression","extension":[\#(options.joined(separator: ",")),\#(Computed.by("expression", expression))]}"#
    }

    private func offered(_ interview: Interview) -> [String] {
        interview.question?.options.map(\.text) ?? []
    }

    @Test("answerExpression: what it comes to is offered, and nothing else is accepted")
    func answerExpression() throws {
        let permitted = Computed.by(
            Computed.sdc + "answerExpression",
            "%resource.item.where(linkId='a').answer.value"
        )
        var interview = try interview(
            #"{"linkId":"a","text":"a","repeats":true,\#(choice)},{"linkId":"b","text":"b","type":"choice","extension":[\#(permitted)]}"#
        )
        interview.answer([code("x"), code("z")])
        #expect(offered(interview) == ["x", "z"])
        #expect(interview.answer([code("y")]) == [.notOffered])
        interview.answer([code("z")])
        #expect(interview.outline == "a=x|z,b=z")
    }

    @Test(
        "answerExpression: an earlier answer no longer offered stays, is flagged, and keeps the form from being complete"
    )
    func outdatedAnswer() throws {
        let permitted = Computed.by(Computed.sdc + "answerExpression", Computed.answer("a"))
        var interview = try interview(
            #"{"linkId":"a","text":"a","repeats":true,\#(choice)},{"linkId":"b","text":"b","type":"choice","extension":[\#(permitted)]}"#
        )
        interview.answer([code("x"), code("z")])
        interview.answer([code("z")])
        #expect(interview.problems.isEmpty)
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([code("x")])
        #expect(interview.asked == "b")
        #expect(interview.question?.problems == [.notOffered])
        #expect(interview.outline == "a=x,b=z")
    }

    @Test(
        "answerExpression: a Coding of the form is answered whole, with the weight that stands in it"
    )
    func weightIsKept() throws {
        let permitted = Computed.by(
            Computed.sdc + "answerExpression",
            "%questionnaire.item.where(linkId='a').answerOption.value"
        )
        let total = Computed.by(
            Computed.sdc + "calculatedExpression",
            "%resource.item.where(linkId='b').answer.value.weight().sum()"
        )
        let weight =
            #"{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":7}"#
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"choice","answerOption":[{"valueCoding":{"code":"x","extension":[\#(weight)]}}]},{"linkId":"b","text":"b","type":"choice","extension":[\#(permitted)]},{"linkId":"t","text":"t","type":"decimal","readOnly":true,"extension":[\#(total)]}"#
        )
        interview.skip()
        interview.answer([code("x")])
        #expect(interview.outline == "b=x,t=7")
    }

    @Test(
        "answerOptionsToggleExpression: offered while true, withheld while false or empty; options it does not name are always offered"
    )
    func toggled() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"boolean"},{"linkId":"b","text":"b","extension":[\#(toggle("y", "z", by: Computed.answer("a")))],\#(choice)}"#
        )
        interview.skip()
        #expect(offered(interview) == ["x"])
        interview.back()
        interview.answer([.boolean(true)])
        #expect(offered(interview) == ["x", "y", "z"])
        interview.back()
        interview.answer([.boolean(false)])
        #expect(offered(interview) == ["x"])
        #expect(interview.answer([code("y")]) == [.notOffered])
    }

    @Test(
        "answerOptionsToggleExpression: of several that name an option, one that is true is enough"
    )
    func toggledTwice() throws {
        let interview = try interview(
            #"{"linkId":"b","text":"b","extension":[\#(toggle("y", by: "false")),\#(toggle("y", by: "true")),\#(toggle("z", by: "false"))],\#(choice)}"#
        )
        #expect(offered(interview) == ["x", "y"])
    }

    @Test(
        "answerOptionsToggleExpression: one that cannot be evaluated withholds nothing, and the form is not complete"
    )
    func failingToggle() throws {
        var interview = try interview(
            #"{"linkId":"b","text":"b","extension":[\#(toggle("y", by: "(1 | 2).single()"))],\#(choice)}"#
        )
        #expect(offered(interview) == ["x", "y", "z"])
        interview.answer([code("y")])
        #expect(interview.isFinished)
        #expect(interview.problems.map(\.problem) == [.ruleFailed(expression: "(1 | 2).single()")])
        #expect(interview.response.status == .inProgress)
    }

    @Test("cqf-expression on answerValueSet: the value set it names is offered")
    func computedValueSet() throws {
        func set(_ id: String, _ code: String) -> String {
            #"{"resourceType":"ValueSet","id":"\#(id)","status":"active","compose":{"include":[{"system":"urn:s","concept":[{"code":"\#(code)"}]}]}}"#
        }
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"boolean"},{"linkId":"b","text":"b","type":"choice",\#(Computed.companion("answerValueSet", "iif(\(Computed.answer("a")) = true, '#one', '#two')"))}"#,
            more: #","contained":[\#(set("one", "first")),\#(set("two", "second"))]"#
        )
        interview.answer([.boolean(true)])
        #expect(offered(interview) == ["first"])
        interview.back()
        interview.answer([.boolean(false)])
        #expect(offered(interview) == ["second"])
    }

    @Test("repeats: the options of one instance depend on its own answers")
    func ownInstance() throws {
        var interview = try interview(
            #"{"linkId":"g","type":"group","repeats":true,"extension":[\#(Computed.variable("on", "item.where(linkId='a').answer.value"))],"item":[{"linkId":"a","text":"a","type":"boolean"},{"linkId":"b","text":"b","extension":[\#(toggle("y", "z", by: "%on"))],\#(choice)}]}"#
        )
        interview.answer([.boolean(true)])
        #expect(offered(interview) == ["x", "y", "z"])
        interview.answer([code("y")])
        interview.addAnother(true)
        interview.answer([.boolean(false)])
        #expect(offered(interview) == ["x"])
    }
}
