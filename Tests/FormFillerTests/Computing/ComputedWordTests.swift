import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// `cqf-expression` where only words or lengths depend on it, and resources given to an evaluation.
@Suite struct ComputedWordTests {
    private let first = #"{"linkId":"n","text":"n","type":"string"},"#

    @Test(
        "cqf-expression on prefix: computed before the words, the form's own where nothing is computed"
    )
    func prefix() throws {
        let companion = Computed.companion("prefix", "\(Computed.answer("n")) + ')'")
        var interview = try interview(
            first + #"{"linkId":"a","text":"a","prefix":"1.","type":"string",\#(companion)}"#
        )
        interview.answer([.string("x")])
        #expect(interview.question?.prefix == "x)")
        interview.back()
        interview.skip()
        #expect(interview.question?.prefix == "1.")
    }

    @Test("cqf-expression on text of a display item and of a group")
    func textAround() throws {
        let companion = Computed.companion("text", "'Dear ' + \(Computed.answer("n"))")
        var interview = try interview(
            first
                + #"{"linkId":"g","type":"group","text":"Dear you",\#(companion),"item":[{"linkId":"d","type":"display","text":"Dear you",\#(companion)},{"linkId":"a","text":"a","type":"string"}]}"#
        )
        interview.answer([.string("Ana")])
        #expect(interview.shown == ["Dear Ana"])
        interview.next()
        #expect(interview.question?.headings == ["Dear Ana"])
        interview.answer([.string("x")])
        #expect(interview.response.items.last?.text == "Dear Ana")
    }

    @Test("cqf-expression on maxLength: longer answers are refused and reported")
    func maxLength() throws {
        let companion = Computed.companion("maxLength", "\(Computed.answer("n")).length()")
        let items = first + #"{"linkId":"a","text":"a","type":"string",\#(companion)}"#
        var interview = try interview(items)
        interview.answer([.string("abc")])
        #expect(interview.question?.maximumLength == 3)
        #expect(interview.answer([.string("wxyz")]) == [.tooLong(maximum: 3)])
        #expect(interview.answer([.string("xyz")]).isEmpty)
        let made = try EvaluationCase(
            items,
            """
            {"linkId":"n","answer":[{"valueString":"abc"}]},
            {"linkId":"a","answer":[{"valueString":"wxyz"}]}
            """
        )
        #expect(made.findings == ["error too-long a 4:25"])
    }

    @Test("launchContext: a stored response is evaluated with the resources the caller gives")
    func launched() throws {
        let patient = try JSONTree(
            parsing: Array(#"{"resourceType":"Patient","gender":"female"}"#.utf8)
        )
        let context =
            #""extension":[{"url":"\#(Computed.sdc)launchContext","extension":[{"url":"name","valueCoding":{"code":"patient"}},{"url":"type","valueCode":"Patient"}]}]"#
        let form = try form(
            #"{"linkId":"c","type":"string","readOnly":true,"extension":[\#(Computed.calculated("%patient.gender"))]}"#,
            more: "," + context
        )
        let response = try QuestionnaireResponse(
            parsing: Array(#"{"resourceType":"QuestionnaireResponse","status":"completed"}"#.utf8)
        )
        let with = ResponseEvaluation(
            of: response,
            to: form,
            now: try noon(),
            launch: ["patient": patient]
        )
        #expect(with.interview.outline == "c=female")
        let without = ResponseEvaluation(of: response, to: form, now: try noon())
        #expect(without.interview.outline == "")
        #expect(without.isValid)
    }
}
