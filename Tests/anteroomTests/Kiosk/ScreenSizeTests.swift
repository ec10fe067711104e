import Foundation
import TerminalTesting
import Testing

/// A terminal that changes its size or its abilities under a visit.
struct ScreenSizeTests {
    @Test func theTextIsKeptOverEveryResizeAtEveryPrompt() throws {
        let session = try KioskSession()
        let pages = [
            "Press Enter to start.", "Two questions", "first word?", "second word?",
            "May our staff", "What name", "Would you like", "How should we", "phone",
            "Send my request",
        ]
        let answers = ["", "1", "one", "two", "1", "Pat", "1", "1", "555-010-0199", "yes"]
        for (page, answer) in zip(pages, answers) {
            try session.step(page, "ab")
            try session.terminal.wait(for: "ab")
            for (columns, rows) in [(40, 12), (20, 5), (19, 4), (200, 60), (80, 24)] {
                session.terminal.resize(columns: columns, rows: rows)
                try session.waitForPrompt()
                try session.terminal.waitForScreen(with: "ab")
            }
            session.terminal.type("\u{15}" + answer + "\r")
        }
        try session.terminal.wait(for: "Request number")
    }

    /// Keys that arrive while a page is drawn for another size belong to that page.
    @Test func whatIsTypedWhileTheSizeChangesIsKept() throws {
        let session = try KioskSession()
        try session.begin()
        try session.waitForPage("first word?")
        let word = "abcdefghijklmnopqrstuvwxyzéàü€😀"
        for (number, character) in word.enumerated() {
            let bytes = Array(String(character).utf8)
            // A resize between the bytes of one character, too.
            session.terminal.type(bytes: Array(bytes.prefix(1)))
            session.terminal.resize(columns: 50 + number, rows: 14 + number % 9)
            session.terminal.type(bytes: Array(bytes.dropFirst()))
        }
        session.terminal.type("\r")
        try session.step("second word?", "two\r")
        try session.answerClosingQuestions(name: "Pat")
        try session.step("Send my request", "yes\r")
        try session.terminal.wait(for: "Request number")
        let request = try String(
            contentsOfFile: #require(session.requests().first),
            encoding: .utf8
        )
        #expect(
            request.contains("abcdefghijklmnopqrstuvwxyz\\u00e9\\u00e0\\u00fc\\u20ac\\ud83d\\ude00")
        )
    }

    @Test(arguments: [(40, 12), (80, 24), (200, 60), (0, 0), (41, 13), (400, 120)])
    func noLineReachesTheLastColumnAndNoPageScrolls(columns: Int, rows: Int) throws {
        let session = try KioskSession(columns: columns, rows: rows)
        try session.send(first: "one", second: "two", name: "Pat")
        let (columns, rows) = columns == 0 ? (80, 24) : (columns, rows)
        let pages = session.terminal.text.components(separatedBy: "\u{1B}[H\u{1B}[2J\u{1B}[3J")
        #expect(pages.count > 8)
        for page in pages.dropFirst() {
            // Enter, when the page is done with, moves on to one more line.
            let shown = page.hasSuffix("\r\n") ? String(page.dropLast()) : page
            let bytes = Array(("\u{1B}[H\u{1B}[2J" + shown).utf8)
            let cells = TerminalCells(bytes, columns: columns, rows: rows)
            #expect(cells.rows.allSatisfy { $0[columns - 1].character == " " }, "\(cells.lines)")
            if cells.lines.allSatisfy(\.isEmpty) { continue }
            // The bar at the top is still there.
            #expect(cells.rows[0].contains { $0.ground == 4 }, "\(cells.lines)")
        }
    }

    @Test(arguments: ["linux", "xterm-256color", "vt100", "dumb", nil])
    func aVisitGoesToItsEndOnEveryTerminal(term: String?) throws {
        let session = try KioskSession(term: term)
        try session.send(first: "one", second: "two", name: "Pat")
        session.terminal.type("q\r")
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
        #expect(session.terminal.text.contains("988: call or text, any time"))
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
