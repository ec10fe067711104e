import Foundation
import TerminalTesting
import Testing

/// The kiosk as a whole program on a terminal.
struct KioskProgramTests {
    @Test func sigtermEndsItCleanlyAtAnyPage() throws {
        for pages in 0...2 {
            let session = try KioskSession()
            if pages > 0 { try session.step("Press Enter to start.", "\r") }
            if pages > 1 { try session.step("Two questions", "1\r") }
            try session.waitForPrompt()
            session.terminal.type("word")
            try session.terminal.wait(for: "word")
            session.terminal.signal(SIGTERM)
            #expect(try session.terminal.waitForExit() == 0)
            #expect(session.terminal.isCooked)
            #expect(session.screen.isEmpty)
        }
    }

    @Test func aHangUpEndsItAtOnceAndLeavesNoProcess() throws {
        let session = try KioskSession()
        try session.begin()
        try session.step("first word?", "word")
        try session.terminal.wait(for: "word")
        let visit = session.visit
        #expect(visit > 0)
        session.terminal.closeTerminal()
        #expect(try session.terminal.waitForExit() == 129)
        #expect(!FileManager.default.fileExists(atPath: "/proc/\(visit)"))
    }

    /// Somebody holds the output (`tcflow`), or a line is slow: the page that should come cannot be written.
    @Test(arguments: ["kiosk", "visit"])
    func sigtermEndsItThoughTheTerminalTakesNothing(command: String) throws {
        let session = try KioskSession(command: command)
        try session.begin()
        try session.step("first word?", "half")
        try session.terminal.wait(for: "half")
        let path = "/proc/\(session.terminal.processIdentifier)/fd/0"
        let screen = unsafe open(path, O_RDWR | O_NOCTTY)
        try #require(screen >= 0)
        defer { close(screen) }
        #expect(tcflow(screen, TCOOFF) == 0)
        if command == "kiosk" { kill(session.visit, SIGKILL) } else { session.terminal.type("\r") }
        session.terminal.pause(milliseconds: 500)
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == (command == "kiosk" ? 0 : 75))
        tcflow(screen, TCOON)
        #expect(session.terminal.isCooked)
    }

    @Test(arguments: [
        SIGALRM, SIGXCPU, SIGVTALRM, SIGPROF, SIGIO, SIGPWR, SIGSTKFLT, SIGUSR1, SIGUSR2,
    ])
    func aStraySignalEndsNoVisit(number: Int32) throws {
        let session = try KioskSession()
        try session.begin()
        try session.step("first word?", "half")
        try session.terminal.wait(for: "half")
        let visit = session.visit
        kill(visit, number)
        session.terminal.signal(number)
        session.terminal.type("way\r")
        try session.terminal.wait(for: "second word?")
        #expect(session.visit == visit)
    }

    @Test func keysThatStopOtherProgramsDoNothing() throws {
        let session = try KioskSession()
        try session.begin()
        try session.step("first word?", "a\u{3}\u{1C}\u{1A}\u{13}\u{4}b\r")
        try session.terminal.wait(for: "second word?")
        #expect(session.terminal.errorText.contains("signal") == false)
    }

    @Test func theNextVisitorFindsTheWelcomeScreen() throws {
        let session = try KioskSession()
        for number in 1...3 {
            try session.send(first: "word \(number)", second: "more", name: "Visitor \(number)")
            session.terminal.type("q\r")
        }
        try session.terminal.wait(for: "Press Enter to start.")
        let requests = try session.requests()
        #expect(requests.count == 3)
        for number in 1...3 {
            #expect(try session.files(with: "Visitor \(number)").count == 1)
        }
    }

    @Test func theAuditTrailTellsOfTheKioskItselfAndOfAVisitThatFailed() throws {
        let session = try KioskSession()
        try session.begin()
        try session.terminal.wait(for: "first word?")
        kill(session.visit, SIGKILL)
        try session.terminal.wait(for: "had to start again")
        session.terminal.type(" ")
        try session.terminal.wait(for: "Press Enter to start.")
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == 0)
        let lines = try session.folder.text("Requests/audit.jsonl").split(separator: "\n")
        func count(_ event: String) -> Int {
            lines.count { $0.contains(#""event":"\#(event)""#) }
        }
        #expect(count("started") == 1)
        #expect(count("visit-failed") == 1)
        #expect(count("stopped") == 1)
        #expect(lines.last?.contains(#""event":"stopped""#) == true)
    }

    @Test(arguments: [(true, false, "standard input"), (false, true, "standard output")])
    func aClosedDescriptorIsRefused(input: Bool, output: Bool, name: String) throws {
        for command in ["kiosk", "visit"] {
            let folder = try TemporaryFolder()
            let terminal = try TerminalSession(
                TerminalSession.product("anteroom"),
                [command],
                directory: folder.path,
                inputClosed: input,
                outputClosed: output
            )
            #expect(try terminal.waitForExit() == 74)
            #expect(terminal.errorText.contains("\(name) closed"))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }

    @Test func withoutQuestionnairesItEndsAndSaysWhatToDo() throws {
        let session = try KioskSession("--questionnaires", "nowhere")
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.errorText.contains("nowhere"))
        #expect(session.terminal.isCooked)
    }

    @Test(arguments: [nil, "{\"resourceType\": \"Patient\"}"])
    func whatIsWrongWithTheClinicIsSaidOnceAndTheVisitIsHeld(clinic: String?) throws {
        let session = try KioskSession(clinic: clinic)
        for _ in 1...2 {
            try session.step("Press Enter to start.", "q\r")
            try session.step("Yes, stop and erase", "1\r")
            try session.terminal.wait(for: "Press Enter.")
            session.terminal.type("\r")
        }
        try session.terminal.wait(for: "Press Enter to start.")
        #expect(!session.terminal.text.contains("988"))
        let told = session.terminal.errorLines.filter { $0.contains("/clinic.json") }
        #expect(told.count == 1, "\(session.terminal.errorText)")
        let reason = clinic == nil ? "is missing" : "error: clinic.json is an Organization"
        #expect(told.first?.contains(reason) == true, "\(told)")
    }

    @Test func onAPipeOneVisitAfterTheOtherReadsItsLines() throws {
        let folder = try TemporaryFolder()
        let session = try KioskSession()
        let input = "\rbeginning is thrown away\n" + "q\n1\n\n"
        try input.write(toFile: folder.path + "/keys", atomically: true, encoding: .utf8)
        let process = Process()
        let screen = Pipe()
        process.executableURL = URL(fileURLWithPath: TerminalSession.product("anteroom"))
        process.arguments = ["kiosk"]
        process.currentDirectoryURL = URL(fileURLWithPath: session.folder.path)
        process.standardInput = FileHandle(forReadingAtPath: folder.path + "/keys")
        process.standardOutput = screen
        process.standardError = Pipe()
        try process.run()
        let output = String(
            decoding: try screen.fileHandleForReading.readToEnd() ?? Data(),
            as: UTF8.self
        )
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        #expect(output.components(separatedBy: "Press Enter to start.").count >= 2)
        #expect(!output.contains("\u{1B}"))
    }
}
