import ConsultationRequests
import Foundation
import RequestTesting
import TerminalTesting
import Testing

/// A whole visit with `--recipient`, through the program: what is typed is on no disk but sealed.
@Suite(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
struct SealedVisitTests {
    private let keys: TemporaryFolder
    private let identity: String
    private let recipient: String
    private let words = ["quokkaone", "quokkatwo", "Quokka Name"]

    init() throws {
        keys = try TemporaryFolder()
        identity = "\(keys.path)/clinic.key"
        recipient = try AgeTool.makeKey(at: identity)
        try keys.write("# the clinic\n\(recipient)\n", to: "recipients")
    }

    private func expectOpens(_ session: KioskSession) throws {
        let names = try session.folder.names(in: "Requests").filter { $0.hasSuffix(".json.age") }
        #expect(names.count == 1)
        let file = "\(session.folder.path)/Requests/\(try #require(names.first))"
        let plain = try AgeTool.open(file, identity: identity)
        let text = String(decoding: plain, as: UTF8.self)
        #expect(words.allSatisfy { text.contains($0) })
        let shown = try ProgramRun.anteroom(["requests", "show", file, "--identity", identity])
        #expect(shown.status == 0)
        #expect(words.allSatisfy { shown.text.contains($0) })
        let listed = try ProgramRun.anteroom(["requests", "list"], directory: session.folder.path)
        #expect(listed.text.contains("new, sealed"))
        let verified = try ProgramRun.anteroom(
            ["requests", "verify", "--identity", identity],
            directory: session.folder.path
        )
        #expect(verified.status == 0, "\(verified.text)")
        #expect(verified.lines[verified.lines.count - 2].hasPrefix("requests: 1, alerts: 0, "))
    }

    @Test(arguments: ["--recipient", "--recipients-file"])
    func whatIsTypedIsInNoFileAndTheClinicOpensIt(option: String) throws {
        let value = option == "--recipient" ? recipient : "\(keys.path)/recipients"
        let session = try KioskSession(option, value)
        try session.send(first: words[0], second: words[1], name: words[2])
        for word in words { #expect(try session.files(with: word) == []) }
        session.terminal.type("q\r")
        try session.terminal.wait(for: "Press Enter to start.")
        for word in words { #expect(try session.files(with: word) == []) }
        try expectOpens(session)
    }

    private static let strace = "/usr/bin/strace"
    /// Installed, and allowed to trace.
    private static let canTrace =
        FileManager.default.isExecutableFile(atPath: strace)
        && (try? ProgramRun(strace, ["-o", "/dev/null", "/bin/true"]).status) == 0

    @Test(.enabled(if: canTrace, "skipped: strace cannot trace here; install the package strace"))
    func noSystemCallHandsAReadableTextToAFile() throws {
        let log = "\(keys.path)/calls"
        // -yy names what each descriptor is: a file by its path, pipes and the terminal apart.
        let session = try KioskSession(
            "--recipient",
            recipient,
            command: "visit",
            tracer: [
                Self.strace, "-f", "-yy", "-s", "100000", "-o", log, "-e",
                "trace=write,pwrite64,writev,pwritev,sendto,sendmsg,mmap",
            ]
        )
        try session.send(first: words[0], second: words[1], name: words[2])
        session.terminal.type("q\r")
        #expect(try session.terminal.waitForExit() == 0)
        let calls = try keys.text("calls").split(separator: "\n")
        let telling = calls.filter { call in words.contains { call.contains($0) } }
        #expect(telling.contains { $0.contains("<pipe:[") }, "the text goes to age")
        for call in telling {
            let target = call.prefix { $0 != "\"" }
            #expect(
                call.contains("<pipe:[") || target.contains("<char ") || target.contains("</dev/"),
                "\(call.prefix(120))"
            )
        }
        let sealed = calls.filter { $0.contains("age-encryption.org/v1") }
        #expect(
            sealed.contains { $0.contains(".partial>") },
            "only what age made goes to the folder"
        )
        // No writable shared mapping of a file either.
        #expect(
            !calls.contains {
                $0.contains("MAP_SHARED") && $0.contains("PROT_WRITE") && $0.contains("</")
            }
        )
        try expectOpens(session)
    }

    @Test(arguments: ["kiosk", "visit"])
    func withoutTheProgramItDoesNotStartAndSaysWhatToDo(command: String) throws {
        let session = try KioskSession(
            "--recipient",
            recipient,
            command: command,
            environment: ["LANG": "C.UTF-8", "PATH": "/nonexistent"]
        )
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.errorText.contains("no `age` program in /nonexistent"))
        #expect(session.terminal.errorText.contains("apt-get install age"))
        #expect(!session.terminal.text.contains("Press Enter to start."))
    }

    @Test(arguments: ["age1nonsense", "secret", "file", "empty"])
    func withABadKeyItDoesNotStartAndSaysWhatToDo(key: String) throws {
        var options = ["--recipient", key]
        let secret = try keys.text("clinic.key").split(separator: "\n").last.map(String.init) ?? ""
        try keys.write("# nobody\n", to: "empty")
        switch key {
        case "secret": options[1] = secret
        case "file": options = ["--recipients-file", "\(keys.path)/no-such-file"]
        case "empty": options = ["--recipients-file", "\(keys.path)/empty"]
        case _: break
        }
        let session = try KioskSession(options[0], options[1])
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.errorText.contains("age1…"))
        #expect(!session.terminal.errorText.contains(secret))
        #expect(!session.terminal.text.contains("Press Enter to start."))
        #expect(try session.requests().isEmpty)
    }
}
