import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// What being disabled means for descendants, answers and the response.
@Suite struct EnablementTests {
    private let chain = #"""
        {"linkId":"a","text":"a","type":"boolean"},
        {"linkId":"g","type":"group","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[
          {"linkId":"b","text":"b","type":"string"},
          {"linkId":"h","type":"group","enableWhen":[{"question":"b","operator":"exists","answerBoolean":true}],"item":[
            {"linkId":"c","text":"c","type":"string"}]}]},
        {"linkId":"d","text":"d","type":"string","enableWhen":[{"question":"c","operator":"exists","answerBoolean":true}]}
        """#

    private func filled() throws -> Interview {
        var interview = try interview(chain)
        interview.answer([.boolean(true)])
        interview.answer([string("B")])
        interview.answer([string("C")])
        interview.answer([string("D")])
        #expect(interview.isFinished)
        return interview
    }

    @Test("descendants of a disabled item are disabled whatever their own conditions say")
    func descendants() throws {
        let nested = #"""
            {"linkId":"a","text":"a","type":"boolean"},
            {"linkId":"g","type":"group","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[
              {"linkId":"b","text":"b","type":"string","enableWhen":[{"question":"a","operator":"exists","answerBoolean":true}]}]}
            """#
        var interview = try interview(nested)
        interview.answer([.boolean(false)])
        #expect(interview.isFinished)
    }

    @Test("answers of disabled items leave the response, and so do those that depended on them")
    func cascade() throws {
        var interview = try filled()
        #expect(interview.outline == "a=true,g[b=B,h[c=C]],d=D")
        #expect(interview.go(to: try #require(interview.answeredQuestions.first?.place)))
        interview.answer([.boolean(false)])
        #expect(interview.outline == "a=false")
        #expect(interview.isFinished)
        #expect(interview.isConsistent)
    }

    @Test("a question that is itself disabled counts as unanswered, though its answer is kept")
    func disabledTarget() throws {
        var interview = try filled()
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([.boolean(false)])
        #expect(!interview.answeredQuestions.contains { $0.linkId == "d" })
    }

    @Test("answers come back when the items are enabled again")
    func restored() throws {
        var interview = try filled()
        let first = try #require(interview.answeredQuestions.first?.place)
        for value in [false, true, false, true] {
            interview.go(to: first)
            interview.answer([.boolean(value)])
        }
        #expect(interview.outline == "a=true,g[b=B,h[c=C]],d=D")
        #expect(interview.isFinished)
        #expect(interview.isConsistent)
    }

    @Test("required is ignored on disabled items")
    func requiredDisabled() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"boolean"},{"linkId":"b","text":"b","type":"string","required":true,"enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}"#
        )
        interview.answer([.boolean(false)])
        guard case .finished(let completion) = interview.step else {
            Issue.record("not finished")
            return
        }
        #expect(completion.isComplete)
    }

    @Test("hidden items are not asked, keep initial values and stay in the response")
    func hidden() throws {
        let hidden =
            #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-hidden","valueBoolean":true}]"#
        let interview = try interview(
            #"{"linkId":"g","type":"group",\#(hidden),"item":[{"linkId":"a","text":"a","type":"integer","initial":[{"valueInteger":3}]}]}"#
        )
        #expect(interview.isFinished)
        #expect(interview.outline == "g[a=3]")
        #expect(interview.answeredQuestions.isEmpty)
    }

    @Test("a question enabled after the person passed it is asked before the end")
    func enabledBehind() throws {
        var interview = try interview(
            #"{"linkId":"b","text":"b","type":"string","enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]},{"linkId":"a","text":"a","type":"boolean"}"#
        )
        #expect(interview.asked == "a")
        interview.answer([.boolean(true)])
        #expect(interview.asked == "b")
        interview.answer([string("x")])
        #expect(interview.isFinished)
        #expect(interview.outline == "b=x,a=true")
    }

    @Test(
        "items nested under a question are asked once it has an answer, and stand under that answer"
    )
    func nested() throws {
        let items = #"""
            {"linkId":"a","text":"a","type":"boolean","item":[{"linkId":"b","text":"b","type":"string"},
              {"linkId":"g","type":"group","item":[{"linkId":"c","text":"c","type":"string"}]}]}
            """#
        var skipped = try interview(items)
        skipped.skip()
        #expect(skipped.isFinished)
        var interview = try interview(items)
        interview.answer([.boolean(true)])
        #expect(interview.asked == "b")
        #expect(interview.question?.headings == ["a"])
        interview.answer([string("B")])
        interview.answer([string("C")])
        #expect(interview.outline == "a=true(b=B,g[c=C])")
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([.boolean(false)])
        #expect(interview.outline == "a=false(b=B,g[c=C])")
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.skip()
        #expect(interview.outline == "")
        #expect(interview.isConsistent)
    }
}

/// How far a change reaches: along conditions and calculated values, in document order, to the end.
@Suite struct SettlingTests {
    private func question(_ number: Int, after other: Int?) -> String {
        let condition = other.map {
            #","enableWhen":[{"question":"q\#($0)","operator":"=","answerBoolean":true}]"#
        }
        return #"{"linkId":"q\#(number)","text":"q","type":"boolean"\#(condition ?? "")}"#
    }

    @Test("a chain of conditions longer than the bound on rounds is followed to its end and back")
    func longChain() throws {
        let items = (0..<500).map { question($0, after: $0 == 0 ? nil : $0 - 1) }
        var interview = try interview(items.joined(separator: ","))
        while interview.question != nil { interview.answer([.boolean(true)]) }
        #expect(interview.isFinished)
        #expect(interview.enabledItemCount == 500)
        let first = try #require(interview.place(of: "q0"))
        interview.go(to: first)
        interview.answer([.boolean(false)])
        #expect(interview.enabledItemCount == 1)
        #expect(interview.outline == "q0=false")
        interview.go(to: first)
        interview.answer([.boolean(true)])
        #expect(interview.enabledItemCount == 500)
        #expect(!interview.enablement.isUnstable)
    }

    @Test("so is a chain in which every item looks at the one after it")
    func backwardChain() throws {
        let items = (0..<150).map { question($0, after: $0 == 149 ? nil : $0 + 1) }
        var interview = try interview(items.joined(separator: ","))
        while interview.question != nil { interview.answer([.boolean(true)]) }
        #expect(interview.enabledItemCount == 150)
        interview.go(to: try #require(interview.place(of: "q149")))
        #expect(interview.asked == "q149")
        interview.answer([.boolean(false)])
        #expect(interview.enabledItemCount == 1)
        #expect(!interview.enablement.isUnstable)
    }

    @Test("a value that gathers many later calculated values is no circle")
    func gatheringValue() throws {
        let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-"
        func computed(_ linkId: String, _ expression: String) -> String {
            #"{"linkId":"\#(linkId)","text":"t","type":"integer","readOnly":true,"extension":[{"url":"\#(sdc)calculatedExpression","valueExpression":{"language":"text/fhirpath","expression":"\#(expression)"}}]}"#
        }
        let total = computed(
            "total",
            "%resource.item.where(linkId.startsWith('s')).answer.value.sum()"
        )
        let scores = (0..<150).map {
            computed("s\($0)", "%resource.item.where(linkId='a').answer.value + \($0)")
        }
        let asked = #"{"linkId":"a","text":"a","type":"integer"}"#
        var interview = try interview(([total, asked] + scores).joined(separator: ","))
        #expect(interview.asked == "a")
        interview.answer([.integer(1)])
        #expect(interview.outline.hasPrefix("total=11325,a=1,s0=1,"))
        #expect(!interview.enablement.isUnstable)
    }
}
