import Foundation
import Glibc
import TerminalTesting
import Testing

/// `anteroom alert --test`, as an administrator runs it beside a kiosk.
struct AlertTestCommandTests {
    private func settings(_ folder: TemporaryFolder, _ command: String) throws -> String {
        try folder.makeFolder("Requests")
        let text = """
            station = Window 2
            questionnaires = \(Program.questionnaires)
            requests = \(folder.path)/Requests
            alert-command = \(command)
            """
        try folder.write(text, to: "kiosk.conf")
        return folder.path + "/kiosk.conf"
    }

    private func kiosk(_ settings: String, _ folder: TemporaryFolder) throws -> TerminalSession {
        let session = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk", "--settings", settings],
            environment: TerminalSession.environment(
                term: "xterm-256color",
                ["LANG": "C.UTF-8", "PATH": "/usr/bin:/bin"]
            ),
            directory: folder.path,
            columns: 100,
            rows: 30,
            errorsApart: true
        )
        try session.wait(for: "Press Enter to start.")
        return session
    }

    @Test(arguments: [
        ("cat > taken", 0, "took the test"),
        ("exit 6", 69, "status 6"),
    ])
    func theRunningKioskSendsItAndSaysWhatHappened(
        command: String,
        status: Int32,
        words: String
    ) throws {
        let folder = try TemporaryFolder()
        let settings = try settings(folder, command)
        let session = try kiosk(settings, folder)
        let test = try Program(["alert", "--test", "--settings", settings])
        #expect(test.status == status, "\(test.errors)")
        let said = test.output + test.errors
        #expect(said.contains(words) && said.contains("Window 2"), "\(said)")
        if status == 0 {
            #expect(try folder.text("taken").contains(#""code":"test""#))
        }
        // It stands in the journal and is no call.
        try session.waitForErrors(lines: 2)
        #expect(session.errorText.contains("was tried with a test"))
        let list = try Program(["requests", "list", "--requests", folder.path + "/Requests"])
        #expect(list.output.contains("No requests") && !list.output.contains("CALL"))
        session.signal(SIGTERM)
        #expect(try session.waitForExit() == 0)
    }

    @Test func withoutAKioskNothingIsSentLater() throws {
        let folder = try TemporaryFolder()
        let settings = try settings(folder, "touch \(folder.path)/sent")
        try folder.makeFolder("Requests/alerts")
        let test = try Program(["alert", "--test", "--settings", settings])
        #expect(test.status == 69)
        #expect(test.errors.contains("systemctl status anteroom-kiosk"), "\(test.errors)")
        let left = try FileManager.default.contentsOfDirectory(
            atPath: folder.path + "/Requests/alerts"
        )
        #expect(left == [])
    }

    @Test func aCommandLineIsTriedHere() throws {
        let folder = try TemporaryFolder()
        let good = try Program(
            ["alert", "--test", "--alert-command", "cat > got"],
            in: folder.path
        )
        #expect(good.status == 0 && good.output.contains("TEST"), "\(good.errors)")
        #expect(try folder.text("got").contains(#""code":"test""#))
        let missing = try Program(["alert", "--test", "--alert-command", "/none"])
        #expect(
            missing.status == 69 && missing.errors.contains("was not found"),
            "\(missing.errors)"
        )
        #expect(try Program(["alert"]).status == 64)
    }

    /// A slip in the settings is on the screen when the kiosk starts, not in an emergency.
    @Test func aCommandThatCannotRunKeepsTheKioskFromStarting() throws {
        let folder = try TemporaryFolder()
        let settings = try settings(folder, "/nonexistent/call-staff --now")
        let check = try Program(["kiosk", "--settings", settings, "--check-settings"])
        #expect(check.status == 78)
        #expect(check.output.hasPrefix("\(settings):4: this would call nobody: /nonexistent/"))
        let session = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk", "--settings", settings],
            environment: TerminalSession.environment(term: "xterm-256color", ["LANG": "C.UTF-8"]),
            directory: folder.path,
            columns: 100,
            rows: 30,
            errorsApart: true
        )
        try session.wait(for: "Please go to the front desk.")
        try session.wait(for: "is not there; install it")
        session.signal(SIGTERM)
        #expect(try session.waitForExit() != 0)
        let test = try Program(["alert", "--test", "--settings", settings])
        #expect(test.status == 78 && test.errors.contains("would call nobody"))
    }
}
