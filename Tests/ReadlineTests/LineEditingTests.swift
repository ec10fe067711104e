import TerminalTesting
import Testing

/// Typing and editing one line, through a real terminal.
struct LineEditingTests {
    @Test func aTypedLineIsReadAndEchoed() throws {
        let session = try PromptSession("read")
        #expect(try session.answer("hello\r") == "line:hello")
        try session.terminal.wait(for: "hello")
        #expect(try session.terminal.waitForExit() == 0)
        #expect(session.terminal.isCooked)
    }

    @Test(arguments: ["café", "Zoë Łukasz", "தமிழ்", "漢字", "Ünïcödé", "😀"])
    func charactersOfEveryLengthPass(text: String) throws {
        #expect(try PromptSession("read").answer(text + "\r") == "line:" + text)
    }

    @Test(arguments: [
        ("abcd\u{7F}\r", "abc"), ("abcd\u{8}\r", "abc"),
        ("abc\u{1B}[D\u{1B}[DX\r", "aXbc"), ("abc\u{1B}[HX\r", "Xabc"),
        ("abc\u{1}X\u{5}Y\r", "XabcY"),
        ("abc\u{1B}[1~X\u{1B}[4~Y\r", "XabcY"), ("abc\u{1B}OHX\u{1B}OFY\r", "XabcY"),
        ("abc\u{1B}[H\u{1B}[3~\r", "bc"), ("abc\u{1}\u{4}\r", "bc"),
        ("abc\u{2}\u{2}\u{6}X\r", "abXc"),
        ("abc\u{15}def\r", "def"), ("é\u{7F}e\r", "e"),
    ])
    func editingKeys(keys: String, text: String) throws {
        #expect(try PromptSession("read").answer(keys) == "line:" + text)
    }

    @Test func controlDOnAnEmptyLineIsNotAnEnd() throws {
        #expect(try PromptSession("read").answer("\u{4}\u{4}ok\r") == "line:ok")
    }

    @Test func theLimitCountsCharactersAndRefusesFurtherKeys() throws {
        let session = try PromptSession("max=5", "read")
        #expect(try session.answer("ééééééé\u{7F}z\r") == "line:ééééz")
    }

    @Test func aPrefilledAnswerCanBeEditedAndDoesNotComeBack() throws {
        let session = try PromptSession("prefill=José", "read", "text", "read")
        #expect(try session.answer("!\r", at: "> José") == "line:José!")
        #expect(try session.answer("\r") == "line:")
    }

    @Test func maskedInputShowsStars() throws {
        let session = try PromptSession("masked", "read", "text", "prompt=next", "read")
        #expect(try session.answer("gehéim\u{7F}m\r") == "line:gehéim")
        try session.terminal.wait(for: "next")
        #expect(session.terminal.text.contains("> ******\u{8} \u{8}*\r\n"))
        #expect(!session.terminal.text.contains("ge"))
    }

    @Test func aMaskedLetterOfSeveralBytesIsTakenBackWhole() throws {
        let session = try PromptSession("masked", "read")
        #expect(try session.answer("aé漢\u{7F}\u{7F}b\r") == "line:ab")
    }

    @Test(arguments: [
        "x", "\r", " ", "\u{3}", "\u{1B}[A", "\u{1B}", "é", "\u{1B}[200~one\rtwo\r\u{1B}[201~",
    ])
    func anyKeyIsThrownAway(key: String) throws {
        let session = try PromptSession("any", "read", "text", "prompt=next ", "read")
        #expect(try session.answer(key) == "key:")
        #expect(try session.answer("ok\r", at: "next ") == "line:ok")
    }
}
