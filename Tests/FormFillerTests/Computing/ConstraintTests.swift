import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// SDC "Form Behavior", constraint and targetConstraint.
@Suite struct ConstraintTests {
    private func rule(on type: String, _ constraint: String) -> String {
        #"{"linkId":"a","text":"a","type":"\#(type)","extension":[\#(constraint)]}"#
    }

    @Test("targetConstraint with severity error: the answer is refused with the human message")
    func refused() throws {
        let even = Computed.constraint(
            "%context.answer.value mod 2 = 0",
            human: "Only even numbers."
        )
        var interview = try interview(rule(on: "integer", even))
        #expect(
            interview.answer([.integer(3)])
                == [.constraint(key: "k", message: "Only even numbers.", severity: .error)]
        )
        #expect(interview.asked == "a")
        #expect(interview.outline == "")
        #expect(interview.answer([.integer(4)]).isEmpty)
        #expect(interview.response.status == .completed)
    }

    @Test("questionnaire-constraint: the older form, with its expression as text")
    func older() throws {
        let positive =
            #"{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-constraint","extension":[{"url":"key","valueId":"p"},{"url":"severity","valueCode":"error"},{"url":"expression","valueString":"answer.value > 0"},{"url":"human","valueString":"More than 0."}]}"#
        var interview = try interview(rule(on: "integer", positive))
        #expect(
            interview.answer([.integer(-1)])
                == [.constraint(key: "p", message: "More than 0.", severity: .error)]
        )
    }

    @Test("severity warning: the answer is kept and the person is told")
    func warning() throws {
        let even = Computed.constraint(
            "answer.value mod 2 = 0",
            human: "Sure?",
            severity: "warning"
        )
        var interview = try interview(rule(on: "integer", even))
        let problems = interview.answer([.integer(3)])
        #expect(problems.map(\.isWarning) == [true])
        #expect(interview.isFinished)
        #expect(interview.outline == "a=3")
        #expect(interview.response.status == .completed)
    }

    private let pair =
        #"{"linkId":"from","text":"from","type":"integer"},{"linkId":"to","text":"to","type":"integer"}"#

    @Test(
        "a rule on a group brings the person back to a question it reads, once, and keeps the form from being complete"
    )
    func onGroup() throws {
        let order = Computed.constraint(
            "item.where(linkId='from').answer.value < item.where(linkId='to').answer.value",
            human: "The end comes after the start."
        )
        var interview = try interview(
            #"{"linkId":"g","type":"group","extension":[\#(order)],"item":[\#(pair)]}"#
        )
        interview.answer([.integer(5)])
        interview.answer([.integer(3)])
        #expect(interview.asked == "to")
        #expect(
            interview.question?.problems
                == [
                    .constraint(
                        key: "k",
                        message: "The end comes after the start.",
                        severity: .error
                    )
                ]
        )
        interview.next()
        #expect(interview.isFinished)
        #expect(interview.response.status == .inProgress)
        interview.back()
        interview.answer([.integer(9)])
        #expect(interview.response.status == .completed)
    }

    @Test("a rule on a repeating group is held to each instance by itself")
    func onInstances() throws {
        let order = Computed.constraint(
            "item.where(linkId='from').answer.value < item.where(linkId='to').answer.value"
        )
        var interview = try interview(
            #"{"linkId":"g","type":"group","repeats":true,"extension":[\#(order)],"item":[\#(pair)]}"#
        )
        interview.answer([.integer(1)])
        interview.answer([.integer(2)])
        interview.addAnother(true)
        interview.answer([.integer(9)])
        interview.answer([.integer(2)])
        #expect(interview.problems.count == 1)
        interview.addAnother(false)
        #expect(interview.asked == "to")
        #expect(interview.question?.answers == [.integer(2)])
        interview.answer([.integer(10)])
        #expect(interview.outline == "g[from=1,to=2],g[from=9,to=10]")
        #expect(interview.problems.isEmpty)
    }

    @Test(
        "a rule on a repeating group holds of nobody where there is none, unless the group is required",
        arguments: [false, true]
    )
    func ofNone(isRequired: Bool) throws {
        let named = Computed.constraint("item.answer.exists()")
        var interview = try interview(
            #"{"linkId":"g","type":"group","repeats":true,"required":\#(isRequired),"extension":[\#(named)],"item":[{"linkId":"n","text":"Name","type":"string"}]}"#
        )
        interview.skip()
        interview.addAnother(false)
        let rules = interview.problems.map(\.problem.rule)
        #expect(rules == (isRequired ? ["required", "k"] : []), "\(rules)")
        #expect(interview.isFinished != isRequired)
    }

    @Test(
        "a rule of the whole form, and one that comes to nothing because its questions are not answered"
    )
    func onForm() throws {
        let order = Computed.constraint("\(Computed.answer("from")) < \(Computed.answer("to"))")
        var interview = try interview(pair, more: #","extension":[\#(order)]"#)
        interview.answer([.integer(5)])
        #expect(interview.problems.isEmpty)
        interview.answer([.integer(4)])
        #expect(interview.asked == "to")
        #expect(interview.problems.map(\.place) == [nil])
    }

    @Test(
        "the words of a rule on a group are those of the language shown, and it is left once whatever the language"
    )
    func inTheLanguageShown() throws {
        let translated = Computed.constraint("item.answer.exists()", human: "Give one.").replacing(
            #""valueString":"Give one.""#,
            with:
                #""valueString":"Give one.","_valueString":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[{"url":"lang","valueCode":"es"},{"url":"content","valueString":"Escriba \"uno\"."}]}]}"#
        )
        var interview = try interview(
            #"{"linkId":"g","type":"group","text":"Dates","extension":[\#(translated)],"item":[\#(pair)]}"#,
            more: #","language":"en""#
        )
        interview.skip()
        interview.skip()
        func words() -> [String] {
            (interview.question?.problems ?? []).compactMap {
                if case .constraint(_, let message, _) = $0 { message } else { nil }
            }
        }
        #expect(words() == ["Give one."])
        #expect(interview.question?.problemGroup == "Dates")
        #expect(interview.question?.hasOwnProblems == false)
        interview.show(in: "es")
        #expect(words() == [#"Escriba "uno"."#])
        interview.skip()
        #expect(interview.isFinished)
        #expect(interview.response.status == .inProgress)
        #expect(interview.problems.map(\.linkId) == ["g"])
    }

    @Test(
        "a required group left empty: any of its questions will do, and only the last cannot be skipped"
    )
    func requiredGroup() throws {
        var interview = try interview(
            #"{"linkId":"g","type":"group","text":"Dates","required":true,"item":[\#(pair)]}"#
        )
        interview.skip()
        interview.skip()
        #expect(interview.asked == "from")
        #expect(interview.question?.problems == [.required])
        #expect(interview.question?.problemGroup == "Dates")
        #expect(interview.skip().isEmpty)
        #expect(interview.asked == "to")
        #expect(interview.question?.problems == [.required])
        #expect(interview.skip() == [.required])
        interview.answer([.integer(1)])
        #expect(interview.isFinished)
        #expect(interview.response.status == .completed)
    }

    @Test("a rule that cannot be evaluated is among the problems, but the person is not held up")
    func failing() throws {
        let broken = Computed.constraint("(answer.value | 0).single() > 0")
        var interview = try interview(rule(on: "integer", broken))
        #expect(interview.answer([.integer(3)]).isEmpty)
        #expect(interview.isFinished)
        #expect(
            interview.problems.map(\.problem)
                == [.ruleFailed(expression: "(answer.value | 0).single() > 0")]
        )
    }

    @Test("anteroom evaluate: a broken rule is a finding with its message, at its item")
    func evaluated() throws {
        let even = Computed.constraint("answer.value mod 2 = 0", human: "Only even numbers.")
        let odd = try EvaluationCase(
            rule(on: "integer", even),
            #"{"linkId":"a","answer":[{"valueInteger":3}]}"#
        )
        #expect(odd.findings == ["error k a 3:1"])
        #expect(odd.evaluation.findings.map(\.message) == ["Only even numbers."])
        let sure = Computed.constraint("answer.value mod 2 = 0", severity: "warning")
        let warned = try EvaluationCase(
            rule(on: "integer", sure),
            #"{"linkId":"a","answer":[{"valueInteger":3}]}"#
        )
        #expect(warned.findings == ["warning k a 3:1"])
        #expect(warned.evaluation.isValid)
    }
}
