import Foundation
import TerminalTesting
import Testing

/// A known patient: staff give a code, the visitor types it, and what they send carries the number of their record.
@Suite struct CodedVisitTests {
    private let record = "quokka-4711"

    /// A kiosk with a folder of codes.
    private func kiosk(columns: Int = 80, rows: Int = 24) throws -> KioskSession {
        let session = try KioskSession(
            "--codes",
            "Codes",
            "--station",
            "Seat 4",
            "--record-system",
            "https://clinic.example/records",
            columns: columns,
            rows: rows
        )
        // It is made before the first code is typed, not before the kiosk starts.
        try FileManager.default.createDirectory(
            atPath: session.folder.path + "/Codes",
            withIntermediateDirectories: true
        )
        return session
    }

    /// What `anteroom codes` prints, in the folder of a kiosk.
    @discardableResult
    private func codes(
        _ session: KioskSession,
        _ arguments: [String],
        input: String = ""
    ) throws
        -> Program
    {
        try Program(
            ["codes"] + arguments + ["--codes", "Codes"],
            in: session.folder.path,
            input: input
        )
    }

    /// Gives a code for the short questionnaire; its eight digits.
    private func give(_ session: KioskSession, forms: String = "two") throws -> String {
        let program = try codes(
            session,
            ["new", "--forms", forms, "--initials", "AB", "--questionnaires", "Questionnaires"],
            input: record + "\n"
        )
        #expect(program.status == 0, "\(program.errors)")
        let line = program.output.split(separator: "\n").first { $0.hasPrefix("Code: ") }
        return try #require(line.map { String($0.dropFirst(6)) })
    }

    private func answerTheForm(_ session: KioskSession) throws {
        try session.step("first word?", "one\r")
        try session.step("second word?", "two\r")
        try session.step("May our staff", "1\r")
    }

    @Test func aCodedVisitCarriesTheRecordAndIsListed() throws {
        let session = try kiosk()
        let code = try give(session)
        try session.step("or type your code", code.replacingOccurrences(of: " ", with: "-") + "\r")
        try session.step("There is one form for you.", "\r")
        try answerTheForm(session)
        try session.waitForPage("Our staff have your answers")
        session.terminal.type("q\r")
        try session.waitForPage("or type your code")

        let request = try #require(try session.requests().first)
        let bundle = try #require(
            try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: request)))
                as? [String: Any]
        )
        let entries = bundle["entry"] as? [[String: Any]] ?? []
        let responses = entries.compactMap { $0["resource"] as? [String: Any] }
            .filter { $0["resourceType"] as? String == "QuestionnaireResponse" }
        #expect(!responses.isEmpty)
        for response in responses {
            let subject = response["subject"] as? [String: Any]
            let identifier = subject?["identifier"] as? [String: Any]
            #expect(subject?["type"] as? String == "Patient")
            #expect(identifier?["value"] as? String == record)
            #expect(identifier?["system"] as? String == "https://clinic.example/records")
        }
        let number = try Program(["requests", "list"], in: session.folder.path)
        #expect(number.output.contains("record \(record)"), "\(number.output)")
        let page = try Program(["requests", "show", request], in: session.folder.path)
        #expect(page.output.contains("\(record) (by the code that staff gave)"), "\(page.output)")
        let found = try Program(["requests", "list", "--search", "4711"], in: session.folder.path)
        #expect(found.output.contains(record))
        let list = try codes(session, ["list"])
        #expect(list.output.contains("1 of 1 sent"), "\(list.output)")
        #expect(list.output.contains("at Seat 4"))
        #expect(try Program(["requests", "verify"], in: session.folder.path).status == 0)

        // A second time it opens nothing, and nothing says why.
        session.terminal.type(code + "\r")
        try session.waitForPage("This code does not work here.")
    }

    /// The record number is a secret like an answer, and the code is one until it is used.
    @Test func neitherTheRecordNorTheCodeIsAnywhereElse() throws {
        let session = try kiosk()
        let code = try give(session)
        try session.step("or type your code", code + "\r")
        try session.step("There is one form for you.", "\r")
        try session.step("first word?", "one\r")
        for process in [session.terminal.processIdentifier, session.visit] {
            for name in ["cmdline", "environ"] {
                let content = try Data(contentsOf: URL(fileURLWithPath: "/proc/\(process)/\(name)"))
                #expect(content.range(of: Data("4711".utf8)) == nil, "in \(name)")
            }
        }
        try session.waitForPage("second word?")
        kill(session.visit, SIGKILL)
        try session.terminal.wait(for: "had to start again")
        session.terminal.type(" ")
        try session.waitForPage("or type your code")
        let folder = session.folder.path + "/Codes/"
        #expect(try session.files(with: "4711").allSatisfy { $0.hasPrefix(folder) })
        #expect(try session.files(with: code.filter { $0 != " " }).isEmpty)
        #expect(!session.terminal.errorText.contains("4711"))
        // Staff see that the visit has no end; the code is used up, and no answer is kept.
        #expect(try codes(session, ["list"]).output.contains("NO END YET, begun"))
        #expect(try session.requests().isEmpty)
        session.terminal.type(code + "\r")
        try session.waitForPage("This code does not work here.")
    }

    @Test func aVisitThatIsStoppedIsSeenByStaff() throws {
        let session = try kiosk()
        let code = try give(session, forms: "two,two")
        try session.step("or type your code", code + "\r")
        try session.step("There are 2 forms for you.", "\r")
        try answerTheForm(session)
        try session.step("There are 2 forms for you.", "\r")
        try session.step("first word?", "q\r")
        try session.step("What did you mean?", "1\r")
        try session.step("you typed for this form is erased", "1\r")
        try session.step("This form is erased.", "\r")
        try session.waitForPage("or type your code")
        let list = try codes(session, ["list"]).output
        #expect(list.contains("BROKEN OFF, begun") && list.contains("1 of 2 sent"), "\(list)")
        #expect(try session.requests().count == 1)
    }

    /// Five wrong codes pause a kiosk, also when each is typed in a visit of its own that then crashes.
    @Test func wrongCodesAreCountedAcrossVisitsAndCrashes() throws {
        let session = try kiosk()
        let right = try give(session)
        for number in 1...4 {
            try session.step("or type your code", "2222 222\(number + 1)\r")
            try session.waitForPage("This code does not work here.")
            // Every other visit crashes; a kiosk whose visits all crash would be out of order.
            if number.isMultiple(of: 2) {
                kill(session.visit, SIGKILL)
                try session.terminal.wait(for: "had to start again")
                session.terminal.type(" ")
            } else {
                session.terminal.type("q\r")
                try session.step("Do you want to stop?", "1\r")
                try session.step("All is erased.", "\r")
            }
        }
        try session.step("or type your code", "2222 2229\r")
        try session.waitForPage("takes no codes for a while")
        session.terminal.type("q\r")
        try session.step("Do you want to stop?", "1\r")
        try session.step("All is erased.", "\r")
        try session.step("or type your code", right + "\r")
        try session.waitForPage("takes no codes for a while")
        #expect(try codes(session, ["list"]).output.contains("waits until"))
        let trail = try String(
            contentsOfFile: session.folder.path + "/Requests/audit.jsonl",
            encoding: .utf8
        )
        #expect(trail.contains("codes-paused"))
    }

    @Test func aLineThatIsNoCodeIsNotCounted() throws {
        let session = try kiosk()
        let code = try give(session)
        try session.step("or type your code", "4729 33\r")
        for _ in 0..<7 { try session.step("A code has 8 numbers", "1234\r") }
        try session.step("A code has 8 numbers", code + "\r")
        try session.waitForPage("There is one form for you.")
    }

    /// A form that the kiosk does not show any more is a page, and the code stays good.
    @Test func aFormThatIsGoneIsSaidPlainly() throws {
        let session = try kiosk(columns: 40, rows: 12)
        try session.folder.write(
            #"{"resourceType":"Questionnaire","id":"gone","status":"draft","title":"Gone","item":[{"linkId":"a","type":"string","text":"A?"}]}"#,
            to: "Questionnaires/gone.json"
        )
        let code = try give(session, forms: "gone")
        try FileManager.default.removeItem(
            atPath: session.folder.path + "/Questionnaires/gone.json"
        )
        // The kiosk takes the folder as it is now before the next visitor comes.
        sleep(3)
        try session.step("or type your", code + "\r")
        try session.step("Please go to the front desk.", "\r")
        try session.waitForPage("I have a code")
        #expect(try codes(session, ["list"]).output.contains("waits until"))
    }

    @Test func withoutAFolderOfCodesNobodyIsAskedForOne() throws {
        let session = try KioskSession()
        try session.waitForPage("Press Enter to start.")
        session.terminal.type("47293386\r")
        try session.waitForPage("Two questions")
        #expect(!session.screen.contains("code"))
    }

    // MARK: The command line

    @Test func aCodeIsTakenBackOnce() throws {
        let session = try kiosk()
        let code = try give(session)
        let list = try codes(session, ["list"]).output
        let row = try #require(list.split(separator: "\n").first { $0.contains(record) })
        let number = try #require(row.split(separator: " ").first.map(String.init))
        #expect(try codes(session, ["withdraw", number, "--initials", "CD"]).status == 0)
        #expect(try codes(session, ["withdraw", number, "--initials", "CD"]).status == 73)
        #expect(try codes(session, ["withdraw", "7F3-KQ2", "--initials", "CD"]).status == 66)
        #expect(try codes(session, ["list"]).output.contains("by CD"))
        try session.step("or type your code", code + "\r")
        try session.waitForPage("This code does not work here.")
    }

    @Test(arguments: [
        (["new", "--record", "4711", "--forms", "nosuch"], 66, "there are two"),
        (["new", "--record", " ", "--forms", "two"], 64, "1 to 64 characters"),
        (["new", "--record", "4711", "--forms", "two", "--hours", "169"], 64, "1 to 168"),
        (["new", "--record", "4711", "--forms", ","], 64, "1 to 20 forms"),
    ])
    func whatCannotBeGivenIsSaid(arguments: [String], status: Int, words: String) throws {
        let session = try kiosk()
        let own = arguments + ["--questionnaires", "Questionnaires"]
        let program = try codes(session, own)
        #expect(Int(program.status) == status)
        #expect(program.errors.contains(words), "\(program.errors)")
        #expect(!program.errors.contains("4711"))
    }
}
