import Foundation
import TerminalTesting
import Testing

/// Ways in which one prompt's text comes back at a later one with readline as it is: kill ring, history, macros, undo,
/// half characters, input typed ahead.
struct ResidueTests {
    @Test(arguments: [
        // The kill ring, which readline has no function to empty.
        ["secret-alice\u{15}bob\r", "\u{19}\r"], ["one two\u{17}\r", "\u{19}\r"],
        ["secret\u{15}\r", "\u{19}\u{19}\r"], ["secret\u{1}\u{B}\r", "\u{19}\r"],
        ["secret\u{1B}\u{7F}\r", "\u{19}\r"], ["secret\u{1}\u{1B}d\r", "\u{1B}y\r"],
        // History: control-P, up, meta-dot, control-O, control-R, page up.
        ["secret\r", "\u{10}\r"], ["secret\r", "\u{1B}[A\r"], ["secret\r", "\u{1B}.\r"],
        ["secret\r", "\u{1B}<\r"],
        ["secret\r", "\u{F}\r"], ["secret\r", "\u{12}\u{12}\r"], ["secret\r", "\u{1B}[5~\r"],
        ["secret\r", "\u{1B}OA\r"],
        // Undo of the line before.
        ["secret\r", "\u{1F}\r"], ["secret\r", "\u{18}\u{15}\r"],
        // An answer filled in at an earlier prompt, and one longer than the prompt takes.
        ["secretsecretsecretsecretsecretsecret\r", "\r"],
    ])
    func nothingOfALineComesBack(lines: [String]) throws {
        let session = try PromptSession("max=20", "loop")
        for line in lines.dropLast() { _ = try session.answer(line) }
        #expect(try session.answer(lines[lines.count - 1]) == "line:")
    }

    @Test func keyboardMacrosAreNotRecorded() throws {
        let session = try PromptSession("loop")
        #expect(try session.answer("\u{18}(secret-alice\u{18})\r") == "line:(secret-alice)")
        #expect(try session.answer("\u{18}e\r") == "line:e")
        // One left open would record the lines after it.
        #expect(try session.answer("\u{18}(alice\r") == "line:(alice")
        #expect(try session.answer("bob\u{18})\r") == "line:bob)")
        #expect(try session.answer("\u{18}e\r") == "line:e")
    }

    @Test func halfACharacterDoesNotJoinTheNextLine() throws {
        let session = try PromptSession("loop")
        for character in ["é", "€", "😀"] {
            let bytes = Array(character.utf8)
            for cut in 1..<bytes.count {
                let first = [0x61] + bytes.prefix(cut) + [0x0D]
                #expect(try session.answer(bytes: first) == "line:a")
                let second = bytes.dropFirst(cut) + [0x62, 0x0D]
                #expect(try session.answer(bytes: Array(second)) == "line:b")
            }
        }
    }

    @Test func linesTypedAheadAnswerNothing() throws {
        let session = try PromptSession("loop")
        #expect(try session.answer("one\rtwo\rthree\r") == "line:one")
        #expect(try session.answer("real\r") == "line:real")
        #expect(try session.answer("one\r\n") == "line:one")
        #expect(try session.answer("next\r\n") == "line:next")
    }

    @Test func keysPressedBeforeAPageIsSeenAnswerNothing() throws {
        let session = try PromptSession("show=first", "read", "show=second", "read")
        #expect(try session.answer("one\rghost") == "line:one")
        try session.terminal.wait(for: "second")
        #expect(try session.answer("real\r") == "line:real")
    }

    @Test(.enabled(if: ProcessMemory.isReadable, "reading memory takes the right to trace"))
    func anEndedLineLeavesNothingInMemoryOfTheNextProcess() throws {
        // Readline keeps copies of the line it shows; only the end of the process is sure to take them away.
        let kiosk = try TerminalSession(TerminalSession.product("PromptProgram"), ["supervise"])
        try kiosk.wait(for: "> ")
        kiosk.type("zebra-canary-41\r")
        try kiosk.wait(for: "You said zebra-canary-41")
        try kiosk.wait(for: "> ")
        kiosk.type("done\r")
        try kiosk.wait(for: "Welcome")
        try kiosk.wait(for: "> ")
        for process in [kiosk.processIdentifier] + children(of: kiosk.processIdentifier) {
            let memory = try ProcessMemory(of: process)
            #expect(memory.byteCount > 100_000)
            #expect(memory.count(of: "zebra-canary") == 0)
            #expect(memory.count(of: "release-4711") > 0, "the search finds what is there")
        }
    }
}
