import Foundation
import Testing

@testable import Kiosk

/// Visits with closed eyes: beside a transcript of screens, what is heard of it, in `SpokenVisits`.
///
/// Recorded anew as transcripts are.
struct SpokenVisitTests {
    static let folder = Transcript.folder.deletingLastPathComponent()
        .appending(path: "SpokenVisits")
    static let names = [
        "answers-reach-staff-80x24.txt", "asking-for-a-person.txt", "changed-answers.txt",
        "every-type.txt", "full-path-80x24.txt", "full-path-spanish-80x24.txt",
        "heard-clearly.txt", "heard-clearly-spanish.txt", "long-list-80x24.txt",
        "mistakes-40x12.txt", "reading-80x24.txt", "talk-first-spanish.txt",
        "urgent-then-contact.txt",
    ]

    private func visit(_ name: String) throws -> SpokenVisit {
        let file = Transcript.folder.appending(path: name)
        return try Transcript(String(contentsOf: file, encoding: .utf8)).played(speaks: true).spoken
    }

    @Test(arguments: names)
    func `A visit sounds as it is recorded`(name: String) throws {
        let file = Self.folder.appending(path: name)
        let heard = try visit(name).lines.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == "1" {
            try heard.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("Recorded \(name). Read it, then run without RECORD_TRANSCRIPTS.")
            return
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        let was = expected.split(separator: "\n")
        let now = heard.split(separator: "\n")
        let differs = zip(was, now).first { $0 != $1 }
        if let differs { Issue.record("expected “\(differs.0)”, got “\(differs.1)”") }
        #expect(was.count == now.count)
    }

    /// But for the clinic in the bar and the keys in the row above the last, which the first page says.
    @Test(arguments: TranscriptTests.names)
    func `Every question, reason and choice that is shown is spoken`(name: String) throws {
        let file = Transcript.folder.appending(path: name)
        let player = try Transcript(String(contentsOf: file, encoding: .utf8)).played(speaks: true)
        var heard: Set<Substring> = []
        for page in player.spoken.pages {
            // What was said earlier in the visit counts too: a part, the keys, the pages of a divided screen.
            for utterance in page.said?.utterances ?? [] {
                heard.formUnion(Self.words(utterance.text))
            }
            guard page.said != nil else { continue }
            for line in page.shown where !line.contains(/Q ?= ?/) {
                for word in Self.words(line) where word.count > 4 {
                    #expect(heard.contains(word) || Self.isOnlyForTheEye(word), "\(word): \(line)")
                }
            }
        }
    }

    private static func words(_ text: String) -> [Substring] {
        text.lowercased().split { !$0.isLetter && !$0.isNumber }
    }

    /// Words of a mark that is said in other words, and of "Press Enter for more".
    private static func isOnlyForTheEye(_ word: Substring) -> Bool {
        ["demonstration", "press", "enter"].contains(String(word))
    }
}
