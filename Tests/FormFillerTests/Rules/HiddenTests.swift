import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 item.readOnly, `questionnaire-hidden`, and what stands in the response of them (SDC, "Rendering").
@Suite struct HiddenTests {
    private let hidden =
        #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true}]"#

    @Test("children of a hidden item are hidden too, and their conditions still decide")
    func children() throws {
        var interview = try interview(
            #"""
            {"linkId":"a","text":"a","type":"boolean"},
            {"linkId":"g","type":"group",\#(hidden),"item":[
             {"linkId":"b","text":"b","type":"string","initial":[{"valueString":"B"}]},
             {"linkId":"c","text":"c","type":"string","initial":[{"valueString":"C"}],
              "enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},
             {"linkId":"d","text":"words","type":"display"}]}
            """#
        )
        #expect(interview.outline == "g[b=B]")
        interview.answer([.boolean(true)])
        #expect(interview.isFinished)
        #expect(interview.outline == "a=true,g[b=B,c=C]")
        #expect(interview.answeredQuestions.map(\.linkId) == ["a"])
    }

    @Test("hidden false hides nothing")
    func notHidden() throws {
        let shown = hidden.replacing("true", with: "false")
        #expect(
            try interview(#"{"linkId":"a","text":"a","type":"string",\#(shown)}"#).asked == "a"
        )
    }

    @Test("a condition may look at a hidden item")
    func condition() throws {
        let interview = try interview(
            #"""
            {"linkId":"a","text":"a","type":"integer",\#(hidden),"initial":[{"valueInteger":2}]},
            {"linkId":"b","text":"b","type":"string","enableWhen":[{"question":"a","operator":">","answerInteger":1}]}
            """#
        )
        #expect(interview.asked == "b")
    }

    @Test(
        "a read-only question is shown with its value, cannot be answered, and is in the response"
    )
    func readOnly() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer","readOnly":true,"initial":[{"valueInteger":2}]},{"linkId":"b","text":"b","type":"string"}"#
        )
        guard case .page(let page) = interview.step else {
            Issue.record("expected a page with the value")
            return
        }
        #expect(page.paragraphs.map(\.linkId) == ["a"])
        #expect(page.paragraphs.map(\.answers) == [[.integer(2)]])
        #expect(interview.answer([.integer(3)]) == [.notAnswerable])
        let hasMoved = interview.go(to: page.place)
        #expect(!hasMoved)
        interview.next()
        interview.answer([string("x")])
        #expect(interview.isFinished)
        #expect(interview.outline == "a=2,b=x")
    }

    @Test("a read-only question without a value is not shown")
    func readOnlyEmpty() throws {
        let interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer","readOnly":true},{"linkId":"b","text":"b","type":"string"}"#
        )
        #expect(interview.asked == "b")
    }

    @Test("progress counts neither hidden nor read-only questions nor texts")
    func progress() throws {
        let interview = try interview(
            #"""
            {"linkId":"t","text":"words","type":"display",\#(hidden)},
            {"linkId":"a","text":"a","type":"integer","readOnly":true},
            {"linkId":"h","text":"h","type":"integer",\#(hidden)},
            {"linkId":"b","text":"b","type":"string"},{"linkId":"c","text":"c","type":"string"}
            """#
        )
        #expect(interview.question?.progress.number == 1)
        #expect(interview.question?.progress.count == 2)
    }

    @Test("texts stand on pages, help and instructions with their question")
    func texts() throws {
        func text(_ linkId: String, _ control: String) -> String {
            #"{"linkId":"\#(linkId)","text":"\#(linkId)","type":"display","extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"\#(control)"}]}}]}"#
        }
        var interview = try interview(
            #"""
            {"linkId":"one","text":"one","type":"display"},{"linkId":"two","text":"two","type":"display"},
            {"linkId":"a","text":"a","type":"integer","item":[\#(text("help", "help")),\#(text("note", "prompt")),
             \#(text("low", "lower")),\#(text("high", "upper")),\#(text("kg", "unit"))]},
            {"linkId":"last","text":"last","type":"display"}
            """#
        )
        #expect(interview.shown == ["one", "two"])
        interview.next()
        let question = try #require(interview.question)
        #expect(question.help == ["help"] && question.instructions == ["note"])
        #expect(question.lowerLabel == "low" && question.upperLabel == "high")
        #expect(question.unit?.display == "kg")
        interview.answer([.integer(1)])
        #expect(interview.shown == ["last"])
        interview.next()
        #expect(interview.isFinished && interview.outline == "a=1")
    }
}
