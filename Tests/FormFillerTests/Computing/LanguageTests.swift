import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// FHIR R4 `translation` on every string a person sees.
@Suite struct LanguageTests {
    private let weighted =
        #"{"valueCoding":{"code":"y","display":"Yes",\#(Computed.spanish("display", "Sí")),"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/ordinalValue","valueDecimal":3}]}}"#

    private func bilingual(_ items: String) throws -> Form {
        try form(
            items,
            more: #","language":"en","title":"Form",\#(Computed.spanish("title", "Formulario"))"#
        )
    }

    private func scored() throws -> Form {
        let total = Computed.by(
            Computed.sdc + "calculatedExpression",
            "%resource.item.where(linkId='a').answer.value.ordinal().sum()"
        )
        return try bilingual(
            #"{"linkId":"a","text":"Well?",\#(Computed.spanish("text", "¿Bien?")),"prefix":"1.",\#(Computed.spanish("prefix", "1.º")),"type":"choice","answerOption":[\#(weighted)]},{"linkId":"t","text":"Sum",\#(Computed.spanish("text", "Suma")),"type":"decimal","readOnly":true,"extension":[\#(total)]}"#
        )
    }

    @Test("Form.languages: its own first, then those of its translations")
    func languages() throws {
        #expect(try scored().languages == ["en", "es"])
        #expect(try scored().title(in: "es") == "Formulario")
        #expect(try scored().title(in: "de") == "Form")
        #expect(try form(#"{"linkId":"a","text":"a","type":"string"}"#).languages.isEmpty)
    }

    @Test("text, prefix and option come in the language shown; a country's variant will do")
    func shown() throws {
        let interview = Interview(try scored(), now: try noon(), language: "es-MX")
        let question = try #require(interview.question)
        #expect(question.text == "¿Bien?")
        #expect(question.prefix == "1.º")
        #expect(question.options.map(\.text) == ["Sí"])
        #expect(interview.language == "es")
    }

    @Test("a language the form has not: its own words, and the response says so")
    func missing() throws {
        let interview = Interview(try scored(), now: try noon(), language: "fr")
        #expect(interview.question?.text == "Well?")
        #expect(interview.response.language == "en")
    }

    @Test(
        "changing the language in the middle keeps answers, score and place; texts and language of the response follow"
    )
    func switching() throws {
        var interview = Interview(try scored(), now: try noon())
        interview.answer([code("y")])
        #expect(interview.response.items.map(\.text) == ["Well?", "Sum"])
        interview.show(in: "es")
        #expect(interview.outline == "a=Yes,t=3")
        #expect(interview.response.items.map(\.text) == ["¿Bien?", "Suma"])
        #expect(interview.response.language == "es")
        #expect(interview.answeredQuestions.first?.texts == ["Sí"])
        interview.back()
        #expect(interview.question?.options.first?.isSelected == true)
        interview.show(in: "en")
        interview.answer([code("y")])
        #expect(interview.outline == "a=Yes,t=3")
        #expect(interview.response.items.map(\.text) == ["Well?", "Sum"])
        #expect(interview.response.language == "en")
    }

    @Test(
        "an instance of a repeating group that is out of the response for now comes back in the language shown"
    )
    func outOfSight() throws {
        let form = try bilingual(
            #"{"linkId":"a","text":"a","type":"boolean"},{"linkId":"g","text":"Group",\#(Computed.spanish("text", "Grupo")),"type":"group","repeats":true,"enableWhen":[{"question":"a","operator":"=","answerBoolean":true}],"item":[{"linkId":"b","text":"b","type":"string"}]}"#
        )
        var interview = Interview(form, now: try noon())
        interview.answer([.boolean(true)])
        interview.answer([string("x")])
        interview.addAnother(false)
        interview.go(to: try #require(interview.place(of: "a")))
        interview.answer([.boolean(false)])
        interview.show(in: "es")
        interview.go(to: try #require(interview.place(of: "a")))
        interview.answer([.boolean(true)])
        #expect(interview.outline == "a=true,g[b=x]")
        #expect(interview.response.items.last?.text == "Grupo")
    }

    @Test("help, hints, labels, units and the message of a rule are translated too")
    func everywhere() throws {
        let rule =
            #"{"url":"\#(Computed.core)targetConstraint","extension":[{"url":"key","valueId":"k"},{"url":"severity","valueCode":"error"},{"url":"human","valueString":"Too old.",\#(Computed.spanish("valueString", "Demasiado."))},\#(Computed.by("expression", "answer.value.value < 100"))]}"#
        let form = try bilingual(
            #"{"linkId":"a","text":"a","type":"quantity","extension":[{"url":"\#(Computed.core)entryFormat","valueString":"years",\#(Computed.spanish("valueString", "años"))},{"url":"\#(Computed.core)questionnaire-unit","valueCoding":{"code":"a","display":"year",\#(Computed.spanish("display", "año"))}},\#(rule)],"item":[{"linkId":"h","text":"Help",\#(Computed.spanish("text", "Ayuda")),"type":"display","extension":[{"url":"\#(Computed.core)questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"help"}]}}]}]},{"linkId":"o","text":"o","type":"open-choice","answerOption":[{"valueString":"Other",\#(Computed.spanish("valueString", "Otro"))}],"extension":[{"url":"\#(Computed.sdc)openLabel","valueString":"Else",\#(Computed.spanish("valueString", "Más"))}]}"#
        )
        var interview = Interview(form, now: try noon(), language: "es")
        let question = try #require(interview.question)
        #expect(question.entryFormat == "años")
        #expect(question.unit?.display == "año")
        #expect(question.help == ["Ayuda"])
        let old = AnswerValue.quantity(Quantity(value: FHIRDecimal(200), unit: "año", code: "a"))
        #expect(
            interview.answer([old])
                == [.constraint(key: "k", message: "Demasiado.", severity: .error)]
        )
        interview.skip()
        #expect(interview.question?.options.map(\.text) == ["Otro"])
        #expect(interview.question?.ownValueLabel == "Más")
        interview.answer([string("Other")])
        #expect(interview.outline == "o=Other")
    }

    @Test("designations of a contained value set are its words in another language")
    func designation() throws {
        let form = try form(
            ##"{"linkId":"a","text":"a",\##(Computed.spanish("text", "á")),"type":"choice","answerValueSet":"#v"}"##,
            more:
                #","language":"en","contained":[{"resourceType":"ValueSet","id":"v","status":"active","compose":{"include":[{"system":"urn:s","concept":[{"code":"y","display":"Yes","designation":[{"language":"es-MX","value":"Sí"}]}]}]}}]"#
        )
        let interview = Interview(form, now: try noon(), language: "es")
        #expect(interview.question?.options.map(\.text) == ["Sí"])
    }
}
