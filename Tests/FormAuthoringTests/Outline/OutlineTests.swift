import FHIRModel
import FormTesting
import Foundation
import FoundationXML
internal import PlainText
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// A form written out for a person who signs it.
struct OutlineTests {
    private static let weight = "http://hl7.org/fhir/StructureDefinition/itemWeight"
    private let items = """
        {"linkId": "sleep", "type": "group", "prefix": "A", "text": "Sleep", "item": [
         {"linkId": "hours", "type": "integer", "text": "How many hours do you sleep?", "required": true,
          "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/maxValue", "valueInteger": 24}]},
         {"linkId": "often", "type": "choice", "text": "How often do you wake up?",
          "enableWhen": [{"question": "hours", "operator": "<", "answerInteger": 7}],
          "answerOption": [
           {"valueCoding": {"code": "n", "display": "Never",
            "extension": [{"url": "\(weight)", "valueDecimal": 0}]}},
           {"extension": [{"url": "\(weight)", "valueDecimal": 1.50}],
            "valueCoding": {"code": "o", "display": "Often & <always>"}}],
          "item": [{"linkId": "often.help", "type": "display", "text": "Count each time.", "extension": [
           {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl",
            "valueCodeableConcept": {"coding": [{"code": "help"}]}}]}]},
         {"linkId": "why", "type": "string", "text": "What wakes you?", "maxLength": 80, "enableBehavior": "all",
          "enableWhen": [
           {"question": "often", "operator": "=", "answerCoding": {"code": "o"}},
           {"question": "hours", "operator": "exists", "answerBoolean": true}]},
         {"linkId": "care", "type": "boolean", "text": "Do you want help?", "enableBehavior": "any",
          "enableWhen": [
           {"question": "often", "operator": "=", "answerCoding": {"code": "o"}},
           {"question": "often", "operator": "=", "answerCoding": {"code": "n"}}]}]},
        {"linkId": "score", "type": "decimal", "text": "Score", "extension": [
         {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-hidden", "valueBoolean": true},
         {"url": "http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression",
          "valueExpression": {"language": "text/fhirpath",
           "expression": "%resource.repeat(item).where(linkId = 'often').answer.value.weight().sum()"}}]}
        """

    private func outline(_ more: String = #","title":"Night","version":"2""#) throws -> FormOutline
    {
        FormOutline(of: try form(items, more: more))
    }

    @Test func aFormReadsAsText() throws {
        let expected = """
            Night
            =====
            Status: active: runs only as a demonstration, marked so on every
              screen
            Approved on: not approved
            Version: 2
            Questions for visitors: 4

            The questions
            -------------

            # A Sleep [sleep]

              1. How many hours do you sleep? [hours]
                 Answer: a whole number; required
                 At most: 24

              2. How often do you wake up? [often]
                 Answer: one of the options; may be skipped
                 Asked only if: question 1 “How many hours do you sleep?” is less
                   than “7”
                 Help: Count each time.
                 o Never (n; score 0)
                 o Often & <always> (o; score 1.50)

              3. What wakes you? [why]
                 Answer: a line of text; may be skipped
                 Asked only if: question 2 “How often do you wake up?” is answered
                   “Often & <always>”, and question 1 “How many hours do you
                   sleep?” has an answer
                 Longest: 80 characters

              4. Do you want help? [care]
                 Answer: yes or no; may be skipped
                 Asked only if: question 2 “How often do you wake up?” is answered
                   “Often & <always>” or “Never”

            5. Score [score]
               Answer: a number; hidden from visitors
               Computed: %resource.repeat(item).where(linkId =
                 'often').answer.value.weight().sum()

            What is made of the answers
            ---------------------------
            - The standard request, offered at the end: Patient,
              QuestionnaireResponse, ServiceRequest

            Read and approved
            -----------------
            Name: ____________________________

            Role: ____________________________

            Date: ____________________________

            Signature: ____________________________


            """
        #expect(try outline().text(width: 70) == expected)
    }

    @Test func anApprovedFormSaysSo() throws {
        let text = try outline(#","approvalDate":"2026-02-03""#).text()
        #expect(text.contains("Status: active: in use for visitors\n"))
        #expect(text.contains("Approved on: 2026-02-03\n"))
    }

    /// Each property of an item, with the words a person who signs reads for it.
    @Test(arguments: [
        (
            #""type": "group", "repeats": true, "required": true, "extension": [{"url": "EXT/questionnaire-minOccurs", "valueInteger": 2}, {"url": "EXT/questionnaire-maxOccurs", "valueInteger": 5}], "item": [{"linkId": "in", "type": "string"}]"#,
            [
                "Required: something in it must be answered",
                "Repeats: asked as often as the visitor wants, at least 2 times, at most 5 times",
            ]
        ),
        (
            #""type": "group", "extension": [{"url": "EXT/questionnaire-hidden", "valueBoolean": true}], "item": [{"linkId": "in", "type": "string"}]"#,
            ["Shown: hidden from visitors", "Answer: a line of text; hidden from visitors"]
        ),
        (#""type": "boolean", "initial": [{"valueBoolean": true}]"#, ["Answered at first: Yes"]),
        (
            #""type": "choice", "initial": [{"valueCoding": {"code": "y"}}], "answerOption": [{"valueCoding": {"code": "y", "display": "Why not"}}]"#,
            ["Answered at first: Why not"]
        ),
        (
            #""type": "choice", "answerValueSet": "http://example.org/vs""#,
            ["Options: those of http://example.org/vs, which is not in this file"]
        ),
        (
            #""type": "string", "enableWhen": [{"question": "day", "operator": ">=", "answerDate": "2026-01-01"}]"#,
            ["Asked only if: question 1 “day” is not earlier than “2026-01-01”"]
        ),
        (
            #""type": "string", "enableWhen": [{"question": "day", "operator": "<", "answerDate": "2026-01-01"}]"#,
            ["Asked only if: question 1 “day” is earlier than “2026-01-01”"]
        ),
        (
            #""type": "string", "enableWhen": [{"question": "day", "operator": "!=", "answerDate": "2026-01-01"}]"#,
            [
                "Asked only if: question 1 “day” is anything but “2026-01-01” (also without an answer)"
            ]
        ),
        (
            #""type": "string", "enableBehavior": "all", "enableWhen": [{"question": "day", "operator": "!=", "answerDate": "2026-01-01"}, {"question": "day", "operator": "!=", "answerDate": "2026-01-02"}]"#,
            [
                "Asked only if: question 1 “day” is anything but “2026-01-01”"
                    + " or “2026-01-02” (also without an answer)"
            ]
        ),
        (
            #""type": "string", "extension": [{"url": "SDC/sdc-questionnaire-enableWhenExpression", "valueExpression": {"description": "On a day", "language": "text/fhirpath", "expression": "%resource.item.exists()"}}]"#,
            ["Only if this holds: On a day: %resource.item.exists()"]
        ),
    ])
    func aPropertyReads(_ property: String, _ lines: [String]) throws {
        let item = property.replacing("EXT/", with: "http://hl7.org/fhir/StructureDefinition/")
            .replacing("SDC/", with: "http://hl7.org/fhir/uv/sdc/StructureDefinition/")
        let day = #"{"linkId": "day", "type": "date", "text": "day"}"#
        let form = try form(#"\#(day), {"linkId": "x", "text": "x", \#(item)}"#)
        let text = FormOutline(of: form).text(width: 1_000)
        for line in lines { #expect(text.contains(" \(line)\n"), "\(text)") }
    }

    @Test func aLanguageThatIsNotThereIsNotClaimed() throws {
        let form = try form(items, more: #","title":"Night","language":"en""#)
        #expect(FormOutline(of: form, language: "xx").html.contains("<html lang=\"en\">"))
    }

    @Test(arguments: [40, 60, 78, 200])
    func noLineIsLongerThanThePage(width: Int) throws {
        for name in ShippedFile.names {
            let form = Form(compiling: Questionnaire(try ShippedFile(name).tree))
            let lines = FormOutline(of: form).text(width: width).split(separator: "\n")
            #expect(lines.allSatisfy { $0.count <= width }, "\(name)")
        }
    }

    /// Two columns of a terminal each, or none: what counts is where the line ends on paper.
    @Test func linesAreMeasuredInColumns() throws {
        let form = try form(
            """
            {"linkId": "眠り", "type": "string", "text": "よく眠れますか。夜中に何回目が覚めますか。それはいつからですか。"},
            {"linkId": "e", "type": "string",
             "text": "\(String(repeating: "e\u{301}", count: 38)) \(String(repeating: "😴", count: 30))"}
            """,
            more: #","title":"睡眠""#
        )
        let lines = FormOutline(of: form).text(width: 40).split(separator: "\n")
        #expect(lines.prefix(2) == ["睡眠", "===="])
        #expect(lines.allSatisfy { DisplayWidth.columns(of: String($0)) <= 40 })
        #expect(lines.contains { $0.contains(String(repeating: "e\u{301}", count: 37)) })
    }

    @Test func everyItemAndOptionOfTheShippedFilesIsInBoth() throws {
        for name in ShippedFile.names {
            let form = Form(compiling: Questionnaire(try ShippedFile(name).tree))
            let outline = FormOutline(of: form)
            let html = outline.html
            let text = outline.text(width: 10_000)
            for index in form.items.indices {
                let words = OutlineWriter.cleaned(form.text(of: Int32(index), in: nil) ?? "")
                if words.isEmpty { continue }
                #expect(text.contains(words), "\(words)")
                #expect(html.contains(Self.escaped(words)), "\(words)")
                for option in form.items[index].hasOptions ? form.options(of: Int32(index)) : [] {
                    #expect(text.contains("o \(form.text(of: option, in: nil))"))
                }
            }
            for condition in form.conditions.indices {
                let target = form.conditions[condition].target
                #expect(text.contains(ConditionWords(form, language: nil).name(of: target)))
            }
        }
    }

    @Test func theHTMLIsWellFormedAndLoadsNothing() throws {
        var pages = [try outline().html]
        for name in ShippedFile.names {
            let form = Form(compiling: Questionnaire(try ShippedFile(name).tree))
            pages.append(FormOutline(of: form).html)
        }
        for page in pages {
            let body = page.replacing("<!DOCTYPE html>\n", with: "")
            let parser = XMLParser(data: Data(body.utf8))
            #expect(parser.parse(), "\(String(describing: parser.parserError))")
            for word in ["<script", "<img", "<link", "src=", "href=", "@import", "url("] {
                #expect(!page.contains(word))
            }
        }
    }

    /// A reader of screens goes from heading to heading: from one to the next no level may be missing.
    @Test func headingsOfTheHTMLGoDownOneLevelAtATime() throws {
        let deep = (1...7).reversed().reduce(#"{"linkId": "q", "type": "string", "text": "q"}"#) {
            #"{"linkId": "g\#($1)", "type": "group", "text": "g\#($1)", "item": [\#($0)]}"#
        }
        var pages = [
            FormOutline(of: try form(#"{"linkId": "a", "type": "date", "text": "a"}, \#(deep)"#))
        ]
        for name in ShippedFile.names {
            pages.append(
                FormOutline(of: Form(compiling: Questionnaire(try ShippedFile(name).tree)))
            )
        }
        for page in pages {
            let levels = page.html.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
            #expect(levels.first == 1)
            for (level, next) in zip(levels, levels.dropFirst()) {
                #expect(next <= level + 1 && next > 1, "\(levels)")
            }
        }
    }

    /// The page says of itself that it is English, and of the form's words what they are.
    @Test func wordsOfTheFormAreMarkedAsTheirLanguageAndRunInItsDirection() throws {
        let question = """
            {"linkId": "q", "type": "choice", "text": "Sleep?", "_text": {"extension": [
              {"url": "http://hl7.org/fhir/StructureDefinition/translation", "extension": [
               {"url": "lang", "valueCode": "ar"}, {"url": "content", "valueString": "هل تنام؟"}]}]},
             "answerOption": [{"valueString": "Well"}]}
            """
        let form = try form(question, more: #","title":"Night","language":"en""#)
        let page = FormOutline(of: form, language: "ar").html
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
        #expect(page.contains("<h3 lang=\"ar\" dir=\"auto\">1. هل تنام؟</h3>"))
        #expect(page.contains("<li lang=\"ar\" dir=\"auto\">Well</li>"))
        #expect(page.contains("<dt>Answer</dt>\n<dd dir=\"auto\">one of the options"))
    }

    @Test func wordsOfTheFileAreNoMarkupAndNoControlCharacters() throws {
        let hostile = #"</dd><script>x</script> & \"q\" 'a' \u001b[2J \u202e <\u0301b> end"#
        let form = try form(
            #"{"linkId": "<b>\u001b[2J", "type": "string", "text": "\#(hostile)"}"#,
            more: #","title":"\#(hostile)""#
        )
        let outline = FormOutline(of: form)
        #expect(!outline.html.contains("<script"))
        #expect(outline.html.contains("&lt;\u{301}b&gt;"), "a mark over a bracket hides nothing")
        #expect(
            outline.html.contains("&lt;script&gt;x&lt;/script&gt; &amp; &quot;q&quot; &#39;a&#39;")
        )
        #expect(!outline.text().unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}
