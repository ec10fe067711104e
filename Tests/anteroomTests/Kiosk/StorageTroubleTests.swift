import Foundation
import TerminalTesting
import Testing

/// The folder of requests fails under a visitor, and comes back.
struct StorageTroubleTests {
    /// From the welcome page to the page that says the request is not sent.
    private func fail(_ session: KioskSession, before: () throws -> Void = {}) throws {
        try session.begin()
        try before()
        try session.step("first word?", "one\r")
        try session.step("second word?", "two\r")
        try session.answerClosingQuestions(name: "Pat")
        try session.step("Send my request", "yes\r")
        try session.waitForPage("Your request is not sent yet.")
    }

    /// `RLIMIT_FSIZE` 0: a write raises SIGXFSZ, which ends a program that does not mind it.
    @Test func aFileThatMayNotGrowEndsNoVisit() throws {
        let session = try KioskSession(
            "--alert-command",
            "true",
            tracer: ["/bin/sh", "-c", "ulimit -f 0; exec \"$@\"", "sh"]
        )
        try fail(session)
        #expect(try session.requests().isEmpty)
        #expect(session.terminal.errorText.contains("a request cannot be stored"))
        #expect(!session.terminal.errorText.contains("a visit was ended"))
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == 0)
    }

    @Test func aFolderThatVanishesKeepsTheAnswersUntilItIsBack() throws {
        let session = try KioskSession("--alert-command", KioskSession.keepingCommand)
        let requests = session.folder.path + "/Requests"
        try fail(session) { try FileManager.default.removeItem(atPath: requests) }
        #expect(FileManager.default.fileExists(atPath: session.folder.path + "/called.json"))
        try FileManager.default.createDirectory(
            atPath: requests,
            withIntermediateDirectories: false
        )
        session.terminal.type("\r")
        try session.terminal.wait(for: "Request number")
        #expect(try session.requests().count == 1)
        let bytes = try String(contentsOfFile: #require(session.requests().first), encoding: .utf8)
        #expect(bytes.contains("555-010-0199"))
    }

    /// Many requests make sweeping the folder slow, so that the visitor's first page does not wait for it.
    @Test func whatADeadVisitLeftIsGoneOnceTheNextOneWaits() throws {
        let session = try KioskSession()
        try session.begin()
        let requests = session.folder.path + "/Requests"
        let leftovers = [requests + "/.7F3KQ2.partial", requests + "/alerts/.7F3KQ2.partial"]
        for path in leftovers {
            #expect(FileManager.default.createFile(atPath: path, contents: Data("{".utf8)))
        }
        try session.step("first word?", "word")
        kill(session.visit, SIGKILL)
        try session.terminal.wait(for: "Press Enter to start.")
        for _ in 0..<200 where leftovers.contains(where: FileManager.default.fileExists) {
            session.terminal.pause(milliseconds: 20)
        }
        #expect(!leftovers.contains(where: FileManager.default.fileExists))
    }
}
