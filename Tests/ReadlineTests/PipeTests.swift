import Foundation
import Kiosk
import Testing

/// The same prompts on a pipe.
struct PipeTests {
    /// Runs prompts over input that is already there; what was printed.
    private func withPipe(_ input: String, _ body: (PipeTerminal) -> Void) throws -> String {
        let keys = Pipe()
        let screen = Pipe()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        body(
            PipeTerminal(
                input: keys.fileHandleForReading.fileDescriptor,
                output: screen.fileHandleForWriting.fileDescriptor
            )
        )
        try screen.fileHandleForWriting.close()
        return String(
            decoding: try screen.fileHandleForReading.readToEnd() ?? Data(),
            as: UTF8.self
        )
    }

    @Test func linesAreReadOneByOneToTheEnd() throws {
        let output = try withPipe("one\r\n\ntwo") { pipe in
            pipe.show(ScreenPage(lines: ["page"]))
            #expect(pipe.read(Prompt(text: "> ")) == .line("one"))
            #expect(pipe.read(Prompt(text: "> ", anyKey: true)) == .key)
            #expect(pipe.read(Prompt(text: "> ")) == .line("two"))
            #expect(pipe.read(Prompt(text: "> ")) == .endOfInput)
        }
        #expect(output == "\npage\n> \n> \n> \n> ")
    }

    @Test func textIsCleanedAsAKeyboardsIs() throws {
        _ = try withPipe("a\u{1B}[2J\u{0}\u{9B}\u{202E}b\u{7F}\tc\né€漢😀\n") { pipe in
            #expect(pipe.read(Prompt(text: "> ")) == .line("a[2Jbc"))
            #expect(pipe.read(Prompt(text: "> ", maximumLength: 4)) == .line("é€漢😀"))
        }
    }

    @Test func aLineThatIsTooLongShowsItByOneCharacterMore() throws {
        let long = String(repeating: "z", count: 50_000)
        _ = try withPipe("é€漢😀zz\n\(long)\nnext\n") { pipe in
            #expect(pipe.read(Prompt(text: "> ", maximumLength: 4)) == .line("é€漢😀z"))
            let most = String(repeating: "z", count: 501)
            #expect(pipe.read(Prompt(text: "> ")) == .line(most))
            #expect(pipe.read(Prompt(text: "> ")) == .line("next"))
        }
    }

    @Test func invalidUTF8IsDropped() throws {
        let keys = Pipe()
        try keys.fileHandleForWriting.write(
            contentsOf: Data([0x61, 0xFF, 0xC3, 0x62, 0xED, 0xA0, 0x80, 0x0A])
        )
        let pipe = PipeTerminal(input: keys.fileHandleForReading.fileDescriptor, output: -1)
        #expect(pipe.read(Prompt(text: "> ")) == .line("ab"))
    }

    @Test func anEmptyLineKeepsThePrefill() throws {
        _ = try withPipe("\nnew\n") { pipe in
            #expect(pipe.read(Prompt(text: "> ", prefill: "old")) == .line("old"))
            #expect(pipe.read(Prompt(text: "> ", prefill: "old")) == .line("new"))
        }
    }

    @Test func anIdlePipeTellsAndKeepsWhatCame() throws {
        let keys = Pipe()
        try keys.fileHandleForWriting.write(contentsOf: Data("half".utf8))
        let pipe = PipeTerminal(input: keys.fileHandleForReading.fileDescriptor, output: -1)
        #expect(pipe.read(Prompt(text: "> ", idle: .milliseconds(50))) == .idle(partial: "half"))
    }

    /// Whoever cannot see the question is not taken to have answered it.
    @Test func whatCannotBePrintedIsNotAnswered() throws {
        let keys = Pipe()
        try keys.fileHandleForWriting.write(contentsOf: Data("1\n".utf8))
        let full = try FileHandle(forWritingTo: URL(filePath: "/dev/full"))
        let pipe = PipeTerminal(
            input: keys.fileHandleForReading.fileDescriptor,
            output: full.fileDescriptor
        )
        #expect(pipe.outputError == nil)
        #expect(pipe.read(Prompt(text: "> ")) == .hangup)
        #expect(pipe.outputError == ENOSPC)
    }

    @Test func whatWakesThePipeEndsThePrompt() throws {
        let keys = Pipe()
        let wake = Pipe()
        try wake.fileHandleForWriting.write(contentsOf: Data([0]))
        let pipe = PipeTerminal(
            input: keys.fileHandleForReading.fileDescriptor,
            output: -1,
            wake: wake.fileHandleForReading.fileDescriptor,
            whileWaiting: { .terminate }
        )
        #expect(pipe.read(Prompt(text: "> ")) == .terminate)
    }

    @Test func whatIsDroppedLeavesRoomForAFullLine() throws {
        let dropped = String(repeating: "\u{1}", count: 16)
        _ = try withPipe(dropped + "😀😀😀😀\n") { pipe in
            #expect(pipe.read(Prompt(text: "> ", maximumLength: 4)) == .line("😀😀😀😀"))
        }
    }
}
