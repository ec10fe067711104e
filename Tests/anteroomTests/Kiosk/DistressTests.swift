import Foundation
import TerminalTesting
import Testing

/// Words of distress lead to the offer of a person, and are in no file, log or alert, nor on any later page.
struct DistressTests {
    private let canary = "quokka"

    private func expectNoTrace(in session: KioskSession) throws {
        #expect(try session.files(with: canary) == [])
        #expect(try session.files(with: "suicid") == [])
        #expect(!session.terminal.errorText.contains(canary))
        #expect(!session.screen.contains(canary))
    }

    @Test func whatWasTypedStaysNowhere() throws {
        let session = try KioskSession("--alert-command", KioskSession.keepingCommand)
        try session.step("Press Enter to start.", "suicidal \(canary)\r")
        try session.step("Shall we call someone to you now?", "2\r")
        try session.step("Press Enter to start.", "\r")
        try session.step("Two questions", "i want to die \(canary)\r")
        try session.step("Shall we call someone to you now?", "no\r")
        try session.step("Two questions", "1\r")
        try session.step("first word?", "kill myself \(canary)\r")
        try session.step("It is my answer", "1\r")
        try session.terminal.wait(for: "We called someone for you.")
        try expectNoTrace(in: session)
        let records = try session.alertRecords()
        #expect(records.count == 1 && records[0].contains("person-wanted"))
        let called = session.folder.path + "/called.json"
        #expect(try String(contentsOfFile: called, encoding: .utf8).contains("person-wanted"))
        try session.step("Press Enter if you want to go on", "\r")
        try session.step("first word?", "q\r")
        try session.step("I want to stop", "1\r")
        try session.step("Do you want to stop?", "1\r")
        try session.terminal.wait(for: "Your answers are erased.")
        try expectNoTrace(in: session)
    }

    @Test func whoCalledSeesWhenTheDeskAnswered() throws {
        let session = try KioskSession("--alert-command", KioskSession.keepingCommand)
        try session.step("Press Enter to start.", "h\r")
        try session.step("We called someone for you.", "h\r")
        try session.step("It called again", "")
        let records = try session.alertRecords()
        #expect(records.count == 1)
        let object = try JSONSerialization.jsonObject(with: Data(records[0].utf8))
        let record = try #require(object as? [String: String])
        let number = try #require(record["alert"])
        #expect(record["visit"]?.count == 16 && record["priority"] == "stat")
        let staff = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["requests", "ack", number, "--initials", "AB"]
                + ["--requests", session.folder.path + "/Requests"]
        )
        #expect(try staff.waitForExit() == 0, "\(staff.text) \(staff.errorText)")
        // Nobody presses a key.
        try session.terminal.wait(for: "The front desk answered at")
    }

    @Test func aFolderOfRequestsThatIsSwappedForALinkIsNotFollowed() throws {
        let session = try KioskSession("--alert-command", "exit 1")
        try session.begin()
        let requests = session.folder.path + "/Requests"
        let elsewhere = session.folder.path + "/elsewhere"
        let files = FileManager.default
        try files.createDirectory(atPath: elsewhere, withIntermediateDirectories: false)
        try files.moveItem(atPath: requests, toPath: requests + ".old")
        try files.createSymbolicLink(atPath: requests, withDestinationPath: elsewhere)
        try session.step("first word?", "one\r")
        try session.step("second word?", "two\r")
        try session.answerClosingQuestions(name: "Pat")
        try session.step("Send my request", "yes\r")
        try session.terminal.wait(for: "not sent yet")
        #expect(try files.contentsOfDirectory(atPath: elsewhere) == [])
    }
}
