import Foundation
import TerminalTesting
import Testing

/// The main job from end to end: kiosk, visit, welcome, menu, reading, questions, a request on the disk, and the welcome again.
struct WholeVisitTests {
    private static let contact = [
        "consent": "agree", "age": "18-64", "safety.now": "no", "safety.danger": "false",
        "safety.month": "no", "safety.recent": "no", "request.wanted": "yes",
        "contact.name": "Quokka Name", "contact.by": "text", "contact.phone": "555-010-0199",
        "contact.access": "ramp", "contact.language": "1",
    ]
    private static let full = contact.merging([
        "path": "full", "signs.event": "yes", "signs.relive": "true", "signs.avoid": "true",
        "signs.mood": "true", "signs.guard": "true", "signs.life": "true", "signs.since": "1mplus",
        "care.dx": "yes", "care.tried": "talk medicine", "care.team": "therapist pcp",
        "health.bp": "no", "health.heart": "none", "health.mind": "none", "health.pregnant": "no",
        "health.substance": "no", "health.other": "none", "health.allergy": "no",
        "health.meds": "none", "reason": "ptsd",
    ]) { $1 }

    /// The welcome page, the menu, and what is chosen there.
    private func choose(_ number: Int, in session: KioskSession) throws {
        try session.step("Press Enter to start.", "\r")
        try session.step("What would you like to do?", "")
        session.terminal.type("\(number)\r")
    }

    private func requestNumber(on screen: String) throws -> String {
        let text = screen.split { $0.isWhitespace }.joined(separator: " ")
        let start = try #require(text.range(of: "Request number")).upperBound
        return String(text[start...].filter { $0 != " " }.prefix(7))
    }

    /// The one request on the disk, as the screen named it: its mode, its characters and its content.
    private func request(in session: KioskSession, number: String) throws -> String {
        let files = try session.requests()
        #expect(files.count == 1)
        let file = try #require(files.first)
        let code = number.filter { $0 != "-" }
        #expect(file.hasSuffix("-\(code).json"), "\(file) is not \(number)")
        let attributes = try FileManager.default.attributesOfItem(atPath: file)
        #expect(attributes[.posixPermissions] as? Int == 0o640)
        let bytes = try Data(contentsOf: URL(fileURLWithPath: file))
        #expect(bytes.allSatisfy { $0 == 0x0A || (0x20...0x7E).contains($0) })
        let bundle = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        #expect(bundle?["resourceType"] as? String == "Bundle")
        #expect(bundle?["type"] as? String == "transaction")
        return String(decoding: bytes, as: UTF8.self)
    }

    /// From the page with the number back to a welcome page that shows nothing of the visit.
    private func finish(_ session: KioskSession) throws {
        session.terminal.type("q\r")
        try session.step("Press Enter to start.", "")
        #expect(!session.screen.contains("Quokka"))
        #expect(!session.screen.contains("Request number"))
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func fromTheReadingToARequest(columns: Int, rows: Int) throws {
        let session = try KioskSession(questionnaire: nil, columns: columns, rows: rows)
        let visitor = try ShippedAnswers(Self.full)
        try choose(1, in: session)
        let (_, read) = try visitor.walk(session, until: "What would you like to do next?")
        #expect(read.isEmpty)
        session.terminal.type("1\r")
        let (_, asked) = try visitor.walk(session, until: "Request number")
        #expect(asked.starts(with: ["consent", "path", "age", "safety.now"]))
        #expect(asked.contains("signs.since") && asked.contains("health.meds"))
        let text = try request(in: session, number: requestNumber(on: session.screen))
        for part in ["ServiceRequest", "QuestionnaireResponse", "Quokka Name", "\"consultation\""] {
            #expect(text.contains(part), "\(part)")
        }
        try finish(session)
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func theShortPath(columns: Int, rows: Int) throws {
        let session = try KioskSession(questionnaire: nil, columns: columns, rows: rows)
        let visitor = try ShippedAnswers(Self.contact.merging(["path": "short"]) { $1 })
        try choose(2, in: session)
        let (_, asked) = try visitor.walk(session, until: "Request number")
        #expect(!asked.contains { $0.hasPrefix("signs.") || $0.hasPrefix("health.") })
        #expect(asked.contains("contact.phone"))
        let text = try request(in: session, number: requestNumber(on: session.screen))
        #expect(text.contains("\"review\"") && text.contains("not-answered"))
        try finish(session)
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func stopAndErase(columns: Int, rows: Int) throws {
        let session = try KioskSession(questionnaire: nil, columns: columns, rows: rows)
        let visitor = try ShippedAnswers(Self.contact.merging(["path": "short"]) { $1 })
        try choose(2, in: session)
        let (_, asked) = try visitor.walk(session, until: "How should we reach you?")
        #expect(asked.contains("contact.name"))
        session.terminal.type("q\r")
        try session.step("Do you want to stop?", "1\r")
        try session.terminal.wait(for: "All is erased.")
        #expect(!session.screen.contains("Quokka"))
        try finish(session)
        #expect(try session.requests().isEmpty)
        #expect(try session.files(with: "Quokka").isEmpty)
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func aDangerThenTheReleaseCodeThenContactDetails(columns: Int, rows: Int) throws {
        let code = try TemporaryFolder()
        try "wombat-7\n".write(toFile: code.path + "/code", atomically: true, encoding: .utf8)
        let session = try KioskSession(
            "--alert-command",
            KioskSession.keepingCommand,
            "--release-code-file",
            code.path + "/code",
            questionnaire: nil,
            columns: columns,
            rows: rows
        )
        let urgent = ["path": "full", "safety.now": "yes", "request.urgent": "yes"]
        let visitor = try ShippedAnswers(Self.contact.merging(urgent) { $1 })
        try choose(2, in: session)
        let (_, asked) = try visitor.walk(session, until: "Please stay here.")
        #expect(asked.last == "safety.now")
        let called = try String(
            contentsOfFile: session.folder.path + "/called.json",
            encoding: .utf8
        )
        #expect(called.contains("\"safety-now\""))
        session.terminal.type("q\r1\r\u{3}\u{4}")
        session.terminal.pause(milliseconds: 200)
        session.terminal.type("\u{15}wombat-7\r")
        try session.terminal.wait(for: "Thank you for telling us")
        _ = try visitor.walk(session, until: "Request number")
        let text = try request(in: session, number: requestNumber(on: session.screen))
        #expect(text.contains("\"stat\"") && text.contains("safety-now"))
        try finish(session)
        #expect(try session.alertRecords().count == 1)
    }

    @Test(arguments: [(80, 24), (40, 12)])
    func aVisitorWhoGoesAway(columns: Int, rows: Int) throws {
        let session = try KioskSession(
            "--idle",
            "1.5",
            "--warning",
            "0.5",
            questionnaire: nil,
            columns: columns,
            rows: rows
        )
        let visitor = try ShippedAnswers(Self.contact.merging(["path": "short"]) { $1 })
        try choose(2, in: session)
        _ = try visitor.walk(session, until: "What name should we use?")
        session.terminal.type("Quokka")
        try session.terminal.wait(for: "Are you still there?")
        try session.terminal.wait(for: "All is erased.")
        // Nobody presses a key: the page goes by itself.
        try session.step("Press Enter to start.", "")
        #expect(!session.screen.contains("Quokka"))
        #expect(try session.files(with: "Quokka").isEmpty)
    }

    @Test(arguments: [(80, 24), (40, 12), (30, 8)])
    func aPersonFromTheWelcomePage(columns: Int, rows: Int) throws {
        let session = try KioskSession(
            "--alert-command",
            KioskSession.keepingCommand,
            questionnaire: nil,
            columns: columns,
            rows: rows
        )
        // On a terminal too small for a visit, too, where only this is left to do.
        try session.step(columns < 40 ? "too small" : "Press Enter to start.", "h\r")
        try session.terminal.wait(for: "We called someone")
        let records = try session.alertRecords()
        #expect(records.count == 1 && records[0].contains("person-wanted"))
    }
}
