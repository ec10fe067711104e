import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Using Expressions", cqf-expression: texts, limits and decisions left to an expression.
@Suite struct ComputedDecisionTests {
    private let yesNo = #"{"linkId":"a","text":"a","type":"boolean"}"#
    private let number = #"{"linkId":"a","text":"a","type":"integer"}"#

    @Test("cqf-expression on text: the words follow the answers, also in the response")
    func text() throws {
        let words = Computed.companion("text", "'How is ' + \(Computed.answer("a")) + '?'")
        var interview = try interview(
            #"{"linkId":"a","text":"a","type":"string"},{"linkId":"b","text":"How are they?",\#(words),"type":"string"}"#
        )
        interview.skip()
        #expect(interview.question?.text == "How are they?")
        interview.back()
        interview.answer([string("Ana")])
        #expect(interview.question?.text == "How is Ana?")
        interview.answer([string("well")])
        #expect(interview.response.items.last?.text == "How is Ana?")
    }

    @Test("cqf-expression on required: asked for only while it is true")
    func required() throws {
        var interview = try interview(
            #"\#(yesNo),{"linkId":"b","text":"b","type":"string",\#(Computed.companion("required", Computed.answer("a")))}"#
        )
        interview.answer([.boolean(true)])
        #expect(interview.question?.isRequired == true)
        #expect(interview.skip() == [.required])
        interview.back()
        interview.answer([.boolean(false)])
        #expect(interview.skip().isEmpty)
        #expect(interview.isFinished)
        #expect(interview.response.status == .completed)
    }

    @Test("cqf-expression on readOnly: the person may answer only while it is false")
    func readOnly() throws {
        var interview = try interview(
            #"\#(yesNo),{"linkId":"b","text":"b","type":"string","initial":[{"valueString":"given"}],\#(Computed.companion("readOnly", Computed.answer("a")))}"#
        )
        interview.answer([.boolean(true)])
        #expect(interview.shown == ["b"])
        #expect(interview.sheet.askableCount == 1)
        interview.back()
        interview.answer([.boolean(false)])
        #expect(interview.asked == "b")
        #expect(
            interview.question?.progress == Progress(number: 2, count: 2, answered: 2, undecided: 0)
        )
        #expect(interview.isConsistent)
    }

    @Test("cqf-expression on repeats: several answers only while it is true")
    func repeats() throws {
        var interview = try interview(
            #"\#(yesNo),{"linkId":"b","text":"b","type":"string",\#(Computed.companion("repeats", Computed.answer("a")))}"#
        )
        interview.answer([.boolean(false)])
        #expect(interview.question?.repeats == false)
        #expect(interview.answer([string("1"), string("2")]) == [.tooMany(maximum: 1)])
        interview.back()
        interview.answer([.boolean(true)])
        #expect(interview.answer([string("1"), string("2")]).isEmpty)
        #expect(interview.outline == "a=true,b=1|2")
    }

    @Test("minValue and maxValue by expression, each instance with its own")
    func range() throws {
        let low = Computed.variable("low", "item.where(linkId='a').answer.value")
        let minimum = Computed.limit(Computed.core + "minValue", "valueInteger", "%low")
        let maximum = Computed.limit(Computed.core + "maxValue", "valueInteger", "%low + 10")
        var interview = try interview(
            #"{"linkId":"g","type":"group","repeats":true,"extension":[\#(low)],"item":[\#(number),{"linkId":"b","text":"b","type":"integer","extension":[\#(minimum),\#(maximum)]}]}"#
        )
        interview.answer([.integer(5)])
        #expect(interview.question?.minimum == .integer(5))
        #expect(interview.answer([.integer(4)]) == [.below(minimum: .integer(5))])
        #expect(interview.answer([.integer(16)]) == [.above(maximum: .integer(15))])
        interview.answer([.integer(6)])
        interview.addAnother(true)
        interview.answer([.integer(50)])
        #expect(interview.answer([.integer(6)]) == [.below(minimum: .integer(50))])
    }

    @Test("cqf-calculatedValue on maxValue: no date after today")
    func calculatedValue() throws {
        let limit =
            #"{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","_valueDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/cqf-calculatedValue","valueString":"today()"}]}}"#
        var interview = try interview(
            #"{"linkId":"d","text":"d","type":"date","extension":[\#(limit)]}"#
        )
        let tomorrow = try #require(FHIRDateTime("2026-11-24"))
        let today = try #require(FHIRDateTime("2026-11-23"))
        #expect(interview.answer([.date(tomorrow)]) == [.above(maximum: .date(today))])
        #expect(interview.answer([.date(today)]).isEmpty)
    }

    @Test("minOccurs and maxOccurs by expression")
    func occurrences() throws {
        let core = Computed.core + "questionnaire-"
        let least = Computed.limit(core + "minOccurs", "valueInteger", Computed.answer("a"))
        let most = Computed.limit(core + "maxOccurs", "valueInteger", "\(Computed.answer("a")) + 1")
        var interview = try interview(
            #"\#(number),{"linkId":"b","text":"b","type":"string","repeats":true,"required":true,"extension":[\#(least),\#(most)]}"#
        )
        interview.answer([.integer(2)])
        #expect(interview.answer([string("1")]) == [.tooFew(minimum: 2)])
        let four = ["1", "2", "3", "4"].map(string)
        #expect(interview.answer(four) == [.tooMany(maximum: 3)])
        #expect(interview.answer(Array(four.prefix(3))).isEmpty)
    }

    @Test(
        "limits that leave no value do not lock the visitor in: staff are asked, and the form is not complete"
    )
    func contradiction() throws {
        let minimum = Computed.limit(
            Computed.core + "minValue",
            "valueInteger",
            Computed.answer("a")
        )
        var interview = try interview(
            #"\#(number),{"linkId":"b","text":"b","type":"integer","required":true,"extension":[\#(minimum),{"url":"http://hl7.org/fhir/StructureDefinition/maxValue","valueInteger":9}]}"#
        )
        interview.answer([.integer(10)])
        #expect(interview.question?.isForStaff == true)
        interview.skip()
        #expect(interview.isFinished)
        #expect(interview.problems.map(\.problem) == [.required])
    }

    @Test(
        "an expression that cannot be evaluated leaves what is written beside it, shows in the problems, and nobody is locked in"
    )
    func failure() throws {
        let broken = "(1 | 2).single()"
        var interview = try interview(
            #"{"linkId":"b","text":"b","type":"string","required":true,\#(Computed.companion("required", broken))}"#
        )
        #expect(interview.question?.isRequired == true)
        interview.answer([string("x")])
        #expect(interview.isFinished)
        #expect(interview.problems.map(\.problem) == [.ruleFailed(expression: broken)])
    }

    @Test(
        "a calculated value that cannot be computed is among the problems while its item is enabled"
    )
    func failedCalculation() throws {
        let broken = Computed.by(
            Computed.sdc + "calculatedExpression",
            "(\(Computed.answer("a")) | 0).single()"
        )
        var interview = try interview(
            #"\#(number),{"linkId":"t","text":"t","type":"integer","readOnly":true,"extension":[\#(broken)]}"#
        )
        interview.answer([.integer(3)])
        #expect(interview.isFinished)
        #expect(interview.problems.map(\.linkId) == ["t"])
        interview.go(to: try #require(interview.answeredQuestions.first?.place))
        interview.answer([.integer(0)])
        #expect(interview.problems.isEmpty)
    }

    @Test("expressions that change each other without end are among the problems")
    func unstable() throws {
        let a = Computed.by(
            Computed.sdc + "calculatedExpression",
            "iif(\(Computed.answer("b")).exists(), \(Computed.answer("b")) + 1, 0)"
        )
        let b = Computed.by(Computed.sdc + "calculatedExpression", "\(Computed.answer("a")) + 1")
        let interview = try interview(
            #"{"linkId":"a","text":"a","type":"integer","readOnly":true,"extension":[\#(a)]},{"linkId":"b","text":"b","type":"integer","readOnly":true,"extension":[\#(b)]}"#
        )
        #expect(interview.problems.contains { $0.problem == .unstable && $0.place == nil })
        #expect(interview.response.status == .inProgress)
    }
}
