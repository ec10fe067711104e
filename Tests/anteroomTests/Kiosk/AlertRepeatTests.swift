import Foundation
import TerminalTesting
import Testing

/// An alert that staff did not take is sent again and again until one of them says that it was seen.
struct AlertRepeatTests {
    private func lines(of name: String, in session: KioskSession) -> Int {
        let text = try? String(contentsOfFile: session.folder.path + "/" + name, encoding: .utf8)
        return text?.split(separator: "\n").count ?? 0
    }

    /// Waits for a number of lines in a file.
    private func wait(
        for count: Int,
        linesOf name: String,
        in session: KioskSession
    ) throws {
        for _ in 0..<200 {
            if lines(of: name, in: session) >= count { return }
            session.terminal.pause(milliseconds: 50)
        }
        throw TerminalSession.Failure(description: "\(count) lines of \(name) did not come")
    }

    private func acknowledge(_ session: KioskSession) throws {
        let record = try #require(try session.alertRecords().first)
        let object = try JSONSerialization.jsonObject(with: Data(record.utf8)) as? [String: String]
        let number = try #require(object?["alert"])
        let requests = session.folder.path + "/Requests"
        let staff = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["requests", "ack", number, "--initials", "AB", "--requests", requests]
        )
        #expect(try staff.waitForExit() == 0, "\(staff.text) \(staff.errorText)")
    }

    /// A command that always fails, and one that fails only the first time.
    @Test(arguments: [
        ("cat >> tries; exit 3", "not reached staff"),
        ("cat >> tries; test $(wc -l < tries) -gt 1", "has reached staff late"),
        ("cat >> tries; exec /nonexistent", "not reached staff"),
    ])
    func itIsSentAgainUntilAcknowledged(command: String, told: String) throws {
        let session = try KioskSession(
            "--alert-command",
            command,
            "--alert-interval",
            "1",
            "--station",
            "Seat 2"
        )
        try session.step("Press Enter to start.", "h\r")
        try session.terminal.wait(for: "Please walk to the front desk now.")
        #expect(lines(of: "tries", in: session) == 1)
        // The visitor goes away, and the visit ends.
        try session.waitForPrompt()
        session.terminal.type("q\r")
        try session.step("Do you want to stop?", "1\r")
        try wait(for: 3, linesOf: "tries", in: session)
        #expect(try session.alertRecords().count == 1)
        let tries = try String(contentsOfFile: session.folder.path + "/tries", encoding: .utf8)
        #expect(Set(tries.split(separator: "\n")).count == 1, "the same alert each time")
        try acknowledge(session)
        // What was under way may still end.
        session.terminal.pause(milliseconds: 1_200)
        let sent = lines(of: "tries", in: session)
        session.terminal.pause(milliseconds: 2_500)
        #expect(lines(of: "tries", in: session) == sent)
        #expect(session.terminal.errorText.contains(told))
        #expect(session.terminal.errorText.contains("requests ack"))
    }

    @Test func itIsSentAgainAfterARestartOfTheKiosk() throws {
        let session = try KioskSession("--alert-command", "exit 1")
        try session.step("Press Enter to start.", "h\r")
        try session.terminal.wait(for: "front desk")
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == 0)
        let again = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk", "--alert-command", "cat >> tries", "--alert-interval", "1"],
            directory: session.folder.path
        )
        try again.waitForErrors(lines: 2)
        #expect(again.errorText.contains("has reached staff late"))
        #expect(lines(of: "tries", in: session) >= 1)
    }

    @Test func onThePageTheRecordIsDurableAndTheCommandHasBegunBeforeAnythingIsPainted() throws {
        // The command says that it runs and what it finds on the disk, and ends when it is let go.
        let session = try KioskSession(
            "--alert-command",
            "ls Requests/alerts/*.json > found && mv found begun; "
                + "while ! test -e go; do sleep 0.02; done"
        )
        try session.step("Press Enter to start.", "h\r")
        try wait(for: 1, linesOf: "begun", in: session)
        let painted = session.terminal.unseen
        #expect(!painted.contains("staff") && !painted.contains("\u{1B}[3J"), "\(painted)")
        _ = FileManager.default.createFile(atPath: session.folder.path + "/go", contents: nil)
        try session.terminal.wait(for: "We called someone")
    }
}
