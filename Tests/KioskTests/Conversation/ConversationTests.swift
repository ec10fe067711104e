import FHIRModel
import FormFiller
import Foundation
internal import PlainText
import RandomTesting
import Testing

@testable import Kiosk

struct ConversationTests {
    private func player(
        _ name: String = "Questionnaires/2-consultation.json"
    ) throws
        -> TranscriptPlayer
    {
        let data = try Data(contentsOf: Transcript.root.appending(path: name))
        let form = Form(compiling: try Questionnaire(parsing: Array(data)))
        var settings = ConversationSettings(forms: [form])
        settings.releaseCode = "9911"
        settings.clinic = .shipped
        return try TranscriptPlayer(settings)
    }

    private static let crisisLine = Clinic.shipped?.crisisLine(in: "en") ?? "(no clinic)"

    private func prompt(_ effects: [ConversationEffect]) -> Prompt? {
        for case .read(let prompt) in effects { return prompt }
        return nil
    }

    @Test
    func `Welcome waits for ever, a question 120 seconds, a long page longer, the warning 30`()
        throws
    {
        let file =
            "{\"resourceType\":\"Questionnaire\",\"status\":\"active\",\"item\":["
            + "{\"linkId\":\"a\",\"type\":\"display\",\"text\":\""
            + String(repeating: "word ", count: 480) + "\"},"
            + "{\"linkId\":\"b\",\"type\":\"boolean\",\"text\":\"Yes?\"}]}"
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        let now = try player().now
        var visit = Conversation(ConversationSettings(forms: [form]), now: now)
        #expect(
            prompt(visit.handle(.begin(TerminalSize(columns: 200, rows: 60)), at: now))?.idle == nil
        )
        #expect(prompt(visit.handle(.line(""), at: now))?.idle == .seconds(120))
        let page = try #require(prompt(visit.handle(.line("1"), at: now))?.idle)
        #expect(page > .seconds(240) && page < .seconds(270))
        #expect(prompt(visit.handle(.line(""), at: now))?.idle == .seconds(120))
        let warning = try #require(prompt(visit.handle(.idle(partial: "y"), at: now)))
        #expect(warning.idle == .seconds(30) && warning.anyKey)
        #expect(prompt(visit.handle(.key, at: now))?.prefill == "y")
    }

    @Test func `A questionnaire without a title has a name in the menu`() throws {
        let file = #"{"resourceType":"Questionnaire","item":[{"linkId":"a","type":"boolean"}]}"#
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        let now = try player().now
        var visit = Conversation(ConversationSettings(forms: [form]), now: now)
        _ = visit.handle(.begin(TerminalSize(columns: 80, rows: 24)), at: now)
        let effects = visit.handle(.line(""), at: now)
        #expect(shown(effects).contains { $0.hasSuffix("1. Form 1") })
    }

    private func shown(_ effects: [ConversationEffect]) -> [String] {
        for case .show(let page) in effects { return page.lines }
        return []
    }

    @Test func `Whatever is typed, a visit goes on and every page has the crisis line and fits`()
        throws
    {
        let lines = [
            "", "1", "2", "3", "y", "n", "b", "s", "?", "q", "2", "9911", "h", "1 3", "5", "Ann",
            "555-010-0199", "ann@example.org", "x", "\u{1B}[2J\u{202E}",
            String(repeating: "z", count: 600),
        ]
        var random = SeededNumbers(seed: 7)
        for _ in 0..<60 {
            var player = try player()
            let columns = Int.random(in: 40...120, using: &random)
            let rows = Int.random(in: 12...40, using: &random)
            player.take(.begin(TerminalSize(columns: columns, rows: rows)))
            for _ in 0..<120 where !player.hasEnded {
                player.take(.line(lines.randomElement(using: &random) ?? ""))
            }
            for page in player.pages {
                #expect(
                    page.count <= rows && page.allSatisfy { DisplayWidth.columns(of: $0) < columns }
                )
                #expect(page.contains(Self.crisisLine))
                #expect(
                    !page.joined().unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }
                )
            }
        }
    }

    @Test
    func
        `Nothing leaves the screen that asks to stay but the code, the end of the terminal and a stop`()
        throws
    {
        var player = try player()
        player.take(.begin(TerminalSize(columns: 80, rows: 24)))
        for line in ["", "1", "", "1", "2", "2", "yes"] { player.take(.line(line)) }
        let stay = player.pages.last?.prefix(4)
        for event in [
            .line(""), .line("q"), .line("b"), .line("?"), .key, .idle(partial: "x"), .line("991"),
            .endOfInput, .line("y"),
        ] as [ConversationEvent] {
            player.take(event)
            #expect(player.pages.last?.prefix(4) == stay)
            #expect(!player.hasEnded)
        }
        player.take(.line("9911"))
        #expect(player.pages.last?.prefix(4) != stay)
    }

    /// A visit at the only question of a form; what its last page says is in `pages`.
    private func player(
        asking question: String,
        _ change: (inout ConversationSettings) -> Void = { _ in }
    ) throws -> TranscriptPlayer {
        let file = #"{"resourceType":"Questionnaire","status":"active","item":[\#(question)]}"#
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        var settings = ConversationSettings(forms: [form])
        change(&settings)
        var player = try TranscriptPlayer(settings)
        player.take(.begin(TerminalSize(columns: 80, rows: 24)))
        for line in ["", "1"] { player.take(.line(line)) }
        return player
    }

    @Test(arguments: [(501, nil, 500), (31, 30, 30), (6, 5, 5)] as [(Int, Int?, Int)])
    func `A line longer than its prompt takes is refused, never cut`(
        count: Int,
        limit: Int?,
        told: Int
    ) throws {
        let bound = limit.map { #","maxLength":\#($0)"# } ?? ""
        var player = try player(
            asking: #"{"linkId":"a","type":"string","text":"Why?"\#(bound)}"#
        )
        player.take(.line(String(repeating: "z", count: count)))
        let page = try #require(player.pages.last).joined(separator: "\n")
        #expect(page.contains("Use at most \(told) letters."))
        #expect(page.contains("Why?"))
        player.take(.line("short"))
        #expect(player.pages.last?.joined().contains("Why?") == false)
    }

    @Test
    func `The letter s is asked about where words are wanted, and then skips or is the answer`()
        throws
    {
        for (choice, isAnswered) in [("1", false), ("s", false), ("2", true)] {
            var player = try player(
                asking: #"""
                    {"linkId":"a","type":"string","text":"Why?"},
                    {"linkId":"b","type":"string","text":"And then?","enableWhen":[
                      {"question":"a","operator":"exists","answerBoolean":true}]},
                    {"linkId":"c","type":"string","text":"The end?"}
                    """#
            )
            player.take(.line("s"))
            #expect(player.pages.last?.joined().contains("I want to skip this question") == true)
            player.take(.line(choice))
            let page = try #require(player.pages.last).joined()
            #expect(page.contains(isAnswered ? "And then?" : "The end?"))
        }
    }

    @Test func `A date and time gets the offset of the clinic's clocks on that day`() throws {
        var player = try player(
            asking: #"{"linkId":"a","type":"dateTime","text":"When?","repeats":true}"#
        ) { settings in
            // Summer time from April to October.
            settings.minutesEast = { [(4...10).contains($0.month ?? 0) ? -240 : -300] }
        }
        player.take(.line("July 4, 2026 at 2 pm"))
        player.take(.line("December 24, 2026 at 6:30 pm"))
        player.take(.line(""))
        let interview = try #require(player.conversation.interviews[0])
        let texts = interview.answeredQuestions.flatMap(\.answers).map(\.text)
        #expect(texts == ["2026-07-04T14:00:00-04:00", "2026-12-24T18:30:00-05:00"])
    }

    @Test func `An event and an effect never print what was typed`() throws {
        let events: [ConversationEvent] = [
            .line("secret"), .idle(partial: "secret"),
            .resize(TerminalSize(columns: 1, rows: 1), partial: "secret"),
        ]
        for event in events {
            #expect(!"\(event)".contains("secret") && !String(reflecting: event).contains("secret"))
        }
        let prompt = Prompt(text: "> ", prefill: "secret")
        #expect(!"\(prompt)".contains("secret") && !String(reflecting: prompt).contains("secret"))
    }

    @Test func `A question with as many answers as it may have is left without an empty line`()
        throws
    {
        let file = """
            {"resourceType": "Questionnaire", "status": "active", "item": [
              {"linkId": "a", "type": "string", "text": "Which words?", "repeats": true, "extension": [
                {"url": "http://hl7.org/fhir/StructureDefinition/questionnaire-maxOccurs", "valueInteger": 2}]},
              {"linkId": "b", "type": "boolean", "text": "Yes?"}]}
            """
        let form = Form(compiling: try Questionnaire(parsing: Array(file.utf8)))
        let now = try player().now
        var visit = Conversation(ConversationSettings(forms: [form]), now: now)
        _ = visit.handle(.begin(TerminalSize(columns: 80, rows: 24)), at: now)
        for line in ["", "1", "one"] { _ = visit.handle(.line(line), at: now) }
        #expect(visit.question?.linkId == "a")
        _ = visit.handle(.line("two"), at: now)
        #expect(visit.question?.linkId == "b")
    }
}
