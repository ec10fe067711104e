import FHIRModel
import FormFiller
import Testing

/// `Documentation/staff-alerts.md`: several alerts, each with its own priority and closing sentence.
struct StaffAlertTests {
    private static let address = "https://anteroom.example/fhir/StructureDefinition/staff-alert"

    private func form(_ extensions: String) throws -> Form {
        let text = """
            {"resourceType":"Questionnaire","status":"active","language":"en","extension":[\(extensions)],"item":[
             {"linkId":"a","type":"string","text":"A?"},{"linkId":"b","type":"string","text":"B?"},
             {"linkId":"c","type":"string","text":"C?"}]}
            """
        return Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
    }

    private func expression(_ text: String) -> String {
        #""valueExpression":{"language":"text/fhirpath","expression":"\#(text)"}"#
    }

    private func parts(_ code: String, of linkId: String, priority: String) -> String {
        let text = "iif(%resource.item.where(linkId = '\(linkId)').answer.value = 'x', '\(code)')"
        return #"""
            {"url":"\#(Self.address)","extension":[{"url":"expression",\#(expression(text))},
             {"url":"priority","valueCode":"\#(priority)"},
             {"url":"closing","valueString":"Talk to us.","_valueString":{"extension":[
              {"url":"http://hl7.org/fhir/StructureDefinition/translation","extension":[
               {"url":"lang","valueCode":"es"},{"url":"content","valueString":"Hable con nosotros."}]}]}}]}
            """#
    }

    private func interview(_ form: Form, _ answers: String...) throws -> Interview {
        var interview = Interview(form, now: try #require(FHIRDateTime("2026-11-23T09:15:00Z")))
        for answer in answers { interview.answer([.string(answer)]) }
        return interview
    }

    @Test func `Each alert calls in its own way, and an expression alone calls at once`() throws {
        let alone = "iif(%resource.item.where(linkId = 'b').answer.value = 'x', 'loud')"
        let form = try form(
            parts("quiet", of: "a", priority: "asap")
                + #",{"url":"\#(Self.address)",\#(expression(alone))}"#
        )
        #expect(!form.hasErrors)
        let quiet = try interview(form, "x").alertsHolding
        #expect(quiet.map(\.code) == ["quiet"] && quiet.map(\.priority) == [.asap])
        let both = try interview(form, "x", "x").alertsHolding
        #expect(both.map(\.code) == ["quiet", "loud"] && both.map(\.priority) == [.asap, .stat])
        #expect(try interview(form, "y", "y").alertsHolding.isEmpty)
        #expect(form.isSafetyQuestion("a") && form.isSafetyQuestion("b"))
        #expect(!form.isSafetyQuestion("c"))
    }

    @Test func `A code of two alerts calls once, with the higher priority`() throws {
        let form = try form(
            parts("one", of: "a", priority: "asap") + "," + parts("one", of: "a", priority: "stat")
        )
        #expect(try interview(form, "x").alertsHolding.map(\.priority) == [.stat])
    }

    @Test func `What is said at the end comes from the form, in the visitor's language`() throws {
        let form = try form(parts("quiet", of: "a", priority: "asap"))
        let alert = try #require(try interview(form, "x").alertsHolding.first)
        #expect(form.closing(for: alert, in: "en") == "Talk to us.")
        #expect(form.closing(for: alert, in: "es") == "Hable con nosotros.")
    }

    @Test func `Staff read what the form says of a code, never the words of an answer`() throws {
        let code = #"{"url":"code","valueCoding":{"code":"one","display":"Go there"}}"#
        let form = try form(
            #"{"url":"\#(Self.address)","extension":[{"url":"expression",\#(expression("'one' | 'two'"))},\#(code)]}"#
        )
        let alerts = try interview(form, "x").alertsHolding
        #expect(alerts.map(\.display) == ["Go there", nil])
        let choice = #"""
            {"resourceType":"Questionnaire","status":"active","extension":[{"url":"\#(Self.address)",
            \#(expression("%resource.item.answer.value"))}],"item":[{"linkId":"a","type":"choice","text":"A?",
            "answerOption":[{"valueCoding":{"code":"yes","display":"Yes, every day"}}]}]}
            """#
        let answered = Form(compiling: try Questionnaire(parsing: Array(choice.utf8)))
        var interview = Interview(answered, now: try #require(FHIRDateTime("2026-11-23T09:15:00Z")))
        interview.answer([.coding(Coding(code: "yes", display: "Yes, every day"))])
        #expect(interview.alertsHolding.map(\.code) == ["yes"])
        #expect(interview.alertsHolding.map(\.display) == [nil])
    }

    @Test(arguments: [
        (#"{"url":"priority","valueCode":"stat"}"#, "the part 'expression'"),
        (#"{"url":"expression","valueString":"'x'"}"#, "the part 'expression'"),
    ])
    func `An alert without an expression is an error`(part: String, message: String) throws {
        let form = try form(#"{"url":"\#(Self.address)","extension":[\#(part)]}"#)
        #expect(form.findings.contains { $0.severity == .error && $0.message.contains(message) })
    }

    @Test func `A priority of another code is an error, and staff are called at once`() throws {
        let form = try form(parts("one", of: "a", priority: "urgent"))
        #expect(form.findings.contains { $0.rule == "staff-alert" && $0.severity == .error })
        #expect(try interview(form, "x").alertsHolding.map(\.priority) == [.stat])
    }
}
