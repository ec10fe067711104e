import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 Questionnaire.item.required and SDC's "Form Behavior" of required groups.
@Suite struct RequiredTests {
    private func problems(_ interview: Interview) -> [String] {
        interview.problems.map { "\($0.linkId) \($0.problem.rule)" }
    }

    private let question = #"{"linkId":"a","text":"a","type":"string","required":true}"#

    @Test("a required question cannot be skipped")
    func requiredQuestion() throws {
        var interview = try interview(question)
        #expect(interview.question?.isRequired == true && interview.question?.maySkip == false)
        #expect(interview.skip() == [.required])
        #expect(interview.answer([]) == [.required])
        #expect(interview.asked == "a")
        #expect(problems(interview) == ["a required"])
        #expect(interview.response.status == .inProgress)
        interview.answer([string("x")])
        #expect(interview.isFinished && interview.response.status == .completed)
    }

    @Test("an optional group that is left out takes its required questions with it")
    func optionalGroup() throws {
        var interview = try interview(
            #"{"linkId":"g","type":"group","item":[\#(question),{"linkId":"b","text":"b","type":"string"}]}"#
        )
        #expect(interview.skip().isEmpty)
        #expect(interview.skip().isEmpty)
        #expect(interview.isFinished && interview.response.status == .completed)
    }

    @Test("one answer in an optional group makes its required questions required")
    func startedGroup() throws {
        var interview = try interview(
            #"{"linkId":"g","type":"group","item":[\#(question),{"linkId":"b","text":"b","type":"string"}]}"#
        )
        interview.skip()
        interview.answer([string("x")])
        #expect(interview.asked == "a", "it comes back to what is missing")
        #expect(interview.skip() == [.required])
        interview.answer([string("y")])
        #expect(interview.isFinished && interview.response.status == .completed)
    }

    @Test("a required group needs an answer somewhere in it")
    func requiredGroup() throws {
        var interview = try interview(
            #"{"linkId":"g","text":"G","type":"group","required":true,"item":[{"linkId":"a","text":"a","type":"string"},{"linkId":"h","type":"group","item":[{"linkId":"b","text":"b","type":"string"}]}]}"#
        )
        #expect(problems(interview) == ["g required"])
        interview.skip()
        interview.skip()
        #expect(interview.asked == "a" && interview.question?.problems == [.required])
        #expect(interview.skip() == [], "any question of the group will do")
        #expect(interview.asked == "b" && interview.question?.problems == [.required])
        #expect(interview.skip() == [.required])
        interview.back()
        #expect(!interview.isFinished)
        interview.go(to: try #require(interview.answeredQuestions.last?.place))
        #expect(interview.asked == "b")
        interview.answer([string("x")])
        #expect(interview.isFinished && interview.response.status == .completed)
    }

    @Test("a required group within an optional one that is left out is not missed")
    func requiredInOptional() throws {
        var interview = try interview(
            #"{"linkId":"g","type":"group","item":[{"linkId":"h","type":"group","required":true,"item":[{"linkId":"a","text":"a","type":"string"}]}]}"#
        )
        interview.skip()
        #expect(interview.isFinished && interview.response.status == .completed)
    }

    @Test("a hidden initial value in a required group is an answer in it")
    func initialInRequired() throws {
        let interview = try interview(
            #"{"linkId":"g","type":"group","required":true,"item":[{"linkId":"a","text":"a","type":"integer","readOnly":true,"initial":[{"valueInteger":1}]}]}"#
        )
        #expect(problems(interview) == [])
    }

    @Test("a required question nested under another is required once that one is answered")
    func nested() throws {
        let items =
            #"{"linkId":"q","text":"q","type":"boolean","item":[\#(question)]}"#
        var skipped = try interview(items)
        skipped.skip()
        #expect(skipped.isFinished && problems(skipped) == [])
        var answered = try interview(items)
        answered.answer([.boolean(true)])
        #expect(answered.asked == "a" && answered.skip() == [.required])
    }

    @Test("what only staff can give may be skipped, and keeps the response from being completed")
    func staff() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"attachment","required":true}"#
        )
        #expect(interview.question?.isForStaff == true)
        #expect(interview.skip().isEmpty)
        #expect(interview.isFinished && interview.response.status == .inProgress)
        #expect(problems(interview) == ["a required"])
    }

    @Test("minOccurs of a repeating question: too few answers are refused")
    func minOccurs() throws {
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"string","required":true,"repeats":true,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-minOccurs","valueInteger":2},{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs","valueInteger":3}]}"#
        )
        let one = string("1")
        #expect(interview.answer([one]) == [.tooFew(minimum: 2)])
        let four = ["1", "2", "3", "4"].map { string($0) }
        #expect(interview.answer(four) == [.tooMany(maximum: 3)])
        #expect(interview.answer([one, string("2")]) == [])
        #expect(interview.isFinished)
    }
}
