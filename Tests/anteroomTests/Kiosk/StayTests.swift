import Foundation
import TerminalTesting
import Testing

/// An answer says that somebody needs a person now: the alert comes before the next page, and that page holds.
struct StayTests {
    /// One question whose answer `now` calls staff.
    private static let questionnaire = """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/need", "title": "Two questions",
         "status": "draft",
         "extension": [{"url": "https://anteroom.example/fhir/StructureDefinition/staff-alert",
          "valueExpression": {"language": "text/fhirpath",
           "expression": "iif(%resource.item.where(linkId = 'one').answer.value = 'now', 'danger-now')"}}],
         "item": [
          {"linkId": "one", "text": "What is your first word?", "type": "string"},
          {"linkId": "two", "text": "What is your second word?", "type": "string"}]}
        """

    @Test func theAlertComesBeforeTheNextPageAndCarriesNoAnswer() throws {
        let session = try KioskSession(
            "--alert-command",
            KioskSession.keepingCommand,
            questionnaire: Self.questionnaire
        )
        try session.begin()
        try session.step("first word?", "now\r")
        try session.terminal.wait(for: "Please stay here.")
        let text = try String(contentsOfFile: session.folder.path + "/called.json", encoding: .utf8)
        #expect(text.contains("danger-now"))
        #expect(!text.contains("\"now\""))
        #expect(try session.alertRecords().count == 1)
    }

    @Test(arguments: ["exit 3", "/nonexistent/command", "sleep 30", "kill -9 $$"])
    func aCommandThatFailsSendsTheVisitorToTheDesk(command: String) throws {
        let session = try KioskSession(
            "--alert-command",
            command,
            questionnaire: Self.questionnaire
        )
        try session.begin()
        try session.step("first word?", "now\r")
        try session.terminal.wait(for: "Please walk to the front desk now.")
        #expect(try session.alertRecords().count == 1)
        #expect(session.terminal.errorText.contains("did not reach staff"))
        #expect(!session.terminal.text.contains("Please stay here."))
    }

    @Test func nothingButTheReleaseCodeLeavesThePage() throws {
        let code = try TemporaryFolder()
        try "wombat-7\n".write(toFile: code.path + "/code", atomically: true, encoding: .utf8)
        let session = try KioskSession(
            "--alert-command",
            "cat >/dev/null",
            "--release-code-file",
            code.path + "/code",
            "--idle",
            "0.3",
            "--warning",
            "0.3",
            questionnaire: Self.questionnaire
        )
        try session.begin()
        try session.step("first word?", "now\r")
        // Keys that come with the line are read with it, so they wait for the page.
        try session.terminal.wait(for: "Please stay here.")
        for keys in [
            "q\r", "1\r", "\u{3}\u{4}\u{1A}\u{1C}", "\u{1B}\u{1B}", "b\r", "h\r", "wombat-8\r",
            "\r\r\r",
        ] {
            session.terminal.type(keys)
            session.terminal.pause(milliseconds: 150)
        }
        session.terminal.pause(milliseconds: 900)
        #expect(session.screen.contains("Please stay here."))
        #expect(!session.terminal.text.contains("wombat"))
        session.terminal.type("\u{15}wombat-7\r")
        try session.terminal.wait(for: "second word?")
        #expect(!session.terminal.text.contains("wombat"))
    }

    @Test(arguments: [true, false])
    func aLostTerminalOrAStopOfTheKioskEndsThePageAndLeavesTheAlert(isHangUp: Bool) throws {
        let session = try KioskSession(
            "--alert-command",
            "cat >/dev/null",
            questionnaire: Self.questionnaire
        )
        try session.begin()
        try session.step("first word?", "now\r")
        try session.terminal.wait(for: "Please stay here.")
        if isHangUp { session.terminal.closeTerminal() } else { session.terminal.signal(SIGTERM) }
        #expect(try session.terminal.waitForExit() == (isHangUp ? 129 : 0))
        #expect(try session.alertRecords().count == 1)
    }

    @Test func aCrashOnThatPageLeavesTheAlert() throws {
        let session = try KioskSession(
            "--alert-command",
            "exit 1",
            questionnaire: Self.questionnaire
        )
        try session.begin()
        try session.step("first word?", "now\r")
        try session.terminal.wait(for: "front desk now.")
        kill(session.visit, SIGKILL)
        try session.terminal.wait(for: "had to start again")
        session.terminal.type(" ")
        try session.terminal.wait(for: "Press Enter to start.")
        #expect(try session.alertRecords().count == 1)
    }
}
