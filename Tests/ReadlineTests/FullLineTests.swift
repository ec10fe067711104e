import TerminalTesting
import Testing

/// A line that is full says so, and several lines that are pasted are kept or joined.
struct FullLineTests {
    @Test func aFullLineRingsAndSaysSoOnce() throws {
        let session = try PromptSession("max=20", "full=No more fits.", "read")
        try session.terminal.wait(for: "> ")
        session.terminal.type(String(repeating: "a", count: 25))
        try session.terminal.wait(for: "\u{7}")
        try session.terminal.wait(for: "No more fits.")
        session.terminal.pause(milliseconds: 500)
        session.terminal.type("b\r")
        session.terminal.pause(milliseconds: 500)
        session.terminal.type("\r")
        #expect(try session.nextEvent() == "line:" + String(repeating: "a", count: 20))
    }

    @Test func aPasteThatIsTooLongIsNotTakenBeforeItIsSaid() throws {
        let session = try PromptSession("max=20", "full=No more fits.", "read")
        try session.terminal.wait(for: "> ")
        session.terminal.type(String(repeating: "a", count: 40) + "\r")
        try session.terminal.wait(for: "No more fits.")
        session.terminal.pause(milliseconds: 500)
        #expect(session.terminal.errorLines.isEmpty)
        session.terminal.type("\u{7F}!\r")
        #expect(try session.nextEvent() == "line:" + String(repeating: "a", count: 19) + "!")
    }

    @Test(arguments: [
        ("kept", "one\rtwo\rthree", "one\ntwo\nthree"), ("kept", "one\r\n\r\ntwo", "one\n\ntwo"),
        ("kept", "\u{1B}[200~one\rtwo\r\nthree\u{1B}[201~", "one\ntwo\nthree"),
        ("joined", "one\rtwo\rthree", "one two three"),
        ("joined", "\u{1B}[200~one\rtwo\u{1B}[201~", "one two"),
    ])
    func linesThatComeAtOnceAreOneAnswer(how: String, keys: String, text: String) throws {
        let session = try PromptSession("lines=\(how)", "read")
        try session.terminal.wait(for: "> ")
        session.terminal.type(keys)
        session.terminal.pause(milliseconds: 500)
        session.terminal.type("\r")
        #expect(try session.nextEvent() == "line:" + text)
    }

    @Test func tenThousandCharactersAreTaken() throws {
        let session = try PromptSession("max=10000", "full=No more fits.", "read")
        let text = String(repeating: "word ", count: 2000).dropLast() + "s"
        #expect(try session.answer(String(text) + "\r") == "line:" + text)
    }
}
