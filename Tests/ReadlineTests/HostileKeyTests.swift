import Foundation
import TerminalTesting
import Testing

/// Keys, pastes and configuration files that make readline as it is insert controls, list files, freeze or leave.
struct HostileKeyTests {
    @Test(arguments: [
        // Quoted insert brings escapes into the line; so do the terminal's own special characters.
        ("a\u{16}\u{1B}[2Jb\r", "ab"), ("a\u{11}\u{1B}[2Jb\r", "ab"), ("a\u{16}\u{3}b\r", "ab"),
        // Keys without a meaning.
        ("a\u{1B}[5~b\u{1B}OPc\u{1B}[[Ad\u{1B}[15~e\r", "abcde"), ("a\u{0}b\u{16}\u{0}c\r", "abc"),
        // Completion and expansion of files and users.
        ("/etc/hos\t\t\r", "/etc/hos"), ("/etc/hos\u{1B}?\u{1B}*\r", "/etc/hos"),
        ("~root\u{1B}&\r", "~root"),
        ("/etc/host\u{1B}/\u{18}/\r", "/etc/host/"),
        // Counts, modes, comments, commands.
        ("\u{1B}1000000x\r", "000000x"), ("a\u{1B}\u{A}", "a"), ("ab\u{1B}#c\r", "ab"),
        ("a\u{18}\u{5}b\r", "ab"),
        ("a\u{14}b\u{1B}tc\r", "abc"), ("a\u{1B}ub\r", "ab"), ("a\u{1D}b\r", "ab"),
        ("a\u{1B}xquit\r", "aquit"),
        ("a\u{C}b\r", "ab"), ("a\u{7}b\r", "ab"), ("a\u{E}b\r", "ab"),
        // Keys that make signals or stop the output in a line mode.
        ("a\u{3}b\u{1C}c\u{1A}d\u{19}e\r", "abcde"), ("a\u{13}b\u{11}c\r", "abc"),
        ("abc\u{4}\r", "abc"),
        // A paste with lines, escapes and a null.
        ("\u{1B}[200~one\rtwo\u{1B}[31m\u{0}three\u{1B}[201~!\r", "one twothree!"),
        ("\u{1B}[200~one\ntwo\r\nthree\u{1B}[201~\r", "one two three"),
        // Text that shows otherwise than it is.
        ("a\u{202E}b\u{2066}c\u{200B}d\u{FEFF}e\u{E000}f\u{9B}g\u{2028}h\r", "abcdefgh"),
        ("a\u{E0041}b\r", "ab"),
    ])
    func onlyPlainTextArrives(keys: String, text: String) throws {
        #expect(try PromptSession("read").answer(keys) == "line:" + text)
    }

    @Test(
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0x9B, 0x9F],
        ] as [[UInt8]]
    )
    func invalidUTF8IsDropped(bytes: [UInt8]) throws {
        let session = try PromptSession("read")
        #expect(try session.answer(bytes: [0x61] + bytes + [0x62, 0x0D]) == "line:ab")
    }

    @Test(arguments: ["\u{1B}", "\u{1B}[", "\u{1B}]0;x", "\u{1B}[200~"])
    func keysWorkAgainAfterAnOpenSequence(sequence: String) throws {
        let session = try PromptSession("read")
        try session.terminal.wait(for: "> ")
        session.terminal.type("ab" + sequence)
        try session.terminal.wait(for: "ab")
        session.terminal.pause(milliseconds: 400)
        session.terminal.type("cd\r")
        #expect(try session.nextEvent() == "line:abcd")
    }

    @Test(arguments: [".inputrc", "named", "empty"])
    func aConfigurationFileOfReadlineIsNotRead(how: String) throws {
        let home = try TemporaryFolder()
        let file = home.path + "/.inputrc"
        try "set editing-mode vi\nset bell-style audible\na: \"INJECTED\"\n\"\\C-m\": abort\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        var environment = TerminalSession.environment(["LANG": "C.UTF-8", "HOME": home.path])
        if how == "named" { environment["INPUTRC"] = file }
        if how == "empty" { environment["INPUTRC"] = "" }
        let session = try PromptSession("read", environment: environment, directory: home.path)
        #expect(try session.answer("ab\r") == "line:ab")
    }

    @Test func nothingIsWrittenIntoTheHome() throws {
        let home = try TemporaryFolder()
        let environment = TerminalSession.environment(["LANG": "C.UTF-8", "HOME": home.path])
        let session = try PromptSession(
            "read",
            "read",
            environment: environment,
            directory: home.path
        )
        _ = try session.answer("secret\r")
        _ = try session.answer("secret\r")
        #expect(try session.terminal.waitForExit() == 0)
        #expect(try FileManager.default.contentsOfDirectory(atPath: home.path).isEmpty)
    }

    @Test(arguments: ["/nonexistent", "/proc"])
    func aHomeThatCannotBeWrittenDoesNotMatter(home: String) throws {
        let environment = TerminalSession.environment(["LANG": "C.UTF-8", "HOME": home])
        #expect(try PromptSession("read", environment: environment).answer("ok\r") == "line:ok")
    }

    @Test func namesOfFilesAreNeverListed() throws {
        let folder = try TemporaryFolder()
        for name in ["unlikely-one", "unlikely-two"] {
            try "".write(toFile: folder.path + "/" + name, atomically: true, encoding: .utf8)
        }
        let session = try PromptSession("read", directory: folder.path)
        #expect(try session.answer("unl\t\t\u{1B}?\u{1B}*\u{18}*y\r") == "line:unl*y")
        #expect(!session.terminal.text.contains("unlikely"))
    }
}
