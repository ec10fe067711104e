import Foundation
import RandomTesting
import TerminalTesting
import Testing

/// Visitors who press anything: the program stays, and only clean text reaches a request.
struct RandomInputTests {
    @Test func tenMegabytesAtOnce() throws {
        var numbers = SeededNumbers(seed: 2026)
        let session = try KioskSession()
        try session.waitForPrompt()
        var sent = 0
        for _ in 0..<160 {
            let words = (0..<8192).map { _ in numbers.next() }
            let block = unsafe words.withUnsafeBytes { unsafe Array($0) }
            sent += session.terminal.type(bytes: block)
        }
        #expect(sent == 10_485_760, "the kiosk took all of it")
        try expectUnharmed(session)
        try expectCleanRequests(session)
    }

    @Test(arguments: [1, 2])
    func keysOfAllKindsPageByPage(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        let session = try KioskSession()
        for _ in 0..<60 {
            try session.waitForPrompt()
            let count = Int.random(in: 0...3, using: &numbers)
            for _ in 0..<count { session.terminal.type(bytes: randomKeys(&numbers)) }
            // A gap ends what the random keys may have opened.
            if count > 0 { session.terminal.pause(milliseconds: 210) }
            let keys = plausibleKeys(session.screen)
            session.terminal.type(keys)
            // A line that is full takes no Enter in the same moment.
            if count > 0, !keys.hasPrefix("\u{15}") { session.terminal.pause(milliseconds: 350) }
            session.terminal.type("\r")
        }
        try expectUnharmed(session)
        #expect(try !session.requests().isEmpty, "some visits reach their end")
        try expectCleanRequests(session)
    }

    private func expectCleanRequests(_ session: KioskSession) throws {
        for path in try session.requests() {
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            #expect(bytes.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x0A })
            let object = try JSONSerialization.jsonObject(with: bytes)
            #expect(strings(in: object).allSatisfy(isClean))
        }
    }

    /// What a visitor might type on a page; words are typed behind the random keys, other answers in their place.
    private func plausibleKeys(_ page: String) -> String {
        if page.contains("Send my request") { return "\u{15}yes" }
        if page.contains("word?") || page.contains("What name") { return "words" }
        if page.contains("phone number") { return "\u{15}555-010-0199" }
        if page.contains("Press Enter to") { return "\u{15}" }
        return "\u{15}1"
    }

    private func randomKeys(_ numbers: inout SeededNumbers) -> [UInt8] {
        let kinds: [[UInt8]] = [
            [UInt8.random(in: 0...255, using: &numbers)],
            (0..<40).map { _ in UInt8.random(in: 0x10...0xFF, using: &numbers) },
            Array("\u{1B}[\(Int.random(in: 0...300, using: &numbers))~".utf8),
            Array("\u{1B}[200~pasted\ntext\u{1B}[201~".utf8),
            Array("漢字😀\u{200F}é".utf8), [0xF0, 0x9F, 0x98], Array("\u{1B}]0;title".utf8),
        ]
        return kinds[Int.random(in: 0..<kinds.count, using: &numbers)]
    }

    /// The kiosk still runs and serves a whole visit, and no visit has crashed.
    private func expectUnharmed(_ session: KioskSession) throws {
        session.terminal.pause(milliseconds: 300)
        kill(session.visit, SIGTERM)
        try session.waitForPage("Press Enter to start.")
        session.terminal.pause(milliseconds: 100)
        #expect(!session.terminal.errorText.contains("by signal"))
        #expect(!session.terminal.errorText.contains("exit code"))
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == 0)
        #expect(session.terminal.isCooked)
    }

    private func strings(in value: Any) -> [String] {
        switch value {
        case let text as String: [text]
        case let list as [Any]: list.flatMap { strings(in: $0) }
        case let object as [String: Any]: object.flatMap { [$0.key] + strings(in: $0.value) }
        default: []
        }
    }

    private func isClean(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            (scalar.properties.generalCategory != .control || scalar == "\n")
                && !scalar.properties.isBidiControl
        }
    }
}
