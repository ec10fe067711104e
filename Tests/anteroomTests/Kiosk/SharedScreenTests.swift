import Foundation
import TerminalTesting
import Testing

/// Messages for staff where standard error is the visitor's screen, as when somebody starts the program by hand.
struct SharedScreenTests {
    @Test func whatStaffAreToldWaitsForTheEndOfTheKiosk() throws {
        let session = try KioskSession(
            "--alert-command",
            "exit 3",
            "--alert-interval",
            "1",
            errorsApart: false
        )
        try session.step("Press Enter to start.", "h\r")
        try session.terminal.wait(for: "front desk")
        let questionnaires = session.folder.path + "/Questionnaires"
        try "{".write(toFile: questionnaires + "/b.json", atomically: true, encoding: .utf8)
        // Long enough for the alert to be sent again, and for the file to be looked at.
        session.terminal.pause(milliseconds: 6_500)
        #expect(!session.terminal.text.contains("anteroom:"))
        #expect(!session.terminal.text.contains("b.json"))
        session.terminal.signal(SIGTERM)
        #expect(try session.terminal.waitForExit() == 0)
        let told = session.terminal.printed
        #expect(told.contains("release code"))
        #expect(told.contains("an alert did not reach staff"))
        #expect(told.contains("has still not reached staff"))
        #expect(told.contains("b.json:1:2: error:"))
    }

    @Test func whyItCannotBeginIsSaidAtOnce() throws {
        let session = try KioskSession("--questionnaires", "nowhere", errorsApart: false)
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.printed.contains("nowhere: there is no such folder"))
        #expect(session.terminal.isCooked)
    }

    /// The file is broken behind what its cover shows, so that the welcome page stands already.
    @Test func aVisitAloneWithNothingToShowEndsAndSaysWhy() throws {
        let session = try KioskSession(
            command: "visit",
            questionnaire: "{\"resourceType\": \"Questionnaire\", \"title\": \"One\"}]",
            errorsApart: false
        )
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.printed.contains("two.json:1:50: error:"))
        #expect(session.terminal.printed.contains("Mend the errors above"))
        #expect(session.terminal.isCooked)
    }
}
