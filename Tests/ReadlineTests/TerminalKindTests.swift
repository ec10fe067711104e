import TerminalTesting
import Testing

/// What is sent to terminals that can do more or less.
struct TerminalKindTests {
    private func output(
        _ term: String?,
        _ arguments: [String] = ["show=page", "read", "erase"]
    ) throws -> String {
        let terminal = try TerminalSession(
            TerminalSession.product("PromptProgram"),
            arguments,
            environment: TerminalSession.environment(term: term)
        )
        try terminal.wait(for: "> ")
        terminal.type("answer\u{2}\u{2}X\u{7F}\r")
        #expect(try terminal.waitForExit() == 0)
        return terminal.text
    }

    @Test(arguments: [
        ("linux", "\u{1B}%G\u{1B}[H\u{1B}[J\u{1B}[3J"),
        ("xterm-256color", "\u{1B}[H\u{1B}[2J\u{1B}[3J"),
        ("screen", "\u{1B}[H\u{1B}[J\u{1B}[3J"),
        ("foot-not-described", "\u{1B}[H\u{1B}[2J\u{1B}[3J"),
    ])
    func screenAndScrollbackAreCleared(term: String, clearing: String) throws {
        let output = try output(term)
        #expect(output.hasPrefix(clearing + "page\r\n> "))
        #expect(output.hasSuffix(clearing))
    }

    @Test func aVT100IsClearedWithoutScrollbackAndPadding() throws {
        let output = try output("vt100")
        #expect(output.hasPrefix("\u{1B}[H\u{1B}[Jpage"))
        #expect(output.hasSuffix("\u{1B}[H\u{1B}[J"))
        #expect(!output.contains("\u{1B}[3J"))
        #expect(!output.contains("$<"))
    }

    @Test(arguments: ["dumb", nil, "no-such-terminal"])
    func aTerminalThatCannotClearIsPushedEmpty(term: String?) throws {
        let output = try output(term)
        #expect(!output.contains("\u{1B}"))
        #expect(output.hasSuffix(String(repeating: "\r\n", count: 24)))
    }

    @Test func plainNeverClearsBetweenPages() throws {
        let output = try output("linux", ["plain", "show=one", "show=two", "read", "show=three"])
        #expect(!output.contains("\u{1B}[2J"))
        #expect(output.contains("\r\none\r\n\r\ntwo\r\n> "))
    }

    @Test(arguments: ["C", "POSIX", "de_DE.ISO-8859-1", ""])
    func charactersArriveWholeInAnyLocale(locale: String) throws {
        let environment = TerminalSession.environment(["LANG": locale, "LC_ALL": locale])
        #expect(
            try PromptSession("read", environment: environment).answer("café漢\r") == "line:café漢"
        )
    }

    @Test(arguments: [
        (["LANG": "C.UTF-8"], "yes"), (["LANG": "en_US.utf8"], "yes"),
        (["LANG": "de_DE.UTF-8@euro"], "yes"),
        (["LANG": "C"], "no"), ([:], "no"), (["LANG": "C.UTF-8", "LC_ALL": "C"], "no"),
        (["LANG": "C", "LC_CTYPE": "C.UTF-8", "LC_ALL": ""], "yes"), (["LANG": "de_DE@euro"], "no"),
    ])
    func theLocaleSaysWhetherUnicodeIsShown(variables: [String: String], answer: String) throws {
        let session = try PromptSession(
            "unicode",
            environment: TerminalSession.environment(variables)
        )
        #expect(try session.nextEvent() == "unicode:" + answer)
    }

    @Test(arguments: [(0, 0, "80x24"), (40, 12, "40x12"), (200, 60, "200x60"), (0, 30, "80x30")])
    func sizes(columns: Int, rows: Int, told: String) throws {
        #expect(
            try PromptSession("size", columns: columns, rows: rows).nextEvent() == "size:" + told
        )
    }

    @Test func aLongLineWrapsAndIsReadWhole() throws {
        let text = String(repeating: "word ", count: 60) + "end"
        #expect(
            try PromptSession("read", columns: 40, rows: 12).answer(text + "\r") == "line:" + text
        )
    }
}
