import ConsultationRequests
import Foundation
import RequestTesting
import TerminalTesting
import Testing

@testable import anteroom

/// What a front desk does on a command line: who calls, who waits, what was done, by whom.
@Suite("The front desk on a command line") struct FrontDeskTests {
    @Test func callsStandFirstUntilSomebodyTookThem() throws {
        let staff = try StaffFolder()
        try staff.put(SampleRequest(priority: "stat"), StaffFolder.number(minutesAgo: 1, 1))
        let call = try staff.call()
        let list = try staff.run("list")
        #expect(list.status == 0)
        #expect(list.lines[0] == "CALLS: 1 WAITS FOR SOMEBODY")
        #expect(list.lines[2].hasPrefix("\(call.spoken)  0 min  seat 4   safety-now  NOBODY YET"))
        #expect(list.lines[4].hasPrefix("URGENT"))
        let taken = try staff.run("mark", call.spoken, "taken", "--initials", "AB")
        #expect(taken.text == "\(call.spoken) taken by AB\n")
        let after = try staff.run("list")
        #expect(after.lines[0] == "CALLS")
        #expect(after.lines[2].contains("taken by AB 20"))
        let alerts = AlertStore(folder: staff.requests, station: "seat 4", command: nil)
        #expect(try alerts.unacknowledged().isEmpty, "it is not sent again")
        #expect(
            try staff.run(
                "mark",
                call.spoken,
                "closed",
                "--initials",
                "AB",
                "--note",
                "Spoke with them"
            )
            .status == 0
        )
        #expect(try staff.run("list").lines[0].hasPrefix("PRIORITY"))
        #expect(try staff.run("verify").status == 0)
    }

    @Test func aRequestGoesItsWayAndItsPageTellsIt() throws {
        let staff = try StaffFolder()
        let number = try staff.put()
        #expect(!(try staff.run("show", "7F3-KQ2").text.contains("DONE SO FAR")))
        for (event, note) in [
            ("called", "No answer, again at five"), ("handed-on", ""), ("done", ""),
        ] {
            let extra = note.isEmpty ? [] : ["--note", note]
            let run = try ProgramRun.anteroom(
                [
                    "requests", "mark", number, event, "--initials", "CD", "--requests",
                    staff.requests,
                ] + extra
            )
            #expect(run.status == 0, "\(run.errors)")
        }
        #expect(try staff.run("list").text.contains("done by CD 20"))
        let page = try staff.run("show", "7F3-KQ2").text
        let done = page.components(separatedBy: "DONE SO FAR\n").last?.split(separator: "\n") ?? []
        #expect(done.count == 4)
        #expect(done[0].hasPrefix("  seen by CD 20") && done[2].hasPrefix("  handed on by CD 20"))
        #expect(done[1].hasSuffix(": No answer, again at five"))
        #expect(try staff.run("list", "--unseen").text == "No requests match\n")
        #expect(try staff.run("mark", number, "reopened", "--initials", "EF").status == 0)
        #expect(try staff.run("list", "--unseen").text.contains("reopened by EF 20"))
    }

    @Test func aMarkThatDoesNotFitIsRefused() throws {
        let staff = try StaffFolder()
        let number = try staff.put()
        let call = try staff.call()
        for arguments in [
            [number, "taken"], [number, "closed"], [call.spoken, "called"], [number, "viewed"],
            [number, "shown"], [number, "eaten"], [number, "note"],
        ] {
            let run = try staff.run("mark", arguments[0], arguments[1], "--initials", "AB")
            #expect(run.status == 64, "\(arguments)")
        }
        #expect(try staff.run("mark", number, "seen").status == 64)
        #expect(try staff.run("mark", "000-000", "seen", "--initials", "AB").status == 66)
        #expect(try Marks(folder: staff.requests).all().isEmpty)
    }

    /// Arguments are seen by every user of a machine.
    @Test func aNoteIsReadFromStandardInputToo() throws {
        let staff = try StaffFolder()
        try staff.put()
        let run = try ProgramRun(
            TerminalSession.product("anteroom"),
            [
                "requests", "mark", "7F3-KQ2", "note", "--initials", "AB", "--note", "-",
                "--requests", staff.requests,
            ],
            input: Array("Prefers mornings\n".utf8)
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.text.contains("mornings"))
        #expect(try Marks(folder: staff.requests).all().map(\.note.text) == ["Prefers mornings"])
    }

    @Test(.enabled(if: AgeTool.isPresent, "\(AgeTool.absence)"))
    func inASealedFolderANoteIsSealedOrRefused() throws {
        let staff = try StaffFolder()
        let identity = "\(staff.folder.path)/clinic.key"
        let stored = try staff.send(sealing: Sealing(recipients: [AgeTool.makeKey(at: identity)]))
        let mark = ["mark", stored.number.spoken, "called", "--initials", "AB"]
        func run(_ arguments: [String]) throws -> ProgramRun {
            try ProgramRun.anteroom(["requests"] + arguments + ["--requests", staff.requests])
        }
        let refused = try run(mark + ["--note", "the canary sings"])
        #expect(refused.status == 64 && refused.errors.contains("--identity"))
        #expect(try Marks(folder: staff.requests).all().isEmpty)
        #expect(try run(mark).status == 0)
        #expect(try run(mark + ["--note", "the canary sings", "--identity", identity]).status == 0)
        #expect(staff.folder.files(with: "canary").isEmpty)
        #expect(
            try run(["show", stored.number.spoken, "--identity", identity]).text.contains(
                "the canary sings"
            )
        )
        #expect(
            try run(["list", "--identity", identity, "--search", "alex"]).text.contains(
                stored.number.spoken
            )
        )
        #expect(try run(["list"]).text.contains("called by AB"))
    }

    @Test func severalFoldersStandInOneListAndNumbersMayRepeat() throws {
        let (one, other) = (try StaffFolder(), try StaffFolder())
        try one.put(SampleRequest(priority: "routine"), "20261123T081407Z-000001")
        try other.put(SampleRequest(priority: "stat"), "20261123T081407Z-000001")
        func run(_ arguments: String...) throws -> ProgramRun {
            try ProgramRun.anteroom(
                ["requests"] + arguments + [
                    "--requests", "north=\(one.requests)", "--requests", "south=\(other.requests)",
                ]
            )
        }
        let list = try run("list")
        #expect(list.lines[0].hasPrefix("FOLDER  PRIORITY"))
        #expect(
            list.lines[1].hasPrefix("south   URGENT") && list.lines[2].hasPrefix("north   routine")
        )
        let both = try run("mark", "000-001", "seen", "--initials", "AB")
        #expect(
            both.status == 64 && both.errors.contains("north: 20261123T081407Z-000001 or south: ")
        )
        #expect(try one.run("mark", "000-001", "seen", "--initials", "AB").status == 0)
        #expect(try run("list", "--unseen").lines.count == 2)
        #expect(try run("verify").lines.count == 4 + 2)
    }

    @Test func theFolderIsFound() throws {
        let installed = "/var/lib/anteroom/Requests"
        func place(_ variable: String?, _ isInstalled: Bool) -> String {
            RequestFolderOptions.place(variable: variable) { $0 == installed && isInstalled }
        }
        #expect(place("/srv/x", true) == "/srv/x")
        #expect(place(nil, true) == installed && place("", true) == installed)
        #expect(place(nil, false) == "Requests")
        let staff = try StaffFolder()
        try staff.put()
        var environment = TerminalSession.environment()
        environment["ANTEROOM_REQUESTS"] = staff.requests
        let run = try ProgramRun.anteroom(["requests"], environment: environment, directory: "/")
        #expect(run.text.contains("7F3-KQ2"))
    }

    @Test func theListToCallBackOpensInASpreadsheetAndRunsNothing() throws {
        let staff = try StaffFolder()
        var request = SampleRequest(priority: "asap")
        request.name = #"=HYPERLINK(\"http://x\",\"a\")\"\u0301,;"#
        try staff.put(request, "20261123T081407Z-000001")
        for (place, name) in ["+1 555", "@SUM(A1)", "\\t=1", "-2", "\\uFF1D1"].enumerated() {
            request.name = name
            try staff.put(request, "20261123T081407Z-00000\(place + 2)")
        }
        request.name = "Done Already"
        let done = try staff.put(request, "20261123T081407Z-00000A")
        #expect(try staff.run("mark", done, "done", "--initials", "AB").status == 0)
        let run = try staff.run("export", "--format", "csv")
        #expect(run.status == 0, "\(run.errors)")
        let lines = run.text.components(separatedBy: "\r\n")
        #expect(
            lines.first
                == "\u{FEFF}\"Number\",\"Priority\",\"Name\",\"Reach\",\"Language\",\"Made\",\"Station\",\"State\",\"By\",\"Note\""
        )
        #expect(lines.count == 1 + 6 + 1, "\(run.text)")
        #expect(lines[1].contains(#","'=HYPERLINK(""http://x"",""a"")""# + "\"\u{301},;\","))
        let fields = lines.dropFirst().dropLast().flatMap {
            $0.dropFirst().dropLast().components(separatedBy: "\",\"")
        }
        #expect(
            fields.allSatisfy { field in !"=+-@".contains(field.first { !$0.isWhitespace } ?? "x") }
        )
        #expect(try staff.run("export", "7F3-KQ2", "--format", "csv").status == 64)
        #expect(try staff.run("export").status == 64)
    }

    /// Names of quotes and marks that combine, right-to-left, tags and five hundred characters, wherever a name may stand.
    @Test(arguments: [
        #"\"\u0301 onfocus=alert(1)"#, #"\u202eevil\u2066\u05d0\u05d1"#, "<b>tag</b>",
        String(repeating: "W", count: 500),
        String(repeating: #"e\u0301\u0301\u0301\u0301"#, count: 200),
        #"\u001b[2J\u009b\u0007"#,
    ])
    func aHostileNameHarmsNoOutput(_ name: String) throws {
        let staff = try StaffFolder()
        var request = SampleRequest.review
        request.name = name
        try staff.put(request)
        let note = "<i>\u{1B}[2J\"\u{301}\u{202E}"
        #expect(
            try staff.run("mark", "7F3-KQ2", "note", "--initials", "AB", "--note", note).status == 0
        )
        let list = try staff.run("list")
        #expect(list.status == 0 && StaffFolder.isSafe(list.text))
        #expect(list.lines.allSatisfy { $0.count < 110 })
        #expect(StaffFolder.isSafe(try staff.run("show", "7F3-KQ2").text))
        let csv = try staff.run("export", "--format", "csv").text
        #expect(
            StaffFolder.isSafe(csv.replacing("\r\n", with: "\n").replacing("\u{FEFF}", with: ""))
        )
        let html = try staff.run("export", "7F3-KQ2").text
        #expect(!html.contains("<b>tag") && html.components(separatedBy: "<script").count == 1)
    }

    @Test func watchRingsForACallUntilItIsTaken() throws {
        let staff = try StaffFolder()
        try staff.put()
        let session = try TerminalSession(
            TerminalSession.product("anteroom"),
            ["requests", "watch", "--requests", staff.requests],
            columns: 100
        )
        try session.wait(for: "Alex Example")
        #expect(!session.output.contains(0x07))
        let call = try staff.call()
        try session.wait(for: "1 WAITS FOR SOMEBODY")
        try session.wait(for: "\u{07}")
        #expect(try staff.run("mark", call.spoken, "taken", "--initials", "AB").status == 0)
        try session.wait(for: "taken by AB")
        try staff.put(SampleRequest(priority: "stat"), "20261123T081407Z-000001")
        try session.wait(for: "URGENT")
        try FileManager.default.moveItem(atPath: staff.requests, toPath: staff.requests + "-gone")
        try session.wait(for: "CANNOT BE READ")
        try FileManager.default.moveItem(atPath: staff.requests + "-gone", toPath: staff.requests)
        session.forgetOutput()
        try session.wait(for: "URGENT")
        session.signal(SIGINT)
        #expect(try session.waitForExit() == -SIGINT)
        let piped = try staff.run("watch")
        #expect(piped.status == 64 && piped.errors.contains("requests list"))
    }

    /// The commands of the page for the front desk do what it says.
    @Test func theCommandsOfThePageForTheDeskWork() throws {
        let page = try String(
            contentsOfFile: ShippedAnswers.package + "/Documentation/FrontDesk.md",
            encoding: .utf8
        )
        let parts = page.components(separatedBy: "<!-- work at the desk -->\n```sh\n")
        let commands = try #require(parts.last?.components(separatedBy: "\n```").first)
        #expect(parts.count == 2 && commands.split(separator: "\n").count == 4)
        let staff = try StaffFolder()
        try staff.put()
        try staff.folder.makeFolder("bin")
        try FileManager.default.createSymbolicLink(
            atPath: "\(staff.folder.path)/bin/anteroom",
            withDestinationPath: TerminalSession.product("anteroom")
        )
        let run = try ProgramRun(
            "/bin/bash",
            ["-euo", "pipefail", "-c", commands],
            environment: ["PATH": "\(staff.folder.path)/bin:/usr/bin:/bin"],
            directory: staff.folder.path
        )
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.text.contains("7F3-KQ2 called by AB\n7F3-KQ2 done by AB\n"))
        #expect(try Marks(folder: staff.requests).all().map(\.event) == [.seen, .called, .done])
        #expect(try staff.folder.text("call-back.csv").hasPrefix("\u{FEFF}\"Number\""))
    }
}
