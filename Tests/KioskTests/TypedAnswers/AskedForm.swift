import FHIRModel
import FormFiller
import Testing

@testable import Kiosk

/// A form of one question, walked as a visitor does, and what came of what was typed.
struct AskedForm {
    private(set) var visit: Conversation
    private(set) var page: [String] = []
    private(set) var prompt: Prompt?
    let now: FHIRDateTime

    /// The visit at the first question of a form of these items.
    ///
    /// - Parameters:
    ///   - items: the items as JSON, without the brackets around them.
    ///   - language: that of the program; the form's words are English, with the translations they carry.
    ///   - extensions: those of the form, as JSON.
    /// - Throws: when the items are no JSON.
    init(_ items: String, language: String = "en", extensions: String = "") throws {
        var text =
            #"{"resourceType":"Questionnaire","status":"active","language":"en","extension":[\#(extensions)],"item":[\#(items)]}"#
        text = text.replacing(#""extension":[],"#, with: "")
        let form = Form(compiling: try Questionnaire(parsing: Array(text.utf8)))
        now = try #require(FHIRDateTime("2026-11-23T09:15:00-05:00"))
        var settings = ConversationSettings(forms: [form], language: language)
        // Summer time begins on 8 March and ends on 1 November, at two in the morning.
        settings.minutesEast = Self.minutesEast
        settings.clinic = .shipped
        visit = Conversation(settings, now: now)
        take(.begin(TerminalSize(columns: 80, rows: 60)))
        type("")
        type("1")
    }

    mutating func type(_ line: String) { take(.line(line)) }

    private mutating func take(_ event: ConversationEvent) {
        for effect in visit.handle(event, at: now) {
            switch effect {
            case .show(let shown): page = shown.lines
            case .read(let shown): prompt = shown
            case .alert, .tellStaff, .callAgain, .send, .record, .openCode, .beginCode, .endCode,
                .erase, .wait, .end:
                break
            }
        }
    }

    /// The page as one text.
    var text: String { page.joined(separator: "\n") }

    /// The answers to a question, as `text [unit or code]`.
    func answers(to linkId: String = "q") -> [String] {
        let items = visit.interviews[0]?.response.items ?? []
        return Self.all(items).filter { $0.linkId == linkId }.flatMap(\.answers)
            .compactMap(\.value).map(Self.words)
    }

    private static func all(_ items: [QuestionnaireResponse.Item]) -> [QuestionnaireResponse.Item] {
        items.flatMap { [$0] + all($0.items) }
    }

    static func words(_ value: AnswerValue) -> String {
        switch value {
        case .coding(let coding): coding.code ?? coding.display ?? ""
        case .string(let text): "“\(text)”"
        case .quantity(let quantity): "\(quantity.text) [\(quantity.code ?? "")]"
        case .boolean, .decimal, .integer, .date, .dateTime, .time, .uri, .attachment, .reference:
            value.text
        }
    }

    /// What came of the last line: the answer; `?` and the choices of a question back; `!` and what is said instead; or the
    /// command that was done.
    var outcome: String {
        if case .meaning(let meaning) = visit.scene {
            return "? " + meaning.choices.map(\.text).joined(separator: " | ")
        }
        if case .offer(let offer) = visit.scene {
            return "offer" + (offer.isDenied ? " denied" : "")
        }
        let given = answers()
        if !given.isEmpty { return given.joined(separator: ", ") }
        switch visit.scene {
        case .help: return "help"
        case .person, .alerting: return "person"
        case .stopping: return "stop"
        case .menu: return "back"
        case .asking: break
        case .welcome, .code, .codesPaused, .codeWithoutForms, .dueForms, .endOfReading, .review,
            .sending, .sendFailed, .sent, .nothingSent, .erased,
            .languages, .staffPane, .meaning, .offer, .stillThere, .stay:
            return "another page"
        }
        if visit.question?.linkId != "q" { return "skipped" }
        let again = page.joined(separator: " ").split(separator: visit.words.tryAgain).dropFirst()
        return again.isEmpty ? "nothing" : "!"
    }

    private static func minutesEast(at local: FHIRDateTime) -> [Int] {
        let day = (local.month ?? 0, local.day ?? 0)
        let hour = local.time?.hour ?? 0
        if day == (3, 8), hour == 2 { return [] }
        if day == (11, 1), hour == 1 { return [-240, -300] }
        let isSummer = day >= (3, 8) && day < (11, 1)
        return [isSummer ? -240 : -300]
    }
}
