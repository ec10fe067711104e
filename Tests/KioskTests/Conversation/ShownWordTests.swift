import FHIRModel
import FormFiller
import Testing

@testable import Kiosk

/// What a page says of an answer that is there, of units and scales, and in which language.
struct ShownWordTests {
    private static let core = "http://hl7.org/fhir/StructureDefinition/"
    private static let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

    private static func translated(_ name: String, _ words: String) -> String {
        #"""
        "_\#(name)":{"extension":[{"url":"\#(core)translation","extension":[
         {"url":"lang","valueCode":"es"},{"url":"content","valueString":"\#(words)"}]}]}
        """#
    }

    private static func option(_ code: String, _ words: String, _ spanish: String) -> String {
        #"""
        {"valueCoding":{"system":"urn:s","code":"\#(code)","display":"\#(words)",\#(translated("display", spanish))}}
        """#
    }

    private static let fruit = #"""
        {"linkId":"m","text":"Which?","type":"choice","repeats":true,"answerOption":[
         \#(option("a", "Apple", "Manzana")),\#(option("p", "Pear", "Pera"))]},
        {"linkId":"w","text":"Worst?","type":"choice","required":true,"extension":[
         {"url":"\#(sdc)sdc-questionnaire-answerExpression","valueExpression":{"language":"text/fhirpath",
          "expression":"%resource.item.where(linkId='m').answer.value"}}]},
        {"linkId":"k","text":"Keep?","type":"boolean"}
        """#

    @Test func `An answer that is no longer offered is not said to be kept by Enter`() throws {
        var asked = try AskedForm(Self.fruit)
        for line in ["1 2", "2", "b"] { asked.type(line) }
        #expect(asked.text.contains("Your answer now: Pear\nPress Enter to keep it."))
        for line in ["b", "1"] { asked.type(line) }
        #expect(asked.text.contains("Worst?"))
        #expect(asked.text.contains("Your answer before: Pear\nIt is no longer offered."))
        #expect(!asked.text.contains("Press Enter to keep it"))
        asked.type("")
        #expect(asked.text.contains("Worst?"), "Enter keeps nothing")
        asked.type("1")
        #expect(asked.answers(to: "w") == ["a"])
    }

    @Test func `An answer beyond a limit that has changed is not said to be kept`() throws {
        var asked = try AskedForm(
            #"""
            {"linkId":"n","text":"How many?","type":"integer"},
            {"linkId":"o","text":"Of these?","type":"integer","extension":[
             {"url":"\#(Self.core)maxValue","_valueInteger":{"extension":[{"url":"\#(Self.core)cqf-expression",
              "valueExpression":{"language":"text/fhirpath","expression":"%resource.item.where(linkId='n').answer.value"}}]}}]},
            {"linkId":"k","text":"Keep?","type":"boolean"}
            """#
        )
        for line in ["9", "8", "b"] { asked.type(line) }
        #expect(asked.text.contains("Press Enter to keep it."))
        for line in ["b", "5"] { asked.type(line) }
        #expect(asked.text.contains("It cannot be kept. It can be 5 or less."))
        #expect(!asked.text.contains("Press Enter to keep it"))
    }

    @Test func `Computed options, the answer now and what was typed are in the visitor's language`()
        throws
    {
        var asked = try AskedForm(Self.fruit, language: "es")
        asked.type("manzana, pera")
        #expect(asked.text.contains("1. Manzana") && asked.text.contains("2. Pera"))
        asked.type("manzana")
        #expect(asked.answers(to: "w") == ["a"])
        asked.type("b")
        #expect(asked.text.contains("Su respuesta ahora: Manzana"))
        #expect(!asked.text.contains("Apple"))
    }

    @Test func `An initial answer shows the words of its option`() throws {
        let item = #"""
            {"linkId":"q","text":"Which?","type":"choice","answerOption":[
             {"valueCoding":{"system":"urn:s","code":"a","display":"Apple",\#(Self.translated("display", "Manzana"))},
              "initialSelected":true},\#(Self.option("p", "Pear", "Pera"))]},
            {"linkId":"r","text":"Set?","type":"open-choice","initial":[{"valueCoding":{"system":"urn:s","code":"a"}}],
             "answerOption":[\#(Self.option("a", "Apple", "Manzana"))]}
            """#
        var asked = try AskedForm(item)
        #expect(asked.text.contains("Your answer now: Apple"))
        var spanish = try AskedForm(item, language: "es")
        #expect(spanish.text.contains("Su respuesta ahora: Manzana"))
        asked.type("")
        spanish.type("")
        #expect(!asked.text.contains("Your answer now: a\n"))
        #expect(!spanish.text.contains("Su respuesta ahora: a\n"))
    }

    @Test func `A unit is shown in the visitor's language and stored in the form's own words`()
        throws
    {
        let unit = #"""
            {"url":"\#(Self.core)questionnaire-unit","valueCoding":{"system":"http://unitsofmeasure.org",
             "code":"[lb_av]","display":"pounds",\#(Self.translated("display", "libras"))}}
            """#
        var asked = try AskedForm(
            #"{"linkId":"q","text":"Weight?","type":"quantity","extension":[\#(unit)]},"#
                + #"{"linkId":"k","text":"Keep?","type":"boolean"}"#,
            language: "es"
        )
        #expect(asked.text.contains("Escriba un número de libras."))
        asked.type("154 libras")
        #expect(asked.answers() == ["154 pounds [[lb_av]]"])
        asked.type("b")
        #expect(asked.text.contains("Su respuesta ahora: 154 libras"))
    }

    @Test(arguments: ["decimal", "integer"])
    func `The unit of a number is shown with the question`(type: String) throws {
        for (code, words) in [("questionnaire-unit", "kg"), ("questionnaire-unitOption", "kg")] {
            let unit = #"""
                {"url":"\#(Self.core)\#(code)","valueCoding":{"system":"http://unitsofmeasure.org","code":"kg","display":"\#(words)"}}
                """#
            var asked = try AskedForm(
                #"{"linkId":"q","text":"Weight?","type":"\#(type)","extension":[\#(unit)]}"#
            )
            #expect(asked.text.contains("number of kg."))
            asked.type("154 lb")
            #expect(asked.text.contains("Try again: Give it in kg."))
        }
    }

    @Test func `A slider says its ends, what they mean, and its step`() throws {
        func slider(_ step: Int, _ low: String, _ high: String) -> String {
            func end(_ code: String, _ words: String, _ spanish: String) -> String {
                #"""
                {"linkId":"\#(code)","type":"display","text":"\#(words)",\#(Self.translated("text", spanish)),"extension":[
                 {"url":"\#(Self.core)questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"\#(code)"}]}}]}
                """#
            }
            return #"""
                {"linkId":"q","text":"How bad?","type":"integer","extension":[
                 {"url":"\#(Self.core)questionnaire-itemControl","valueCodeableConcept":{"coding":[{"code":"slider"}]}},
                 {"url":"\#(Self.core)questionnaire-sliderStepValue","valueInteger":\#(step)},
                 {"url":"\#(Self.core)minValue","valueInteger":0},{"url":"\#(Self.core)maxValue","valueInteger":10}],
                 "item":[\#(end("lower", low, "Sin dolor")),\#(end("upper", high, "El peor dolor"))]}
                """#
        }
        let plain = try AskedForm(slider(1, "No pain", "10 - Worst pain"))
        #expect(plain.text.contains("Type a number from 0, no pain, to 10, worst pain."))
        let spanish = try AskedForm(slider(5, "No pain", "Worst pain"), language: "es")
        let line = "Escriba un número desde 0, sin dolor, hasta 10, el peor dolor."
        #expect(spanish.page.joined(separator: " ").contains(line + " Cuente de 5 en 5."))
    }

    @Test func `A text takes as many characters as the form says, and lines that are pasted`()
        throws
    {
        var asked = try AskedForm(
            #"{"linkId":"q","text":"Tell us more","type":"text","maxLength":2000},"#
                + #"{"linkId":"s","text":"In a line?","type":"string"}"#
        )
        #expect(asked.prompt?.maximumLength == 2000)
        #expect(asked.prompt?.fullNotice.contains("2000") == true)
        #expect(asked.prompt?.lines == .kept)
        asked.type("one\ntwo\n" + String(repeating: "x", count: 1900))
        #expect(asked.answers()[0].hasPrefix("“one\ntwo\nx"))
        #expect(asked.prompt?.lines == .joined)
    }
}
