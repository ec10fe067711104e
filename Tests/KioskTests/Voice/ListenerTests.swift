import Foundation
import RandomTesting
import Testing

@testable import Kiosk

/// Somebody with closed eyes, who knows nothing but what is said and types what it tells them to.
private struct Listener {
    var random: SeededNumbers

    /// What to type, by what was heard; nil where nothing said what to do.
    mutating func reply(to lines: [String]) -> String? {
        let keys = lines.compactMap { $0.firstMatch(of: #/^([0-9]+): /#).map { String($0.1) } }
        // Often the first, which is yes: so that requests are sent.
        if let first = keys.first {
            return Bool.random(using: &random) ? first : keys.randomElement(using: &random)
        }
        let text = lines.joined(separator: "\n") + "\n"
        // One of several is enough: "Type one more, or press Enter if that is all."
        if text.contains("So far") || text.contains("Hasta ahora") { return "" }
        let examples = [
            #/(?:Type it like this|Escríbalo así): ([^\n]*)\.\n/#,
            #/(?:from|desde) ([0-9]+), /#,
            #/(?:Type|Escriba) an? [^\n]*?like ([^\n]*?)(?: or |\. |\.\n)/#,
            #/Escriba (?:una? )?[^\n]*?como ([^\n]*?)(?: o |\. |\.\n)/#,
        ]
        for example in examples {
            if let match = text.firstMatch(of: example) { return Self.written(String(match.1)) }
        }
        if text.contains("a few letters") || text.contains("unas letras") { return "can" }
        if text.contains("Type your answer") || text.contains("Escriba su respuesta") {
            return "Ana"
        }
        let isEnter = text.contains("Press Enter") || text.contains("Oprima Enter")
        return isEnter ? "" : nil
    }

    /// What was heard sign by sign, with a pause for each dash: "5 5 5, 1 2 3".
    private static func written(_ heard: String) -> String {
        guard heard.contains(#/^[0-9] [0-9]/#) else { return heard }
        return heard.replacing(", ", with: "-").replacing(" ", with: "")
    }
}

/// What is said is enough: whoever follows it, at random where there is a choice, is understood at every line and comes to an end.
struct ListenerTests {
    private static let files = [
        "Questionnaires/1-learn.json,Questionnaires/2-consultation.json,Questionnaires/3-services.json",
        "Tests/KioskTests/Fixtures/heard.json",
        "Tests/KioskTests/Fixtures/every-type.json", "Tests/KioskTests/Fixtures/countries.json",
    ]

    @Test(arguments: files, ["en", "es"])
    func `Whoever only listens is understood and comes to an end`(
        files: String,
        language: String
    )
        throws
    {
        var ends: Set<String> = []
        let head = "questionnaires: \(files)\nsize: 80x24\n\n"
        var settings = try Transcript(head).conversationSettings()
        settings.speaks = true
        settings.language = language
        for seed in 0..<6 {
            var player = try TranscriptPlayer(settings)
            var listener = Listener(random: SeededNumbers(seed: UInt64(seed)))
            player.take(.begin(TerminalSize(columns: 80, rows: 24)))
            var steps = 0
            while !player.hasEnded, steps < 400 {
                let page = try #require(player.spoken.pages.last?.said)
                let heard = player.spoken.lastPage
                guard !page.saysMistake else {
                    Issue.record("was not understood (\(seed)): \(heard.joined(separator: " / "))")
                    break
                }
                // Only staff leave the page that asks to stay.
                if page.isSaidEachMinute {
                    ends.insert("stay")
                    break
                }
                if heard.contains(where: { $0.contains("7 F 3, K Q 2") }) { ends.insert("sent") }
                guard let reply = listener.reply(to: heard) else {
                    Issue.record("nothing to do (\(seed)): \(heard.joined(separator: " / "))")
                    break
                }
                player.spoken.hear("> " + reply)
                player.take(.line(reply))
                steps += 1
            }
            #expect(steps < 400, "it went on for ever (\(seed))")
        }
        #expect(!ends.isEmpty, "some are sent, or staff come")
    }
}
