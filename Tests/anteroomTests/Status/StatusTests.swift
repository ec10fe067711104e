import ConsultationRequests
import FHIRModel
import Foundation
import StaffPages
import TerminalTesting
import Testing

@testable import anteroom

/// `anteroom status`: what is wrong stands there with its remedy, and the exit code is what monitors know.
struct StatusTests {
    private struct Kiosk {
        let folder: TemporaryFolder
        var path: String { folder.path + "/kiosk.conf" }
        var requests: String { folder.path + "/Requests" }

        init(_ lines: String = "alert-command = true") throws {
            folder = try TemporaryFolder()
            try folder.makeFolder("Requests")
            try folder.makeFolder("Questionnaires")
            for name in ["1-learn.json", "3-services.json"] {
                try FileManager.default.copyItem(
                    atPath: "\(Program.questionnaires)/\(name)",
                    toPath: "\(folder.path)/Questionnaires/\(name)"
                )
            }
            let text = """
                questionnaires = \(folder.path)/Questionnaires
                requests = \(folder.path)/Requests
                \(lines)

                """
            try folder.write(text, to: "kiosk.conf")
        }

        func row(_ name: String) throws -> KioskStatus.Row {
            let rows = StatusReport(settings: path).status.rows
            return try #require(rows.first { $0.name == name })
        }

        func program(_ options: String...) throws -> Program {
            try Program(["status", "--settings", path] + options)
        }
    }

    @Test func aPageSaysWhatIsWellAndWhatIsNotSetUp() throws {
        let kiosk = try Kiosk()
        let trail = AuditTrail(folder: kiosk.requests, station: "Window 2")
        try trail.record(.started)
        try trail.record(.visitBegun)
        #expect(try kiosk.row("settings").level == .ok)
        #expect(
            try kiosk.row("questionnaires").lines == ["2 shown to visitors, 2 as a demonstration"]
        )
        #expect(try kiosk.row("visits").lines.first?.hasPrefix("the last began 20") == true)
        #expect(try kiosk.row("alerts").level == .ok)
        #expect(try kiosk.row("sealing").level == nil)
        #expect(try kiosk.row("desk").state == "not set up")
        let run = try kiosk.program()
        #expect(run.output.hasPrefix("anteroom \(ProgramVersion.text), "))
        #expect(run.output.contains("\nok          settings        \(kiosk.path)\n"))
        #expect(run.output.contains("\nnot set up  sealing "))
    }

    @Test func anAlertThatNobodyGotIsCriticalUntilItIsMarked() throws {
        let kiosk = try Kiosk()
        var station = RequestStation("Window 2", folder: kiosk.requests)
        try station.makeFolders()
        let alert = station.callStaff(code: "person-wanted").alert
        let row = try kiosk.row("alerts")
        #expect(row.level == .critical)
        #expect(row.lines.last?.hasPrefix("\(alert.number.spoken) at Window 2, 20") == true)
        #expect(row.lines.last?.contains(": there is no alert-command; on no screen") == true)
        #expect(try kiosk.program().status == 2)
        try Acknowledgements(folder: kiosk.requests).acknowledge(alert.number, initials: "AB")
        #expect(try kiosk.row("alerts").level == .ok)
    }

    @Test func howTheAlertCommandFaredTheLastTimeIsSaid() throws {
        #expect(try Kiosk("").row("calling staff").level == .warning)
        let kiosk = try Kiosk()
        #expect(try kiosk.row("calling staff").level == .ok)
        for (command, level) in [("exit 22", KioskStatus.Level.critical), ("true", .ok)] {
            var station = RequestStation(
                "Window 2",
                folder: kiosk.requests,
                alertCommand: AlertCommand(command)
            )
            try station.makeFolders()
            _ = station.callStaff(code: "person-wanted")
            #expect(try kiosk.row("calling staff").level == level)
        }
        try kiosk.folder.remove("Requests/audit.jsonl")
        try kiosk.folder.makeFolder("Requests/audit.jsonl")
        #expect(try kiosk.row("calling staff").level == .warning)
        #expect(try kiosk.row("audit trail").level == .critical)
    }

    @Test func aQuestionnaireThatIsKeptFromVisitorsIsNamedWithTheReason() throws {
        let kiosk = try Kiosk()
        try kiosk.folder.write("{\"resourceType\": \"Patient\"}", to: "Questionnaires/9-wrong.json")
        let row = try kiosk.row("questionnaires")
        #expect(row.level == .warning)
        #expect(row.lines.first == "2 shown to visitors, 2 as a demonstration; kept from them:")
        #expect(
            row.lines.last?.contains("9-wrong.json:1:1: error: a Patient is not a Questionnaire")
                == true
        )
        for name in ["1-learn.json", "3-services.json"] {
            try kiosk.folder.remove("Questionnaires/\(name)")
        }
        #expect(try kiosk.row("questionnaires").level == .critical)
    }

    @Test func whatIsWrongWithTheSettingsIsCriticalWithItsLine() throws {
        let kiosk = try Kiosk("staton = x")
        let row = try kiosk.row("settings")
        #expect(row.level == .critical)
        #expect(row.lines.first?.hasPrefix("\(kiosk.path):3: Unknown option 'staton'.") == true)
        #expect(try kiosk.program().status == 2)
    }

    @Test func aFolderOfRequestsThatIsGoneIsCritical() throws {
        let kiosk = try Kiosk()
        try FileManager.default.removeItem(atPath: kiosk.requests)
        #expect(try kiosk.row("disk").level == .critical)
        #expect(try kiosk.row("disk").lines.first?.contains("No such file or directory") == true)
    }

    @Test func monitorsGetTheSameAsJSON() throws {
        let kiosk = try Kiosk()
        let run = try kiosk.program("--format", "json")
        let tree = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
        #expect(tree?["program"] as? String == "anteroom \(ProgramVersion.text)")
        let rows = try #require(tree?["rows"] as? [[String: Any]])
        let states = rows.compactMap { $0["state"] as? String }
        #expect(states.count == rows.count && rows.count >= 14)
        let worst = states.contains("critical") ? 2 : states.contains("warning") ? 1 : 0
        #expect(run.status == Int32(worst))
        #expect(tree?["status"] as? String == ["ok", "warning", "critical"][worst])
    }

    @Test func nothingOfAVisitorIsInIt() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        for options in [[], ["--format", "json"]] {
            let run = try Program(["status"] + options, in: staff.folder.path)
            #expect(!run.output.contains(stored.number.spoken))
            #expect(!run.output.contains(stored.number.description))
            for word in ["Alex", "Example", "555-0123"] {
                #expect(!run.output.contains(word), "\(word)")
            }
        }
    }

    @Test func theVerdictIsThatOfTheWorstRow() {
        let time = UTCTime(secondsSince1970: 1_795_443_307)
        var status = KioskStatus(
            program: "x 1",
            at: time,
            clock: .utc,
            rows: [.init("a", .ok, "fine")]
        )
        #expect(
            status.text == "x 1, 2026-11-23T14:15:07Z: ok\n\nok          a               fine\n"
        )
        status.rows.append(.init("b", nil, "unused"))
        #expect(status.level == .ok)
        status.rows.append(.init("c", .warning, "one", "two"))
        #expect(status.level == .warning)
        status.rows.insert(.init("d", .critical, "bad"), at: 0)
        #expect(status.level.rawValue == 2)
        let indented = String(repeating: " ", count: 28) + "two\n"
        #expect(status.text.hasSuffix("warning     c               one\n" + indented))
    }
}
