import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// `rendering-xhtml` and `rendering-markdown` beside the words of a form (SDC, "Rendering").
@Suite struct FormattedWordTests {
    private func rendered(_ name: String, xhtml: String? = nil, markdown: String? = nil) -> String {
        let extensions = [("xhtml", xhtml), ("markdown", markdown)].compactMap { kind, value in
            value.map {
                #"{"url":"http://hl7.org/fhir/StructureDefinition/rendering-\#(kind)","valueString":"\#($0)"}"#
            }
        }
        return #""\#(name)":{"extension":[\#(extensions.joined(separator: ","))]}"#
    }

    @Test("words that stand only in markup are shown, and recorded in the response")
    func only() throws {
        let before = rendered("_text", xhtml: "<p>Read <b>this</b>.</p><ul><li>a fire</li></ul>")
        let ever = rendered("_text", markdown: "Has it **happened**?")
        var interview = try interview(
            #"{"linkId":"a","type":"display",\#(before)},{"linkId":"b","type":"boolean",\#(ever)}"#
        )
        #expect(interview.shown == ["Read this.\n\n- a fire"])
        interview.next()
        #expect(interview.question?.text == "Has it happened?")
        interview.answer([.boolean(true)])
        #expect(interview.response.items.map(\.text) == ["Has it happened?"])
    }

    @Test(
        "markup stands for a text where it says every word of it; XHTML goes before Markdown; the response keeps the text",
        arguments: [
            ("<p>Are you <i>well</i> today?</p>", nil, "Are you well today?"),
            ("<p>Well?</p>", nil, "Are you well?"),
            ("<br/>", nil, "Are you well?"),
            ("<br/>", "*Are* you well, friend?", "Are you well, friend?"),
            ("ARE YOU WELL", "Are you well, friend?", "ARE YOU WELL"),
            (nil, "## Well?", "Are you well?"),
        ] as [(String?, String?, String)]
    )
    func both(xhtml: String?, markdown: String?, shown: String) throws {
        let markup = rendered("_text", xhtml: xhtml, markdown: markdown)
        var interview = try interview(
            #"{"linkId":"a","type":"boolean","text":"Are you well?",\#(markup)}"#
        )
        #expect(interview.question?.text == shown)
        interview.answer([.boolean(true)])
        #expect(interview.response.items.map(\.text) == ["Are you well?"])
    }

    @Test("prefixes, options and titles too; an item whose markup has no words is not shown")
    func elsewhere() throws {
        let display = rendered("_display", xhtml: "<b>Often</b>")
        let prefix = rendered("_prefix", xhtml: "<b>1a.</b>")
        let icon = rendered("_text", xhtml: "<img src='x.png'/>")
        let text = rendered("_valueString", markdown: "**Never**")
        let title = rendered("_title", xhtml: "<h1>Sleep &amp; rest</h1>")
        let interview = try interview(
            #"""
            {"linkId":"i","type":"display",\#(icon)},
            {"linkId":"a","type":"choice","text":"Which?",\#(prefix),"answerOption":[
             {"valueCoding":{"code":"o",\#(display)}},{"valueString":"Never",\#(text)}]}
            """#,
            more: "," + title
        )
        #expect(interview.question?.prefix == "1a.")
        #expect(interview.question?.options.map(\.text) == ["Often", "Never"])
        #expect(interview.form.title(in: nil) == "Sleep & rest")
    }

    private func translated(_ name: String, _ words: String) -> String {
        #"""
        "\#(name)":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[
         {"url":"lang","valueCode":"es"},{"url":"content","valueString":"\#(words)"}]}]}
        """#
    }

    @Test(
        "an option whose words stand only beside its value is offered, stored and read back with them",
        arguments: ["choice", "open-choice"]
    )
    func optionsWithoutValue(type: String) throws {
        let options = [
            "{\(rendered("_valueString", xhtml: "<b>Red</b> one"))}",
            "{\(rendered("_valueString", markdown: "**Blue** one"))}",
            "{\(translated("_valueString", "Verde"))}",
            #"{"valueCoding":{"code":"x",\#(rendered("_display", xhtml: "<i>Sand</i>"))}}"#,
            #"{"valueCoding":{"code":"y",\#(translated("_display", "Gris"))}}"#,
        ]
        let stored = [
            #""valueString":"Red one""#, #""valueString":"Blue one""#, #""valueString":"Verde""#,
            #""display":"Sand""#, #""display":"Gris""#,
        ]
        let item =
            #"{"linkId":"a","text":"Which?","type":"\#(type)","answerOption":[\#(options.joined(separator: ","))]}"#
        for (place, words) in stored.enumerated() {
            var made = try interview(item)
            let question = try #require(made.question)
            #expect(
                question.options.map(\.text) == ["Red one", "Blue one", "Verde", "Sand", "Gris"]
            )
            #expect(made.answer([question.options[place].value]) == [])
            let response = made.response
            let text = String(decoding: response.tree.serialized(response.node), as: UTF8.self)
            #expect(text.contains(words))
            #expect(ResponseEvaluation(of: response, to: made.form, now: try noon()).findings == [])
        }
    }

    @Test(
        "what stands beside a number, date or time that is an option is shown; the value is stored"
    )
    func otherOptions() throws {
        var made = try interview(
            #"""
            {"linkId":"a","text":"Which?","type":"choice","answerOption":[
             {"valueInteger":1,\#(translated("_valueInteger", "Uno"))},
             {"valueInteger":2,\#(rendered("_valueInteger", xhtml: "<b>2</b> or two"))},
             {"valueDate":"2026-12-01",\#(rendered("_valueDate", markdown: "2026-12-01, a *Tuesday*"))}]}
            """#,
            more: #","language":"en""#
        )
        #expect(made.question?.options.map(\.text) == ["1", "2 or two", "2026-12-01, a Tuesday"])
        made.show(in: "es")
        #expect(made.question?.options.map(\.text).first == "Uno")
        #expect(made.question?.options.map(\.value).first == .integer(1))
    }

    @Test("a label that stands only in markup is the form's own, and none in another language")
    func labelInAnotherLanguage() throws {
        let label = rendered("_valueString", xhtml: "<b>Weight</b>")
        let made = try interview(
            #"""
            {"linkId":"a","text":"How heavy?","type":"decimal","extension":[
             {"url":"http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-shortText",\#(label)}]}
            """#,
            more: #","language":"en",\#(rendered("_title", xhtml: "<b>Body</b>"))"#
        )
        #expect(made.form.shortText(of: 0, in: "en") == "Weight")
        #expect(made.form.shortText(of: 0, in: "es") == nil)
        #expect(made.form.title == "Body")
    }

    @Test("staff read the labels and units that stand only beside their strings")
    func staffWords() throws {
        let label = rendered("_valueString", xhtml: "<b>Weight</b> now")
        let unit = rendered("_display", markdown: "*kilograms*")
        let control = #"""
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
             "valueCodeableConcept":{"coding":[{"code":"unit"}]}}]
            """#
        let sdc = "http://hl7.org/fhir/uv/sdc/StructureDefinition"
        var made = try interview(
            #"""
            {"linkId":"a","text":"How heavy?","type":"decimal","extension":[
             {"url":"\#(sdc)/sdc-questionnaire-shortText",\#(label)},
             {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unit","valueCoding":{"code":"kg",\#(unit)}}]},
            {"linkId":"b","text":"How tall?","type":"integer","item":[
             {"linkId":"u","type":"display",\#(rendered("_text", xhtml: "<b>cm</b>")),\#(control)}]},
            {"linkId":"c","text":"How long?","type":"decimal","extension":[
             {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{"code":"h","display":"hours"}},
             {"url":"http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption","valueCoding":{"code":"d","display":"days"}}]}
            """#
        )
        for unit in ["kilograms", "cm", "hours"] {
            #expect(made.question?.unit?.display == unit)
            made.answer([.integer(7)])
        }
        let response = made.staffResponse
        let extensions = response.items.map { $0.extensions.compactMap(\.text) }
        #expect(extensions == [["Weight now", "kilograms"], ["cm"], ["hours"]])
    }
}
