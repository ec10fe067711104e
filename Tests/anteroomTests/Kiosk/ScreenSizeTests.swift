import Foundation
import TerminalTesting
import Testing

/// A terminal that changes its size or its abilities under a visit.
struct ScreenSizeTests {
    @Test func theTextIsKeptOverEveryResizeAtEveryPrompt() throws {
        let session = try KioskSession()
        let pages = [
            "Press Enter to start.", "1) Two questions", "first word?", "second word?",
            "Would you like",
            "What name", "How should we", "phone", "Yes, send",
        ]
        let answers = ["", "1", "one", "two", "1", "Pat", "1", "555-010-0199", "1"]
        for (page, answer) in zip(pages, answers) {
            try session.step(page, "ab")
            try session.terminal.wait(for: "ab")
            for (columns, rows) in [(40, 12), (20, 5), (19, 4), (200, 60), (80, 24)] {
                session.terminal.resize(columns: columns, rows: rows)
                try session.terminal.wait(for: "> ab")
            }
            session.terminal.type("\u{15}" + answer + "\r")
        }
        try session.terminal.wait(for: "Your request number is ")
    }

    @Test(arguments: [(40, 12), (80, 24), (200, 60), (0, 0), (41, 13), (400, 120)])
    func noLineReachesTheLastColumnAndNoPageScrolls(columns: Int, rows: Int) throws {
        let session = try KioskSession(columns: columns, rows: rows)
        try session.send(first: "one", second: "two", name: "Pat")
        let (columns, rows) = columns == 0 ? (80, 24) : (columns, rows)
        let pages = session.terminal.text.components(separatedBy: "\u{1B}[H\u{1B}[2J\u{1B}[3J")
        #expect(pages.count > 8)
        for page in pages {
            // Enter, when the page is done with, moves on to one more line.
            let shown = page.hasSuffix("\r\n") ? String(page.dropLast()) : page
            let lines = shown.components(separatedBy: "\r\n")
            #expect(lines.count <= rows)
            for line in lines where !line.hasPrefix("> ") {
                #expect(line.count < columns, "\(line)")
            }
        }
    }

    @Test(arguments: ["linux", "xterm-256color", "vt100", "dumb", nil])
    func aVisitGoesToItsEndOnEveryTerminal(term: String?) throws {
        let session = try KioskSession(term: term)
        try session.send(first: "one", second: "two", name: "Pat")
        session.terminal.type("\r")
        try session.terminal.wait(for: "Press Enter to start.")
        if term == nil || term == "dumb" { #expect(!session.terminal.text.contains("\u{1B}")) }
        if term == "vt100" { #expect(!session.terminal.text.contains("\u{1B}[3J")) }
        #expect(try session.requests().count == 1)
    }

    @Test func withoutAUTF8LocaleTheScreenIsASCII() throws {
        let session = try KioskSession(environment: ["LANG": "C"])
        try session.begin()
        try session.step("first word?", "one\r")
        try session.terminal.wait(for: "second word?")
        #expect(session.terminal.output.allSatisfy { $0 < 0x80 })
    }

    @Test func plainPagesAreOneBelowTheOtherAndTheEndIsCleared() throws {
        let session = try KioskSession("--plain")
        try session.begin()
        try session.step("first word?", "secret\r")
        try session.terminal.wait(for: "second word?")
        let visit = session.terminal.text.components(separatedBy: "\u{1B}[3J").last ?? ""
        #expect(visit.contains("Press Enter to start."))
        #expect(visit.contains("second word?"))
        session.terminal.signal(15)
        #expect(try session.terminal.waitForExit() == 0)
        #expect(session.screen.isEmpty)
    }
}
