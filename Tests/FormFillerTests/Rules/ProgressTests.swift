import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// How many questions a person is told to expect: those asked now and half of those that later answers decide on.
@Suite struct ProgressTests {
    private func boolean(_ linkId: String, when target: String? = nil) -> String {
        let condition = target.map {
            #","enableWhen":[{"question":"\#($0)","operator":"=","answerBoolean":true}]"#
        }
        return #"{"linkId":"\#(linkId)","text":"\#(linkId)","type":"boolean"\#(condition ?? "")}"#
    }

    private func expected(_ interview: Interview) -> [Int]? {
        interview.question.map { [$0.progress.number, $0.progress.expected] }
    }

    @Test(
        "Questions that hang on the answer to come count half; once it is given they count whole or not at all"
    )
    func halves() throws {
        let items = [boolean("a")] + (1...4).map { boolean("b\($0)", when: "a") } + [boolean("c")]
        var interview = try interview(items.joined(separator: ","))
        #expect(expected(interview) == [1, 4])
        var other = interview
        interview.answer([.boolean(true)])
        #expect(expected(interview) == [2, 6])
        other.answer([.boolean(false)])
        #expect(expected(other) == [2, 2])
        #expect(interview.isConsistent)
        #expect(other.isConsistent)
    }

    @Test(
        "What an answer that may itself not be asked decides stays open until its place is passed"
    )
    func chain() throws {
        let items = [
            boolean("a"), boolean("b"), boolean("c", when: "a"), boolean("d", when: "c"),
            boolean("e", when: "c"), boolean("f"),
        ]
        var interview = try interview(items.joined(separator: ","))
        #expect(expected(interview) == [1, 5])
        interview.answer([.boolean(true)])
        #expect(expected(interview) == [2, 5])
        interview.answer([.boolean(true)])
        #expect(expected(interview) == [3, 5])
        interview.answer([.boolean(false)])
        #expect(expected(interview) == [4, 4])
        interview.back()
        #expect(expected(interview) == [3, 4])
        #expect(interview.isConsistent)
    }

    @Test("An enableWhenExpression is decided with the answers it reads")
    func expression() throws {
        let enabling =
            #""extension":[\#(Computed.by(Computed.sdc + "enableWhenExpression", Computed.answer("a")))]"#
        let items = [
            boolean("a"), #"{"linkId":"b","text":"b","type":"boolean",\#(enabling)}"#,
            #"{"linkId":"c","text":"c","type":"boolean",\#(enabling)}"#, boolean("d"),
        ]
        var interview = try interview(items.joined(separator: ","))
        #expect(expected(interview) == [1, 3])
        interview.answer([.boolean(false)])
        #expect(expected(interview) == [2, 2])
        #expect(interview.isConsistent)
    }

    @Test("A calculated value is decided with the answers it is made of, wherever it stands")
    func calculated() throws {
        let sum = "iif(\(Computed.answer("a")), 1, 0)"
        let total = #""extension":[\#(Computed.by(Computed.sdc + "calculatedExpression", sum))]"#
        let condition = #""enableWhen":[{"question":"total","operator":"=","answerInteger":1}]"#
        let items = [
            boolean("a"), boolean("b"),
            #"{"linkId":"c","text":"c","type":"boolean",\#(condition)}"#,
            #"{"linkId":"d","text":"d","type":"boolean",\#(condition)}"#,
            #"{"linkId":"total","type":"integer","readOnly":true,\#(total)}"#,
        ]
        var interview = try interview(items.joined(separator: ","))
        #expect(expected(interview) == [1, 3])
        interview.answer([.boolean(false)])
        #expect(expected(interview) == [2, 2])
    }
}
