import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 answerOption of every type, open-choice, optionExclusive, and what of an option stands in the response.
@Suite struct OptionTests {
    private func item(_ type: String, _ options: String, more: String = "") -> String {
        #"{"linkId":"a","text":"a","type":"\#(type)","answerOption":[\#(options)]\#(more)}"#
    }

    @Test(
        "answerOption.value[x] of every type is offered and taken",
        arguments: [
            ("choice", #"{"valueCoding":{"code":"x","display":"X"}},{"valueCoding":{"code":"y"}}"#),
            ("choice", #"{"valueString":"x"},{"valueString":"y"}"#),
            ("choice", #"{"valueInteger":1},{"valueInteger":2}"#),
            ("choice", #"{"valueDate":"2020"},{"valueDate":"2021-02-03"}"#),
            ("choice", #"{"valueTime":"08:00:00"},{"valueTime":"09:00:00"}"#),
            (
                "choice",
                #"{"valueReference":{"reference":"Location/1","display":"Ward"}},{"valueReference":{"reference":"Location/2"}}"#
            ),
            ("integer", #"{"valueInteger":1},{"valueInteger":2}"#),
            ("string", #"{"valueString":"x"},{"valueString":"y"}"#),
            ("date", #"{"valueDate":"2020-01-01"},{"valueDate":"2020-01-02"}"#),
            ("time", #"{"valueTime":"08:00:00"},{"valueTime":"09:00:00"}"#),
            ("reference", #"{"valueReference":{"reference":"Location/1"}}"#),
            ("open-choice", #"{"valueCoding":{"code":"x"}},{"valueString":"y"}"#),
        ]
    )
    func everyType(type: String, options: String) throws {
        var interview = try interview(item(type, options))
        let question = try #require(interview.question)
        #expect(question.options.count == options.split(separator: #"},{"value"#).count)
        #expect(!question.isForStaff)
        #expect(question.options.allSatisfy { !$0.text.isEmpty })
        for option in question.options { #expect(interview.problems(with: [option.value]) == []) }
        interview.answer([question.options[0].value])
        #expect(interview.isFinished)
        interview.back()
        #expect(interview.question?.options.map(\.isSelected).first == true)
        #expect(interview.question?.options.count { $0.isSelected } == 1)
    }

    @Test("the chosen Coding stands in the response whole, extensions and version too")
    func wholeCoding() throws {
        let coding =
            #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/itemWeight","valueDecimal":1.0}],"system":"urn:s","version":"2","code":"x","display":"X"}"#
        var interview = try interview(item("choice", #"{"valueCoding":\#(coding)}"#))
        interview.answer([code("x", "urn:s")])
        let response = interview.response
        let answer = try #require(response.items.first?.answers.first)
        let text = String(decoding: response.tree.serialized(answer.node), as: UTF8.self)
        #expect(text == #"{"valueCoding":\#(coding)}"#)
    }

    @Test("an option is known by system and code, never by its words")
    func identity() throws {
        let made = try interview(
            item("choice", #"{"valueCoding":{"system":"s","code":"x","display":"X"}}"#)
        )
        let other = AnswerValue.coding(Coding(system: "s", code: "x", display: "other words"))
        #expect(made.problems(with: [other]) == [])
        let sameWords = AnswerValue.coding(Coding(system: "s", code: "y", display: "X"))
        #expect(made.problems(with: [sameWords]) == [.notOffered])
        #expect(made.problems(with: [code("x", "t")]) == [.notOffered])
    }

    @Test("choice takes only what is offered, open-choice own words too")
    func openChoice() throws {
        let options = #"{"valueCoding":{"code":"x"}}"#
        let closed = try interview(item("choice", options))
        #expect(closed.problems(with: [string("own")]) == [.notOffered])
        #expect(closed.question?.acceptsOwnValue == false)
        let open = try interview(item("open-choice", options))
        #expect(open.question?.acceptsOwnValue == true)
        #expect(open.problems(with: [string("own")]) == [])
        #expect(open.problems(with: [.integer(1)]).map(\.rule) == ["answer-type"])
    }

    @Test("optionExclusive, on the option or inside its Coding, stands alone")
    func exclusive() throws {
        let mark =
            #""extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive","valueBoolean":true}]"#
        for none in [
            #"{\#(mark),"valueCoding":{"code":"none","display":"None"}}"#,
            #"{"valueCoding":{\#(mark),"code":"none","display":"None"}}"#,
        ] {
            let made = try interview(
                item(
                    "choice",
                    #"{"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y"}},\#(none)"#,
                    more: #","repeats":true"#
                )
            )
            #expect(made.question?.options.map(\.isExclusive) == [false, false, true])
            #expect(made.problems(with: [code("x"), code("y")]) == [])
            #expect(made.problems(with: [code("none")]) == [])
            #expect(made.problems(with: [code("x"), code("none")]) == [.exclusive(text: "None")])
        }
    }

    @Test("optionPrefix is shown with its option")
    func prefixes() throws {
        let made = try interview(
            item(
                "choice",
                #"{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-optionPrefix","valueString":"a)"}],"valueCoding":{"code":"x"}}"#
            )
        )
        #expect(made.question?.options.map(\.prefix) == ["a)"])
    }

    @Test("R5 coding with answerConstraint is choice or open-choice")
    func release5() throws {
        func made(_ constraint: String) throws -> Interview {
            try interview(
                item("coding", #"{"valueCoding":{"code":"x"}}"#, more: constraint)
            )
        }
        #expect(try made("").question?.type == .choice)
        #expect(try made(#","answerConstraint":"optionsOnly""#).question?.type == .choice)
        #expect(try made(#","answerConstraint":"optionsOrString""#).question?.type == .openChoice)
    }

    @Test("a choice without options is for staff, and a finding says so")
    func noOptions() throws {
        let made = try interview(#"{"linkId":"a","text":"a","type":"choice"}"#)
        #expect(made.question?.isForStaff == true)
        #expect(made.form.findings.map(\.rule) == ["no-options"])
    }
}
