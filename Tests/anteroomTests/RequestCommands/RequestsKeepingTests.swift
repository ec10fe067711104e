import ConsultationRequests
import FoundationEssentials
import RequestTesting
import TerminalTesting
import Testing

/// `anteroom requests ack`, `purge` and `verify`: what staff do with requests they have taken over.
struct RequestsKeepingTests {
    @Test func aMarkTellsWhoAndWhenAndIsOnlyEverAdded() throws {
        let staff = try StaffFolder()
        try staff.put()
        let first = try staff.run("ack", "7F3-KQ2", "--initials", "AB")
        #expect(first.status == 0)
        #expect(first.text == "7F3-KQ2 seen by AB\n")
        let before = try staff.folder.text("Requests/acknowledged.jsonl")
        #expect(try staff.run("ack", "7f3kq2", "--initials", "CD").status == 0)
        let after = try staff.folder.text("Requests/acknowledged.jsonl")
        #expect(after.hasPrefix(before) && after.count > before.count)
        let marks = try Acknowledgements(folder: staff.requests).all()
        #expect(marks.map(\.initials) == ["AB", "CD"])
        #expect(marks.allSatisfy { abs($0.time.seconds(until: SystemCalls.live.now())) < 600 })
        let audit = try staff.folder.text("Requests/audit.jsonl")
        #expect(audit.split(separator: "\n").count == 2)
        #expect(audit.contains(#""event":"acknowledged""#) && !audit.contains("AB"))
        #expect(try staff.run("list").text.contains("seen by CD"))
    }

    @Test func allNumbersAreFoundBeforeTheFirstIsMarked() throws {
        let staff = try StaffFolder()
        try staff.put()
        let run = try staff.run("ack", "7F3-KQ2", "000-000", "--initials", "AB")
        #expect(run.status == 66)
        #expect(try staff.folder.names(in: "Requests") == ["20261123T081407Z-7F3KQ2.json"])
        #expect(try staff.run("ack", "7F3-KQ2").status == 64)
        #expect(try staff.run("ack", "7F3-KQ2", "--initials", "A B").status == 64)
    }

    @Test func anAlertIsMarkedToo() throws {
        let staff = try StaffFolder()
        var alerts = AlertStore(folder: staff.requests, station: "seat 4", command: nil)
        try alerts.prepare()
        let alert = alerts.raise(code: "safety-now").alert
        #expect(try alerts.unacknowledged().count == 1)
        #expect(try staff.run("ack", alert.number.spoken, "--initials", "AB").status == 0)
        #expect(try alerts.unacknowledged().isEmpty)
    }

    @Test func onlyWhatSomebodyHasSeenAndIsOldEnoughIsPurged() throws {
        let staff = try StaffFolder()
        let day: Int64 = 24 * 60
        let oldSeen = try staff.put(.review, StaffFolder.number(minutesAgo: 7 * day + 1, 1))
        let youngSeen = try staff.put(.review, StaffFolder.number(minutesAgo: 7 * day - 5, 2))
        let oldUnseen = try staff.put(.review, StaffFolder.number(minutesAgo: 900 * day, 3))
        for number in [oldSeen, youngSeen] {
            #expect(try staff.run("ack", number, "--initials", "AB").status == 0)
        }
        let dry = try staff.run("purge", "--dry-run")
        #expect(dry.status == 0)
        #expect(dry.text == "\(oldSeen).json\n")
        #expect(dry.errors == "anteroom: 1 request would be removed\n")
        #expect(try requests(staff).count == 3)
        let wet = try staff.run("purge")
        #expect(wet.text == dry.text && wet.errors == "anteroom: 1 request removed\n")
        #expect(try requests(staff) == ["\(oldUnseen).json", "\(youngSeen).json"])
        #expect(try staff.run("purge", "--days", "0").text == "\(youngSeen).json\n")
        #expect(try requests(staff) == ["\(oldUnseen).json"])
        #expect(try staff.run("purge", "--unseen").text == "\(oldUnseen).json\n")
        #expect(try staff.run("purge", "--unseen").text == "")
        #expect(try staff.run("purge", "--days", "-1").status == 64)
        let events = try staff.folder.text("Requests/audit.jsonl")
        #expect(events.components(separatedBy: #""event":"purged""#).count == 4)
    }

    private func requests(_ staff: StaffFolder) throws -> [String] {
        try staff.folder.names(in: "Requests").filter { $0.hasSuffix(".json") }
    }

    @Test func aSoundFolderIsFoundSound() throws {
        let staff = try StaffFolder()
        let kept = try staff.send()
        let purged = try staff.send()
        for stored in [kept, purged] {
            #expect(try staff.run("ack", "\(stored.number)", "--initials", "AB").status == 0)
        }
        try staff.folder.remove("Requests/\(kept.fileName)")
        try staff.folder.write(SampleRequest.review.bytes, to: "Requests/\(kept.fileName)")
        try AuditTrail(folder: staff.requests, station: "staff").record(.purged(purged.number))
        try staff.folder.remove("Requests/\(purged.fileName)")
        let run = try staff.run("verify")
        #expect(run.status == 0)
        #expect(run.lines[0] == "requests: 1, alerts: 0, audit lines: 5, errors: 0")
        #expect(run.lines[1].wholeMatch(of: /audit head: [0-9a-f]{64}/) != nil)
    }

    @Test func whatWasChangedRemovedOrBrokenIsNamed() throws {
        let staff = try StaffFolder()
        let changed = try staff.send()
        let removed = try staff.send()
        try staff.folder.write(
            SampleRequest.review.json.replacing("Alex", with: "Alix"),
            to: "Requests/\(changed.fileName)"
        )
        try staff.folder.remove("Requests/\(removed.fileName)")
        let cut = try staff.put(.review, "20200101T000000Z-000001")
        try staff.folder.write("{\"resourceType\":", to: "Requests/\(cut).json")
        try staff.folder.makeFolder("Requests/alerts")
        try staff.folder.write("x", to: "Requests/alerts/\u{1B}[2J.json")
        let audit = try staff.folder.text("Requests/audit.jsonl")
        try staff.folder.write(
            audit.replacing("seat 4", with: "seat 5"),
            to: "Requests/audit.jsonl"
        )
        let run = try staff.run("verify")
        #expect(run.status == 65)
        let folder = staff.requests
        for line in [
            "\(folder)/\(changed.fileName): error: damaged: it is not what was sent",
            "\(folder)/\(removed.number): error: it was sent and is not here",
            "\(folder)/\(cut).json:1:1: error: ",
            "\(folder)/audit.jsonl:2:1: error: the line before it",
            "\(folder)/alerts/\u{FFFD}[2J.json: error: it is no alert record",
        ] {
            #expect(run.text.contains(line), "\(line) in \(run.text)")
        }
        #expect(StaffFolder.isSafe(run.text))
        #expect(!run.text.contains("Alex") && !run.text.contains("Alix"))
    }

    @Test func aCopyInASecondFolderIsTheSameByteForByte() throws {
        let staff = try StaffFolder()
        let stored = try staff.send()
        let second = try StaffFolder()
        for name in try staff.folder.names(in: "Requests") {
            try second.folder.write(
                staff.folder.bytes("Requests/\(name)"),
                to: "Requests/\(name)"
            )
        }
        #expect(try second.run("verify").status == 0)
        let handed = try StaffFolder()
        let export = try staff.run("export", stored.number.spoken, "--format", "json")
        #expect(export.output == SampleRequest.review.bytes)
        try handed.folder.write(export.output, to: "Requests/\(stored.fileName)")
        #expect(
            try handed.folder.bytes("Requests/\(stored.fileName)")
                == staff.folder.bytes("Requests/\(stored.fileName)")
        )
        // Without the trail of its own folder it is whole, and verify says that it cannot tell more.
        let run = try handed.run("verify")
        #expect(run.status == 0)
        #expect(run.text.contains("[request-unrecorded]"))
        #expect(
            try handed.run("show", stored.number.spoken).text
                == staff.run("show", stored.number.spoken).text
        )
    }
}
