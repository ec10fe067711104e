import Foundation
import TerminalTesting
import Testing

/// Staff change the folder of questionnaires while the kiosk runs.
struct FolderChangeTests {
    private static func questionnaire(_ title: String) -> String {
        """
        {"resourceType": "Questionnaire", "url": "http://example.org/Questionnaire/two", "title": "\(title)",
         "status": "draft", "item": [
          {"linkId": "one", "text": "What is your first word?", "type": "string"},
          {"linkId": "two", "text": "What is your second word?", "type": "string"}]}
        """
    }

    private func write(_ text: String, to name: String, of session: KioskSession) throws {
        let path = session.folder.path + "/Questionnaires/" + name
        // Over the old bytes, as an editor or cp does it, not by a rename.
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: [])
    }

    private func codes(_ session: KioskSession) throws -> [String] {
        try session.alertRecords().filter { $0.contains("questionnaire-broken") }
    }

    @Test func aNewVersionIsOnTheMenuOfTheVisitorWhoComesNext() throws {
        let session = try KioskSession()
        try session.waitForPage("Press Enter to start.")
        try write(Self.questionnaire("Newer words"), to: "two.json", of: session)
        // The kiosk waits at the same screen, which is drawn anew for the new file.
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\r")
        try session.terminal.wait(for: "Newer words")
        #expect(session.terminal.errorLines.count == 1, "\(session.terminal.errorText)")
    }

    @Test func aVisitorKeepsTheQuestionnairesTheyBeganWith() throws {
        let session = try KioskSession()
        try session.begin()
        try write(Self.questionnaire("Newer words"), to: "two.json", of: session)
        session.terminal.pause(milliseconds: 2_500)
        try session.step("first word?", "word\r")
        try session.step("second word?", "word\r")
        try session.step("May our staff", "2\r")
        try session.waitForPrompt()
        session.terminal.type("\r")
        try session.step("Press Enter to start.", "\r")
        try session.terminal.wait(for: "Newer words")
    }

    @Test func filesComeAndGoWithoutARestart() throws {
        let session = try KioskSession()
        try session.waitForPage("Press Enter to start.")
        let folder = session.folder.path + "/Questionnaires"
        try Self.questionnaire("Another").write(
            toFile: session.folder.path + "/another",
            atomically: false,
            encoding: .utf8
        )
        try FileManager.default.moveItem(
            atPath: session.folder.path + "/another",
            toPath: folder + "/another.json"
        )
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\r")
        try session.terminal.wait(for: "Another")
        try session.waitForPage("Two questions")
        try FileManager.default.removeItem(atPath: folder + "/another.json")
        session.terminal.type("b\r")
        try session.step("Press Enter to start.", "q\r")
        try session.step("Yes, stop and erase", "1\r")
        session.terminal.type(" ")
        try session.step("Press Enter to start.", "\r")
        try session.terminal.wait(for: "Two questions")
    }

    @Test func aBrokenReplacementIsSaidOnceAndTheLastGoodOneStays() throws {
        let session = try KioskSession("--alert-command", KioskSession.keepingCommand)
        try session.terminal.wait(for: "Press Enter to start.")
        let broken = Self.questionnaire("Newer words").dropLast(3)
        try write(String(broken), to: "two.json", of: session)
        // The release code, the fault, and what is done about it.
        try session.terminal.waitForErrors(lines: 3)
        #expect(session.terminal.errorLines[1].contains("/two.json:4:"))
        #expect(session.terminal.errorLines[1].contains("error: "))
        #expect(session.terminal.errorLines[2].contains("the last good version stays in use"))
        // Two visits later it is still said once.
        session.terminal.type("\r")
        for _ in 1...2 {
            try session.step("Two questions", "2\r")
            try session.waitForPrompt()
            session.terminal.type("\r")
            try session.step("Press Enter to start.", "\r")
        }
        session.terminal.pause(milliseconds: 1_500)
        #expect(session.terminal.errorLines.count == 3, "\(session.terminal.errorText)")
        let alerts = try codes(session)
        #expect(alerts.count == 1)
        #expect(alerts.first?.contains("word") == false)
        let called = try String(
            contentsOfFile: session.folder.path + "/called.json",
            encoding: .utf8
        )
        #expect(called.contains("questionnaire-broken"))
        try write(Self.questionnaire("Mended words"), to: "two.json", of: session)
        try session.step("Two questions", "2\r")
        try session.waitForPrompt()
        session.terminal.type("\r")
        try session.step("Press Enter to start.", "\r")
        try session.terminal.wait(for: "Mended words")
        #expect(try codes(session).count == 1)
    }

    @Test func aFileThatIsStillBeingCopiedIsNeverPutBeforeAVisitor() throws {
        let session = try KioskSession()
        try session.waitForPage("Press Enter to start.")
        let text = Data(Self.questionnaire("Newer words").utf8)
        let path = session.folder.path + "/Questionnaires/two.json"
        let copy = try #require(FileHandle(forWritingAtPath: path))
        try copy.truncate(atOffset: 0)
        for byte in text {
            try copy.write(contentsOf: [byte])
            if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ",") {
                session.terminal.pause(milliseconds: 100)
            }
        }
        try copy.close()
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("\r")
        try session.terminal.wait(for: "Newer words")
        #expect(session.terminal.errorLines.count == 1, "\(session.terminal.errorText)")
    }

    @Test func aFileThatIsBrokenFromTheBeginningIsSaidAndTheOthersRun() throws {
        let session = try KioskSession("--questionnaires", "Given")
        #expect(try session.terminal.waitForExit() == 78)
        let folder = session.folder.path + "/Questionnaires"
        try write("{", to: "three.json", of: session)
        try write(Self.questionnaire("Broken behind its cover") + "]", to: "four.json", of: session)
        let second = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk", "--questionnaires", folder],
            directory: session.folder.path
        )
        try second.wait(for: "Press Enter to start.")
        try second.waitForErrors(lines: 5)
        second.pause(milliseconds: 300)
        #expect(second.errorText.contains("three.json:1:2: error:"))
        #expect(second.errorText.contains("it is not put before visitors"))
        // Said once: by the supervisor, not by the visit as well.
        let said = second.errorLines.filter { $0.contains("four.json:") && $0.contains("error:") }
        #expect(said.count == 1, "\(second.errorText)")
    }

    @Test func aFolderOfBrokenFilesEndsTheKioskAndSaysWhy() throws {
        let session = try KioskSession(questionnaire: "{\"resourceType\": \"Questionnaire\",}")
        #expect(try session.terminal.waitForExit() == 78)
        #expect(session.terminal.errorText.contains("two.json:1:33: error:"))
        #expect(session.terminal.errorText.contains("Mend the errors above"))
    }

    @Test func staffAreCalledBeforeAKioskWithoutAnythingToShowEnds() throws {
        let session = try KioskSession(
            "--alert-command",
            KioskSession.keepingCommand,
            questionnaire: Self.questionnaire("Broken words") + "]"
        )
        #expect(try session.terminal.waitForExit() == 78)
        let called = session.folder.path + "/called.json"
        #expect(
            try String(contentsOfFile: called, encoding: .utf8).contains("questionnaire-broken")
        )
        #expect(try codes(session).count == 1)
    }

    /// The condition would be passed over, and the question asked of everybody.
    @Test func aFileWithAMisspeltConditionIsNotTakenOver() throws {
        let session = try KioskSession()
        try session.terminal.wait(for: "Press Enter to start.")
        let condition = """
            "linkId": "two", "enableWen": [{"question": "one", "operator": "exists", "answerBoolean": true}]
            """
        let broken = Self.questionnaire("Newer words").replacing(
            "\"linkId\": \"two\"",
            with: condition
        )
        try write(broken, to: "two.json", of: session)
        try session.terminal.waitForErrors(lines: 3)
        #expect(session.terminal.errorLines[1].contains("did you mean 'enableWhen'?"))
        #expect(session.terminal.errorLines[2].contains("the last good version stays in use"))
        session.terminal.type("\r")
        try session.terminal.wait(for: "Two questions")
    }

    /// The file is broken behind what its cover shows, so that it is found broken while the welcome page stands.
    @Test func aVisitAloneSaysWhatIsBrokenWhenItIsOver() throws {
        let session = try KioskSession("--questionnaires", "Given")
        #expect(try session.terminal.waitForExit() == 78)
        let broken = Self.questionnaire("Broken words, and more of them") + "]"
        try write(broken, to: "three.json", of: session)
        let visit = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["visit", "--questionnaires", session.folder.path + "/Questionnaires"],
            directory: session.folder.path,
            errorsApart: false
        )
        try visit.waitForPage(oneOf: ["Press Enter to start."])
        visit.type("\r")
        try visit.wait(for: "Two questions")
        try visit.wait(for: "I am finished")
        #expect(!visit.text.contains("three.json"))
        try visit.waitForPage(oneOf: [""])
        visit.type("2\r")
        try visit.waitForPage(oneOf: [""])
        visit.type("\r")
        try visit.wait(for: "three.json:4:")
        #expect(try visit.waitForExit() == 0)
    }

    /// Nothing is handed to the visit, so that it lists what is wrong; staff are called all the same, and once an hour.
    @Test func aFolderOfWhatIsNoFileEndsTheKioskWhichSaysSoOnceAndCallsStaff() throws {
        let session = try KioskSession("--questionnaires", "Given")
        #expect(try session.terminal.waitForExit() == 78)
        let alerts = session.folder.path + "/Requests/alerts"
        #expect(!FileManager.default.fileExists(atPath: alerts), "a wrong option calls nobody")
        let folder = session.folder.path + "/Given/two.json"
        try FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true
        )
        for _ in 1...2 {
            let again = try TerminalSession(
                TerminalSession.product("anteroom"),
                ["kiosk", "--questionnaires", "Given"],
                directory: session.folder.path
            )
            #expect(try again.waitForExit() == 78)
            let said = again.errorLines.filter {
                $0.contains("two.json: error: this is not a file")
            }
            #expect(said.count == 1, "\(again.errorText)")
            #expect(again.errorText.contains("Mend the errors above"))
        }
        #expect(try codes(session).count == 1)
    }

    @Test func everyErrorOfEveryFileIsListedBeforeAKioskWithoutAnythingToShowEnds() throws {
        let session = try KioskSession("--questionnaires", "Given")
        #expect(try session.terminal.waitForExit() == 78)
        try write(Self.questionnaire("Broken words") + "]", to: "two.json", of: session)
        let other = Self.questionnaire("Other words").replacing("\"string\"", with: "\"strin\"")
        try write(other, to: "three.json", of: session)
        // Long enough that nobody seems to be writing them.
        session.terminal.pause(milliseconds: 700)
        let kiosk = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["kiosk"],
            directory: session.folder.path
        )
        #expect(try kiosk.waitForExit() == 78)
        for place in ["/three.json:3:", "/three.json:4:", "/two.json:4:"] {
            #expect(kiosk.errorText.contains(place), "\(kiosk.errorText)")
        }
        #expect(kiosk.errorText.contains("it is not put before visitors until it is mended"))
        #expect(kiosk.errorText.contains("Mend the errors above"))
        #expect(try codes(session).count == 1)
    }
}
