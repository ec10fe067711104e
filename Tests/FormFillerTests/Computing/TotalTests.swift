import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// Totals over the whole response, themselves a part of it.
@Suite struct TotalTests {
    private static func total(_ expression: String, _ more: String = "") -> String {
        """
        {"linkId":"a","text":"a","type":"integer"},{"linkId":"b","text":"b","type":"integer"},
        {"linkId":"t","type":"integer","readOnly":true,"extension":[\(Computed.calculated(expression))\(more)]}
        """
    }

    static let sums = [
        "%resource.item.answer.value.sum()", "%resource.descendants().answer.value.sum()",
        "%resource.repeat(item).answer.value.sum()", "%all.sum()", "%resource.answers().sum()",
    ]

    @Test(
        "a sum over all answers does not count itself, however often it is computed",
        arguments: sums
    )
    func answered(_ sum: String) throws {
        let all = "," + Computed.variable("all", "%resource.item.answer.value")
        var interview = try interview(Self.total(sum, all))
        interview.answer([.integer(1)])
        #expect(interview.outline == "a=1,t=1")
        interview.answer([.integer(2)])
        #expect(interview.outline == "a=1,b=2,t=3")
        let place = try #require(interview.place(of: "a"))
        interview.go(to: place)
        interview.answer([.integer(10)])
        #expect(interview.outline == "a=10,b=2,t=12")
        #expect(interview.isConsistent)
    }

    @Test("a stored sum is the same when it is evaluated again", arguments: sums)
    func stored(_ sum: String) throws {
        let all = "," + Computed.variable("all", "%resource.item.answer.value")
        let made = try EvaluationCase(
            Self.total(sum, all),
            """
            {"linkId":"a","answer":[{"valueInteger":1}]},{"linkId":"b","answer":[{"valueInteger":2}]},
            {"linkId":"t","answer":[{"valueInteger":3}]}
            """
        )
        #expect(made.findings == [])
        #expect(made.items.contains(#"{"linkId":"t","answer":[{"valueInteger":3}]}"#))
    }

    @Test("sums that count each other without end are a problem, not a hang")
    func mutual() throws {
        let sum = Computed.calculated("%resource.item.answer.value.sum()")
        var interview = try interview(
            """
            {"linkId":"a","text":"a","type":"integer"},
            {"linkId":"t","type":"integer","readOnly":true,"extension":[\(sum)]},
            {"linkId":"u","type":"integer","readOnly":true,"extension":[\(sum)]}
            """
        )
        interview.answer([.integer(1)])
        #expect(interview.problems.map(\.problem) == [.unstable])
    }

    @Test("the bound of steps grows with the response: eight sums over 4,000 answers are computed")
    func steps() throws {
        let questions = (0..<4_000).map { #"{"linkId":"q\#($0)","type":"integer"}"# }
        let answers = (0..<4_000).map { #"{"linkId":"q\#($0)","answer":[{"valueInteger":1}]}"# }
        let sum =
            "%resource.descendants().where(linkId.startsWith('q') and answer.exists()).answer.value.sum()"
        let expression = [String](repeating: sum, count: 8).joined(separator: " + ")
        let made = try EvaluationCase(
            questions.joined(separator: ",")
                + #",{"linkId":"t","type":"integer","readOnly":true,"extension":[\#(Computed.calculated(expression))]}"#,
            answers.joined(separator: ",")
        )
        #expect(made.findings == [])
        #expect(made.evaluation.response.items.last?.answers.first?.value?.text == "32000")
    }
}
