import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// R4 Questionnaire.item.initial and answerOption.initialSelected: given once, when an item is first enabled.
@Suite struct InitialValueTests {
    private func outline(_ type: String, _ initial: String, more: String = "") throws -> String {
        try interview(
            #"{"linkId":"a","text":"a","type":"\#(type)","initial":[\#(initial)]\#(more)}"#
        ).outline
    }

    @Test(
        "initial[x]: a value of every type is the answer from the start",
        arguments: [
            ("boolean", #"{"valueBoolean":true}"#, "true"),
            ("decimal", #"{"valueDecimal":1.50}"#, "1.50"),
            ("integer", #"{"valueInteger":7}"#, "7"),
            ("date", #"{"valueDate":"2020-02"}"#, "2020-02"),
            ("dateTime", #"{"valueDateTime":"2020-02-01T10:00:00Z"}"#, "2020-02-01T10:00:00Z"),
            ("time", #"{"valueTime":"10:30:00"}"#, "10:30:00"),
            ("string", #"{"valueString":"s"}"#, "s"), ("text", #"{"valueString":"t"}"#, "t"),
            ("url", #"{"valueUri":"urn:x"}"#, "urn:x"),
            ("quantity", #"{"valueQuantity":{"value":2.0,"unit":"kg"}}"#, "2.0 kg"),
            ("reference", #"{"valueReference":{"reference":"Patient/1"}}"#, "Patient/1"),
            ("attachment", #"{"valueAttachment":{"title":"A"}}"#, "A"),
            ("open-choice", #"{"valueString":"own"}"#, "own"),
            ("open-choice", #"{"valueCoding":{"code":"c","display":"C"}}"#, "C"),
        ]
    )
    func everyType(type: String, initial: String, answer: String) throws {
        #expect(try outline(type, initial) == "a=\(answer)")
    }

    @Test("initial[x] of another type than the item's is left out, and a finding says so")
    func otherType() throws {
        #expect(try outline("integer", #"{"valueString":"7"}"#) == "")
        let form = try form(
            #"{"linkId":"a","text":"a","type":"integer","initial":[{"valueString":"7"}]}"#
        )
        #expect(form.findings.map(\.rule) == ["initial-type"])
    }

    @Test("several initial values are for repeating questions only (que-13)")
    func several() throws {
        let two = #"{"valueString":"x"},{"valueString":"y"}"#
        #expect(try outline("string", two, more: #","repeats":true"#) == "a=x|y")
        #expect(try outline("string", two) == "a=x")
    }

    @Test("initialSelected options are the answers from the start, one of them without repeats")
    func initialSelected() throws {
        let options = #"""
            {"linkId":"a","text":"a","type":"choice","answerOption":[
             {"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y"},"initialSelected":true},
             {"valueCoding":{"code":"z"},"initialSelected":true}]
            """#
        #expect(try interview(options + "}").outline == "a=y")
        #expect(try interview(options + #","repeats":true}"#).outline == "a=y|z")
    }

    @Test("initial beside answerOption (que-11) is a warning, and taken with the option's words")
    func initialBesideOptions() throws {
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"choice","initial":[{"valueCoding":{"code":"y"}}],"answerOption":[{"valueCoding":{"code":"x"}},{"valueCoding":{"code":"y","display":"Y"}}]}"#
        )
        #expect(made.outline == "a=Y")
        #expect(made.form.findings.map(\.rule) == ["que-11"])
        #expect(made.form.findings.map(\.severity) == [.warning])
    }

    @Test("an initial quantity without a number sets the unit and is no answer")
    func initialUnit() throws {
        let made = try interview(
            #"{"linkId":"a","text":"a","type":"quantity","initial":[{"valueQuantity":{"unit":"kg","system":"http://unitsofmeasure.org","code":"kg"}}]}"#
        )
        #expect(made.outline == "")
        #expect(made.question?.unit?.code == "kg")
    }

    private let conditional = #"""
        {"linkId":"a","text":"a","type":"boolean"},
        {"linkId":"b","text":"b","type":"string","initial":[{"valueString":"B"}],
         "enableWhen":[{"question":"a","operator":"=","answerBoolean":true}]}
        """#

    @Test("the initial value of an item that was never enabled does not appear")
    func neverEnabled() throws {
        var interview = try interview(conditional)
        interview.answer([.boolean(false)])
        #expect(interview.outline == "a=false")
        #expect(interview.isFinished)
    }

    @Test("the initial value comes when the item is first enabled, and never again over an answer")
    func firstEnabled() throws {
        var interview = try interview(conditional)
        let first = try #require(interview.question?.place)
        interview.answer([.boolean(true)])
        #expect(interview.outline == "a=true,b=B")
        #expect(interview.question?.answers == [string("B")])
        interview.answer([string("mine")])
        for value in [false, true] {
            interview.go(to: first)
            interview.answer([.boolean(value)])
        }
        #expect(interview.outline == "a=true,b=mine")
    }

    @Test("an initial value that was cleared does not come back")
    func cleared() throws {
        var interview = try interview(conditional)
        let first = try #require(interview.question?.place)
        interview.answer([.boolean(true)])
        interview.skip()
        for value in [false, true] {
            interview.go(to: first)
            interview.answer([.boolean(value)])
        }
        #expect(interview.outline == "a=true")
    }

    @Test("every new instance of a repeating group begins with its initial values")
    func instances() throws {
        var interview = try interview(
            #"{"linkId":"g","text":"G","type":"group","repeats":true,"item":[{"linkId":"a","text":"a","type":"string"},{"linkId":"b","text":"b","type":"integer","initial":[{"valueInteger":1}]}]}"#
        )
        interview.answer([string("x")])
        interview.answer([.integer(2)])
        interview.addAnother(true)
        interview.answer([string("y")])
        #expect(interview.outline == "g[a=x,b=2],g[a=y,b=1]")
    }

    @Test("a code without words is the option of the value set that it is")
    func wordsOfAValueSet() throws {
        let interview = try interview(
            ##"{"linkId":"a","text":"a","type":"choice","answerValueSet":"#v","initial":[{"valueCoding":{"system":"http://e.org","code":"x"}}]}"##,
            more:
                #","contained":[{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"http://e.org","concept":[{"code":"x","display":"Aspirin"}]}]}}]"#
        )
        let response = String(decoding: interview.response.tree.serialized(), as: UTF8.self)
        #expect(response.contains("Aspirin"))
    }
}
