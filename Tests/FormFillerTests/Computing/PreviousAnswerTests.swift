import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// `keep-previous-answers` and `previous-answer`: what was said first is not lost.
@Suite struct PreviousAnswerTests {
    private let own = "https://anteroom.example/fhir/StructureDefinition/"

    private var items: String {
        #"{"linkId":"a","text":"a","type":"string","extension":[{"url":"\#(own)keep-previous-answers","valueBoolean":true}]},{"linkId":"b","text":"b","type":"string"}"#
    }

    private func previous(_ response: QuestionnaireResponse) -> [String?] {
        let item = response.items.first { $0.linkId == "a" }
        return item?.extensions.filter { $0.url == own + "previous-answer" }.map(\.text) ?? []
    }

    @Test("an answer that was changed, or cleared, stays as previous-answer")
    func changedAndCleared() throws {
        var interview = try interview(items)
        interview.answer([string("one")])
        interview.back()
        interview.answer([string("two")])
        #expect(previous(interview.response) == ["one"])
        interview.back()
        interview.skip()
        #expect(previous(interview.response) == ["one", "two"])
        #expect(interview.response.items.first?.answers.isEmpty == true)
        #expect(interview.response.structuralFindings().isEmpty)
        #expect(interview.isConsistent)
        interview.back()
        interview.answer([string("three")])
        #expect(interview.outline == "a=three")
        #expect(previous(interview.response) == ["one", "two"])
    }

    @Test("of several answers only those that went are earlier ones")
    func oneOfSeveral() throws {
        let repeating = items.replacing(
            #""linkId":"a","text":"a","#,
            with: #""linkId":"a","text":"a","repeats":true,"#
        )
        var interview = try interview(repeating)
        interview.answer([string("one"), string("two")])
        interview.back()
        interview.answer([string("two"), string("three")])
        #expect(previous(interview.response) == ["one"])
    }

    @Test(
        "a stored response gives its earlier answers back, and keeps what it held before a change"
    )
    func restored() throws {
        var first = try interview(items)
        first.answer([string("one")])
        first.back()
        first.answer([string("two")])
        var resumed = Interview(first.form, resuming: first.response, now: try noon())
        #expect(previous(resumed.response) == ["one"])
        resumed.go(to: try #require(resumed.place(of: "a")))
        resumed.answer([string("three")])
        #expect(previous(resumed.response) == ["one", "two"])
        let evaluation = ResponseEvaluation(of: first.response, to: first.form, now: try noon())
        #expect(previous(evaluation.response) == ["one"])
        #expect(evaluation.findings.isEmpty)
    }

    private func stored(_ value: Int, readOnly: Bool) throws -> Interview {
        let total = Computed.by(
            Computed.sdc + "calculatedExpression",
            "\(Computed.answer("n")) * 2"
        )
        let form = try form(
            #"{"linkId":"n","text":"n","type":"integer"},{"linkId":"t","text":"t","type":"integer","readOnly":\#(readOnly),"extension":[\#(total)]}"#
        )
        let text =
            #"{"resourceType":"QuestionnaireResponse","status":"in-progress","item":[{"linkId":"n","answer":[{"valueInteger":2}]},{"linkId":"t","answer":[{"valueInteger":\#(value)}]}]}"#
        let response = try QuestionnaireResponse(parsing: Array(text.utf8))
        return Interview(form, resuming: response, now: try noon())
    }

    @Test(
        "a stored value that differs from the computed one was edited, where the person may edit it"
    )
    func editedBefore() throws {
        var edited = try stored(9, readOnly: false)
        #expect(edited.outline == "n=2,t=9")
        edited.go(to: try #require(edited.place(of: "n")))
        edited.answer([.integer(5)])
        #expect(edited.outline == "n=5,t=9")
        var same = try stored(4, readOnly: false)
        same.go(to: try #require(same.place(of: "n")))
        same.answer([.integer(5)])
        #expect(same.outline == "n=5,t=10")
        #expect(try stored(9, readOnly: true).outline == "n=2,t=4")
    }
}
