import Glibc
import TerminalTesting
import Testing

/// Idle time, new sizes, and the ways a visit is ended from outside.
struct TimeAndSignalTests {
    @Test func anIdlePromptEndsAndKeepsWhatWasTyped() throws {
        let session = try PromptSession("idle=300", "read")
        #expect(try session.answer("half") == "idle:half")
    }

    @Test(arguments: ["", "\u{1B}", "\u{1B}[", "\u{1B}]0;", "\u{1B}P", "\u{1B}[200~", "\u{1B}[1;"])
    func anOpenSequenceDoesNotHoldTheDeadline(sequence: String) throws {
        #expect(try PromptSession("idle=400", "read").answer("ab" + sequence) == "idle:ab")
    }

    @Test func halfACharacterDoesNotHoldTheDeadline() throws {
        #expect(
            try PromptSession("idle=400", "read").answer(bytes: [0x61, 0xF0, 0x9F]) == "idle:a"
        )
    }

    @Test func aResizeKeepsTheText() throws {
        let session = try PromptSession("show=page", "read", "prefill=hel", "show=page", "read")
        try session.terminal.wait(for: "> ")
        session.terminal.type("hel")
        try session.terminal.wait(for: "hel")
        session.terminal.resize(columns: 40, rows: 12)
        #expect(try session.nextEvent() == "resize:hel")
        #expect(try session.answer("lo\r", at: "> hel") == "line:hello")
    }

    @Test func sigtermRestoresTheTerminal() throws {
        let session = try PromptSession("read")
        try session.terminal.wait(for: "> ")
        #expect(!session.terminal.isCooked)
        session.terminal.signal(SIGTERM)
        #expect(try session.nextEvent() == "terminate:")
        #expect(try session.terminal.waitForExit() == 0)
        #expect(session.terminal.isCooked)
    }

    @Test func aCrashRestoresTheTerminal() throws {
        let session = try PromptSession("crash")
        #expect(try session.terminal.waitForExit() == -SIGSEGV)
        #expect(session.terminal.isCooked)
    }

    @Test(arguments: [SIGINT, SIGQUIT, SIGTSTP, SIGTTIN, SIGUSR1, SIGPIPE])
    func otherSignalsDoNothing(number: Int32) throws {
        let session = try PromptSession("read")
        try session.terminal.wait(for: "> ")
        session.terminal.type("a")
        try session.terminal.wait(for: "a")
        session.terminal.signal(number)
        session.terminal.type("b\r")
        #expect(try session.nextEvent() == "line:ab")
    }

    @Test func waitingForTheEndTakesNoKeyAndNoEndOfInput() throws {
        let session = try PromptSession("show=stay", "wait")
        try session.terminal.wait(for: "stay")
        session.terminal.type("\u{3}\u{4}q\rexit\r\u{1A}")
        session.terminal.pause(milliseconds: 200)
        #expect(session.terminal.errorLines.isEmpty)
        session.terminal.signal(SIGTERM)
        #expect(try session.nextEvent() == "terminate:")
    }

    @Test func aHangUpEndsAtOnce() throws {
        let session = try PromptSession("loop")
        try session.terminal.wait(for: "> ")
        session.terminal.type("typed")
        try session.terminal.wait(for: "typed")
        session.terminal.closeTerminal()
        #expect(try session.nextEvent() == "hangup:")
        #expect(try session.terminal.waitForExit() == 0)
    }
}
