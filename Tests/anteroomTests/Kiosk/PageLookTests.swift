import TerminalTesting
import Testing

/// The cells a visitor sees, on terminals that can do more or less.
struct PageLookTests {
    private static let crisisLine = "988: call or text, any time · 911"

    /// A visit at the first question, which takes words.
    private func atQuestion(
        term: String,
        columns: Int = 80,
        rows: Int = 25,
        environment: [String: String] = ["LANG": "C.UTF-8"]
    ) throws -> KioskSession {
        let session = try KioskSession(
            environment: environment,
            term: term,
            columns: columns,
            rows: rows
        )
        try session.begin()
        try session.waitForPage("first word?")
        return session
    }

    @Test(
        arguments: ["linux", "xterm-256color", "vt100", "screen"],
        [(80, 22), (80, 25), (160, 50)]
    )
    func everyRoleIsInItsPlace(term: String, size: (Int, Int)) throws {
        let (columns, rows) = size
        let session = try atQuestion(term: term, columns: columns, rows: rows)
        let cells = session.terminal.cells
        let margin = (columns - 62) / 2
        let question = 2 + max(1, Int((Double(rows) / 6).rounded()) - 2)
        let lines = cells.lines
        #expect(lines[0].hasPrefix(String(repeating: " ", count: margin) + "Test Clinic"))
        #expect(lines[1].contains("DEMONSTRATION"))
        #expect(cells.rows[1][margin].isReverse)
        #expect(lines[question].hasSuffix("What is your first word?"))
        #expect(cells.rows[question][margin].isBold && !cells.rows[question][margin].isReverse)
        #expect(lines[rows - 1].hasSuffix(Self.crisisLine))
        #expect(lines[rows - 2].contains(" H  A person   B  Back   Q  Stop and erase"))
        #expect(cells.rows[rows - 2][margin + 1].isReverse)
        #expect(cells.rows.allSatisfy { $0[columns - 1].character == " " })
        // A bar's letters never stand on the terminal's own ground.
        for row in [cells.rows[0], cells.rows[rows - 1]] {
            let hasGround = row.prefix(columns - 1).allSatisfy { $0.ground == 4 || $0.isReverse }
            #expect(hasGround)
            if term == "linux" || term == "xterm-256color" { #expect(row[margin].ground == 4) }
        }
        let colours = cells.rows.joined().filter { $0.letter != nil }
        #expect(colours.allSatisfy { $0.ground != nil }, "a letter's colour has its own ground")
        // The cursor stands behind the prompt.
        #expect(lines[cells.cursor.row].hasSuffix("Your answer:"))
        #expect(cells.cursor.column == margin + "Your answer: ".count)
    }

    @Test func withNoColorNothingIsColoured() throws {
        let session = try atQuestion(
            term: "xterm-256color",
            environment: ["LANG": "C.UTF-8", "NO_COLOR": "1"]
        )
        let cells = session.terminal.cells
        #expect(cells.rows.joined().allSatisfy { $0.letter == nil && $0.ground == nil })
        #expect(cells.rows[24].prefix(79).allSatisfy { $0.isReverse })
        #expect(cells.lines[24].hasSuffix(Self.crisisLine))
    }

    @Test func withoutAnythingAPageIsLinesWithTheSameWords() throws {
        let session = try KioskSession(term: "dumb")
        try session.begin()
        try session.terminal.wait(for: "first word?")
        try session.terminal.wait(for: "Your answer: ")
        let text = session.terminal.text
        #expect(!text.contains("\u{1B}"))
        #expect(text.contains("H = A person   B = Back"))
        #expect(text.contains(Self.crisisLine))
    }

    @Test(arguments: ["linux", "xterm-256color", "vt100"])
    func aLongAnswerWrapsAndLeavesTheFooterWhole(term: String) throws {
        let session = try atQuestion(term: term)
        let word = String(repeating: "abcdefghi ", count: 49) + "end"
        session.terminal.type(word)
        try session.terminal.wait(for: "end")
        session.terminal.pause(milliseconds: 100)
        let cells = session.terminal.cells
        let lines = cells.lines
        let prompt = try #require(lines.firstIndex { $0.contains("Your answer:") })
        let typed = cells.rows[prompt...(prompt + 7)].flatMap(\.self).map(\.character)
        #expect(String(typed).contains("Your answer: " + word))
        #expect(lines[24].hasSuffix(Self.crisisLine) && lines[23].contains("A person"))
        #expect(lines[4].hasSuffix("What is your first word?"))
        // Editing in its middle keeps it in order.
        session.terminal.type("\u{1}X")
        session.terminal.pause(milliseconds: 200)
        let edited = session.terminal.cells.rows[prompt...(prompt + 7)].flatMap(\.self)
        #expect(String(edited.map(\.character)).contains("Your answer: X" + word))
        session.terminal.type("\r")
        try session.terminal.wait(for: "second word?")
    }

    @Test func aFullLineIsSaidWithoutMovingThePage() throws {
        let session = try atQuestion(term: "xterm-256color")
        session.terminal.type(String(repeating: "x", count: 505))
        try session.terminal.wait(for: "500 letters")
        session.terminal.pause(milliseconds: 100)
        let lines = session.terminal.cells.lines
        #expect(lines[24].hasSuffix(Self.crisisLine))
        #expect(lines[4].hasSuffix("What is your first word?"))
        #expect(lines.filter { $0.contains("500 letters") }.count == 1)
    }

    @Test func nothingOfAPageIsLeftAfterAResize() throws {
        let session = try atQuestion(term: "linux")
        session.terminal.type("half")
        try session.terminal.wait(for: "half")
        session.terminal.resize(columns: 100, rows: 37)
        try session.terminal.wait(for: "first word?")
        try session.terminal.wait(for: "half")
        let cells = session.terminal.cells
        #expect(cells.lines.filter { $0.contains("first word?") }.count == 1)
        #expect(cells.lines[6].hasSuffix("What is your first word?"))
        #expect(cells.lines[36].hasSuffix(Self.crisisLine))
    }
}
