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
}
