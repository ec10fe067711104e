import ArgumentParser
import TerminalTesting
import Testing

@testable import anteroom

/// The quick reader of options agrees with the full parser on everything that it reads.
struct KioskOptionsTests {
    @Test(arguments: [
        [], ["--plain"], ["--questionnaires", "Forms", "--requests=Out"],
        ["--station", "Window 2"],
        ["--idle", "0.5", "--warning", "1e1"], ["--idle=90", "--idle", "80"],
        ["--recipient", "age1a", "--recipient=age1b"], ["--recipients-file", "keys=old.txt"],
        ["--alert-command", "notify --now 'x'"], ["--alert-command=ring a=b"],
        ["--language", "es", "--release-code-file", "/etc/code", "--supervised"],
        ["--codes", "/srv/codes", "--record-system=https://clinic.example/records"],
        ["--leaving-pages"],
        ["--voice", "--voice-program", "speak", "--voice-device=plughw:1"],
    ])
    func bothReadTheSame(arguments: [String]) throws {
        let quick = KioskOptions(plain: arguments[...])
        #expect(quick != nil)
        #expect(try quick == KioskArguments.parse(arguments).options)
    }

    @Test(arguments: [
        ["--help"], ["-h"], ["--idle"], ["--idle", "soon"], ["--idle", "0"], ["--idle", "-1"],
        ["--warning", "inf"],
        ["--station", "--plain"], ["--station="], ["file.json"], ["--unknown", "1"], ["--", "x"],
        ["--watchdog", "9"],
        ["--plain=yes"], ["--record-system", "records"], ["--station=-dashed"], ["--version"],
    ])
    func whateverElseIsLeftToTheFullParser(arguments: [String]) {
        #expect(KioskOptions(plain: arguments[...]) == nil)
    }

    @Test func optionsWrittenForAVisitAreReadAsTheyWere() throws {
        var options = KioskOptions()
        options.station = "Window 2"
        options.idle = 0.25
        options.recipient = ["age1a", "age1b"]
        options.alertCommand = "ring --loud"
        options.language = "es"
        options.plain = true
        options.voice = true
        options.leavingPages = true
        options.voiceDevice = "plughw:1"
        options.codes = "Codes"
        options.recordSystem = "urn:oid:1.2.3"
        #expect(KioskOptions(plain: options.arguments[...]) == options)
        options.station = "-odd"
        #expect(try KioskArguments.parse(options.arguments).options == options)
    }

    @Test(arguments: [3, 4, 100, 101])
    func aReleaseCodeHas4To100Characters(length: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(String(repeating: "7", count: length) + "\n", to: "code")
        var options = KioskOptions()
        options.releaseCodeFile = folder.path + "/code"
        let code = try? options.releaseCode { _ in }
        #expect(code?.count == ((4...100).contains(length) ? length : nil))
    }
}
