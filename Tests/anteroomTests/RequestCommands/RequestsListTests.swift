import ConsultationRequests
import Foundation
import RequestTesting
import TerminalTesting
import Testing

/// `anteroom requests list`: the most pressing first, the longest waiting first among those.
struct RequestsListTests {
    @Test func urgentThenTalkFirstThenTheRestEachByAge() throws {
        let staff = try StaffFolder()
        let waiting: [(priority: String, minutes: Int64)] = [
            ("routine", 5), ("asap", 3), ("stat", 1), ("routine", 61), ("asap", 4_000),
            ("stat", 125),
        ]
        for (code, request) in waiting.enumerated() {
            try staff.put(
                SampleRequest(priority: request.priority),
                StaffFolder.number(minutesAgo: request.minutes, UInt32(code))
            )
        }
        let run = try staff.run("list")
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(
            run.text == """
                PRIORITY    AGE    NUMBER   NAME          STATION  STATE
                URGENT      2 h    000-005  Alex Example  seat 4   new
                URGENT      1 min  000-002  Alex Example  seat 4   new
                talk first  2 d    000-004  Alex Example  seat 4   new
                talk first  3 min  000-001  Alex Example  seat 4   new
                routine     1 h    000-003  Alex Example  seat 4   new
                routine     5 min  000-000  Alex Example  seat 4   new

                """
        )
        #expect(try staff.run().text == run.text, "list is what is done when nothing is said")
    }

    @Test func theStateTellsWhatWasSeenWhatIsATestAndWhatIsDamaged() throws {
        let staff = try StaffFolder()
        let seen = try staff.put()
        var test = SampleRequest(priority: "routine")
        test.tags.append(
            #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}"#
        )
        try staff.put(test, "20261123T081408Z-000001")
        for (name, text) in [
            ("20261123T081409Z-000002", String(SampleRequest.review.json.dropLast(200))),
            ("20261123T081410Z-000003", ""), ("20261123T081411Z-000004", "[]"),
            ("20261123T081412Z-000005", "{\"resourceType\":\"Patient\"}"),
        ] {
            try staff.folder.write(text, to: "Requests/\(name).json")
        }
        #expect(try staff.run("ack", seen, "--initials", "AB").status == 0)
        let run = try staff.run("list")
        #expect(run.status == 65)
        let lines = run.lines
        #expect(lines.count == 7)
        #expect(lines[1].contains("7F3-KQ2") && lines[1].contains("seen by AB 20"))
        #expect(lines[2...5].allSatisfy { $0.hasPrefix("unknown") && $0.hasSuffix("DAMAGED") })
        #expect(lines[6].hasSuffix("TEST, new"))
        #expect(run.errors.split(separator: "\n").count == 4)
        #expect(run.errors.contains("20261123T081409Z-000002.json: damaged: not valid JSON at "))
        #expect(!run.errors.contains("Alex"))
    }

    @Test func nothingOfAFileReachesTheTerminalAsACommand() throws {
        let staff = try StaffFolder()
        var request = SampleRequest(priority: StaffFolder.hostile)
        request.tags = [
            #"{"system":"https://anteroom.example/fhir/CodeSystem/station","code":"\#(StaffFolder.hostile)"}"#
        ]
        let number = try staff.put(request)
        #expect(try staff.run("ack", number, "--initials", "AB").status == 0)
        let marks = try staff.folder.text("Requests/acknowledged.jsonl")
        try staff.folder.write(
            marks.replacing("AB", with: #"\u001b[2J\u202e"#),
            to: "Requests/acknowledged.jsonl"
        )
        let run = try staff.run("list")
        #expect(run.lines.count == 2)
        #expect(StaffFolder.isSafe(run.text) && StaffFolder.isSafe(run.errors))
    }

    @Test func filesThatAreNoRequestsAreLeftOut() throws {
        let staff = try StaffFolder()
        for name in ["notes.txt", "20261123T081407Z-7F3KQ2.json~", ".7F3KQ2.partial", "a.json"] {
            try staff.folder.write("x", to: "Requests/\(name)")
        }
        try staff.folder.makeFolder("Requests/20261123T081407Z-7F3KQ3.json")
        try FileManager.default.createSymbolicLink(
            atPath: staff.requests + "/20261123T081407Z-7F3KQ4.json",
            withDestinationPath: "/etc/passwd"
        )
        #expect(try staff.run("list").text == "No requests\n")
    }

    @Test func aFolderThatIsNotThereIsSaid() throws {
        let run = try ProgramRun.anteroom(["requests", "list", "--requests", "/nonexistent"])
        #expect(run.status == 66)
        #expect(run.output == [])
        #expect(run.errors.contains("/nonexistent"))
    }

    @Test func theDefaultFolderIsThatOfTheWorkingDirectoryElseTheInstalledOne() throws {
        let staff = try StaffFolder()
        try staff.put()
        try staff.folder.makeFolder("bin")
        try staff.folder.makeFolder("empty")
        try staff.folder.makeFolder("share/anteroom/Requests")
        try staff.put(SampleRequest(priority: "stat"), "20261123T081407Z-000001")
        try FileManager.default.moveItem(
            atPath: staff.requests + "/20261123T081407Z-000001.json",
            toPath: staff.folder.path + "/share/anteroom/Requests/20261123T081407Z-000001.json"
        )
        let program = staff.folder.path + "/bin/anteroom"
        try FileManager.default.copyItem(
            atPath: TerminalSession.product("anteroom"),
            toPath: program
        )
        func numbers(in directory: String) throws -> [String] {
            let run = try ProgramRun(
                program,
                ["requests"],
                directory: staff.folder.path + directory
            )
            return run.lines.dropFirst().map {
                String($0.firstMatch(of: /[0-9A-Z]{3}-[0-9A-Z]{3}/)?.output ?? "")
            }
        }
        #expect(try numbers(in: "") == ["7F3-KQ2"])
        #expect(try numbers(in: "/empty") == ["000-001"])
    }
}
