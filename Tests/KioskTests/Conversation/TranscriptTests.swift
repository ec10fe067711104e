import Foundation
import Testing

@testable import Kiosk

/// Every file in `Transcripts` is a visit that must go exactly so.
///
/// With `RECORD_TRANSCRIPTS=1` in the environment the files are written anew from their events, and the test still fails:
/// look at the difference, then run again without it.
struct TranscriptTests {
    static let names: [String] = {
        let files = try? FileManager.default.contentsOfDirectory(atPath: Transcript.folder.path())
        return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted()
    }()

    @Test func `There are transcripts`() {
        #expect(!Self.names.isEmpty)
    }

    @Test(arguments: names)
    func `A visit goes as its transcript says`(name: String) throws {
        let file = Transcript.folder.appending(path: name)
        let expected = try String(contentsOf: file, encoding: .utf8)
        let replayed = try Transcript(expected).replayed()
        if ProcessInfo.processInfo.environment["RECORD_TRANSCRIPTS"] == "1" {
            try replayed.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("Recorded \(name). Read it, then run without RECORD_TRANSCRIPTS.")
            return
        }
        let was = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let now = replayed.split(separator: "\n", omittingEmptySubsequences: false)
        let differs = zip(was, now).enumerated().first { $0.element.0 != $0.element.1 }
        if let differs {
            Issue.record(
                "\(name):\(differs.offset + 1): expected “\(differs.element.0)”, got “\(differs.element.1)”"
            )
        }
        #expect(was.count == now.count)
    }
}
