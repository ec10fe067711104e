import FHIRModel
import FormFiller
import Foundation
import Testing

@testable import Kiosk

/// What a visitor in need is told hangs on whether staff were reached, and nothing a visitor typed is kept past the end.
struct NeedTests {
    private let size = TerminalSize(columns: 80, rows: 24)

    /// A visit that has come to its question, which takes words; `now` is typed by somebody who needs a person.
    private func visit(
        _ more: (inout ConversationSettings) -> Void = { _ in }
    ) throws -> Conversation {
        let file = """
            {"resourceType": "Questionnaire", "status": "draft", "title": "One", "extension": [
              {"url": "https://anteroom.example/fhir/StructureDefinition/staff-alert", "valueExpression": {
                "language": "text/fhirpath",
                "expression": "iif(item.where(linkId = 'a').answer.value = 'now', 'first' | 'second')"}}],
             "item": [{"linkId": "a", "type": "string", "text": "Which word?"},
                      {"linkId": "b", "type": "string", "text": "Another?"}]}
            """
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        var settings = ConversationSettings(forms: [form])
        settings.releaseCode = "9911"
        more(&settings)
        var visit = Conversation(settings, now: try now())
        for event in [ConversationEvent.begin(size), .line(""), .line("1")] {
            _ = visit.handle(event, at: try now())
        }
        return visit
    }

    private func now() throws -> FHIRDateTime {
        try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
    }

    /// The page that comes of events, as one text.
    private func page(_ visit: inout Conversation, _ events: ConversationEvent...) throws -> String
    {
        var lines: [String] = []
        for event in events {
            for effect in visit.handle(event, at: try now()) {
                if case .show(let page) = effect { lines = page.lines }
                if case .read(let prompt) = effect { lines.append(prompt.text) }
            }
        }
        return lines.joined(separator: "\n")
    }

    @Test func `A letter h that is not explained in time calls a person`() throws {
        var visit = try visit()
        let asked = try page(&visit, .line("h"))
        #expect(asked.contains("1. I want to talk to a person"), "\(asked)")
        let effects = visit.handle(.idle(partial: "1"), at: try now())
        let codes = effects.compactMap { effect -> String? in
            if case .alert(let reason) = effect { reason.code } else { nil }
        }
        #expect(codes == ["person-wanted"])
        let told = try page(&visit, .alertDelivered)
        #expect(told.contains("We called someone"), "\(told)")
        #expect(try page(&visit, .line("")).contains("Which word?"))
    }

    @Test(arguments: [
        ("help", "I want help"), ("staff", "I want to talk to a person"),
        ("person", "I want to talk to a person"),
    ])
    func `A word that asks for somebody is not taken for an answer unasked`(
        word: String,
        meaning: String
    ) throws {
        var visit = try visit()
        let asked = try page(&visit, .line(word))
        #expect(asked.contains("You typed: \(word.lowercased())"), "\(asked)")
        #expect(asked.contains("1. \(meaning)"), "\(asked)")
        #expect(try page(&visit, .line("2")).contains("Another?"))
    }

    @Test func `One of several calls that reached staff is enough`() throws {
        for answers in [
            [ConversationEvent.alertDelivered, .alertFailed], [.alertFailed, .alertDelivered],
        ] {
            var visit = try visit()
            let told = try page(&visit, .line("now"), answers[0], answers[1])
            #expect(told.contains("stay here"), "\(told)")
        }
        var visit = try visit()
        let told = try page(&visit, .line("now"), .alertFailed, .alertFailed)
        #expect(told.contains("front desk now"), "\(told)")
    }

    @Test func `Who was told to stay is not sent away by a later call that fails`() throws {
        var visit = try visit()
        _ = try page(&visit, .line("now"), .alertDelivered, .alertDelivered)
        let told = try page(&visit, .line("h"), .alertFailed)
        #expect(told.contains("stay here"), "\(told)")
    }

    @Test func `A visitor who types = is shown nothing that staff see`() throws {
        var visitors = try visit()
        #expect(try page(&visitors, .line("=")).contains("1. My own words: ="), "it is an answer")
        var staff = try visit { $0.previewer = SilentPreviewer() }
        #expect(try !page(&staff, .line("=")).contains("Another?"))
    }

    @Test func `A line longer than the terminal lets anybody type is refused, not cut`() throws {
        var visit = try visit()
        let told = try page(&visit, .line(String(repeating: "x", count: 501)))
        #expect(told.contains("Which word?") && told.contains("500"), "\(told)")
    }

    @Test(arguments: [ConversationEvent.hangup, .terminate, .endOfInput])
    func `Nothing typed is kept after the end`(end: ConversationEvent) throws {
        var visit = try visit()
        _ = try page(&visit, .line("quokka"), .resize(size, partial: "wombat"), end)
        #expect(visit.interviews.isEmpty && visit.standard == nil)
        #expect(visit.typed.isEmpty && visit.collected.isEmpty && visit.message == nil)
        #expect(visit.frames.count == 1)
    }
}

/// A preview that knows nothing but what the conversation itself knows.
private struct SilentPreviewer: FormPreviewer {
    func carry(to form: Form, from versions: [Interview], now: FHIRDateTime) -> CarriedPreview {
        CarriedPreview(
            interview: Interview(form, now: now),
            refused: [],
            holding: []
        )
    }

    func explain(
        _ linkId: String,
        shown: Interview,
        main: Interview,
        contact: Interview?,
        at now: FHIRDateTime
    ) -> [String] { ["[\(linkId)]"] }
}
