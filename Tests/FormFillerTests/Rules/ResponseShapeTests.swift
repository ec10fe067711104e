import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 QuestionnaireResponse: the response mirrors the form's order and nesting, whatever the order of the answers.
@Suite struct ResponseShapeTests {
    private func json(_ interview: Interview) -> String {
        let response = interview.response
        let node = response.tree.child("item", of: response.node)
        return node.isNone ? "" : String(decoding: response.tree.serialized(node), as: UTF8.self)
    }

    @Test("items stand in the form's order though answered in another")
    func order() throws {
        var interview = try interview(
            #"""
            {"linkId":"g","text":"G","type":"group","item":[{"linkId":"a","text":"a","type":"string"},
             {"linkId":"h","type":"group","item":[{"linkId":"b","text":"b","type":"string"}]},
             {"linkId":"c","text":"c","type":"string"}]},
            {"linkId":"d","text":"d","type":"string"}
            """#
        )
        let places = try (0..<4).map { _ in
            let place = try #require(interview.question?.place)
            interview.skip()
            return place
        }
        #expect(interview.outline == "")
        for number in [3, 2, 1, 0] {
            let hasMoved = interview.go(to: places[number])
            #expect(hasMoved)
            interview.answer([string("\(number)")])
        }
        #expect(interview.outline == "g[a=0,h[b=1],c=2],d=3")
        #expect(interview.isConsistent)
    }

    @Test("linkId, definition and text are the form's; groups and texts without answers stay out")
    func heads() throws {
        var interview = try interview(
            #"""
            {"linkId":"t","text":"words","type":"display"},
            {"linkId":"g","text":"G","type":"group","definition":"urn:d#g","item":[
             {"linkId":"a","text":"A?","definition":"urn:d#a","type":"integer"}]},
            {"linkId":"e","text":"E","type":"group","item":[{"linkId":"b","text":"b","type":"integer"}]}
            """#
        )
        interview.next()
        interview.answer([.integer(1)])
        interview.skip()
        #expect(
            json(interview) == #"""
                [{"linkId":"g","definition":"urn:d#g","text":"G","item":[\#
                {"linkId":"a","definition":"urn:d#a","text":"A?","answer":[{"valueInteger":1}]}]}]
                """#
        )
    }

    @Test("qrs-1: nested items stand in the answer, never beside it")
    func nested() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"boolean","item":[{"linkId":"b","text":"b","type":"integer"}]}"#
        )
        interview.answer([.boolean(true)])
        interview.answer([.integer(1)])
        #expect(
            json(interview) == #"""
                [{"linkId":"a","text":"a","answer":[{"valueBoolean":true,"item":[\#
                {"linkId":"b","text":"b","answer":[{"valueInteger":1}]}]}]}]
                """#
        )
    }

    @Test("decimals keep the digits that were given")
    func digits() throws {
        var interview = try interview(#"{"linkId":"a","text":"a","type":"decimal"}"#)
        interview.answer([.decimal(try #require(FHIRDecimal("1.50")))])
        #expect(json(interview) == #"[{"linkId":"a","text":"a","answer":[{"valueDecimal":1.50}]}]"#)
    }

    @Test("questionnaire is url|version, status completed only at the end without problems")
    func head() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"boolean","required":true}"#,
            more: #","url":"urn:q","version":"3""#
        )
        #expect(interview.response.questionnaire == "urn:q|3")
        #expect(interview.response.status == .inProgress)
        interview.answer([.boolean(true)])
        #expect(interview.response.status == .completed)
        interview.back()
        #expect(interview.response.status == .inProgress)
    }

    @Test("a response that is resumed gives the same response again")
    func resumed() throws {
        let items = #"""
            {"linkId":"g","type":"group","repeats":true,"item":[{"linkId":"a","text":"a","type":"string"},
             {"linkId":"b","text":"b","type":"choice","repeats":true,"answerOption":[{"valueString":"x"},{"valueString":"y"}],
              "item":[{"linkId":"c","text":"c","type":"integer","initial":[{"valueInteger":1}]}]}]}
            """#
        var interview = try interview(items)
        interview.answer([string("A")])
        interview.answer([string("y"), string("x")])
        interview.answer([.integer(2)])
        interview.skip()
        interview.addAnother(true)
        interview.answer([string("B")])
        interview.skip()
        interview.addAnother(false)
        #expect(interview.outline == "g[a=A,b=y(c=2)|x],g[a=B]")
        let again = Interview(
            interview.form,
            resuming: interview.response,
            now: try noon()
        )
        #expect(json(again) == json(interview), "initial values are not given again")
    }
}
