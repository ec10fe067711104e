import ConsultationRequests
import FHIRModel
import Foundation
import SystemPackage
import TerminalTesting
import Testing

/// The audit trail: only added to, chained, rotated, never in the way of a visit.
@Suite struct AuditTrailTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func trail(longest: Int64 = 1 << 20, system: SystemCalls = .live) -> AuditTrail {
        AuditTrail(folder: folder.path, station: "seat 4", longest: longest, system: system)
    }

    private func lines(_ name: String = "audit.jsonl") throws -> [String] {
        try folder.text(name).split(separator: "\n").map(String.init)
    }

    private func findings() throws -> [String] {
        try RequestFolder(path: folder.path).check().findings
            .map { "\($0.finding.line(in: $0.file))" }
    }

    @Test func aLineTellsWhatAndWhenAndCarriesTheHashOfTheOneBefore() throws {
        let trail = trail(system: TestClock().system)
        let number = try #require(RequestNumber("20261123T081407Z-7F3KQ2"))
        try trail.record(.started)
        try trail.record(.sent(number, digest: "ab"))
        let lines = try lines()
        let zeros = String(repeating: "0", count: 64)
        #expect(
            lines[0] == #"{"sequence":1,"time":"2026-11-23T14:15:07Z","station":"seat 4","#
                + #""event":"started","previous":"\#(zeros)"}"#
        )
        #expect(
            lines[1].hasPrefix(
                #"{"sequence":2,"time":"2026-11-23T14:15:07Z","station":"seat 4","event":"sent","#
                    + #""record":"20261123T081407Z-7F3KQ2","sha256":"ab","previous":""#
            )
        )
        #expect(try findings().allSatisfy { $0.hasSuffix("[request-missing]") })
        #expect(try FilePermissions.mode("\(folder.path)/audit.jsonl") == 0o640)
    }

    /// Staff and the kiosk are different users of one group, which may write to the folder of an installed kiosk.
    @Test(arguments: [(0o770, 0o660), (0o750, 0o640), (0o2770, 0o660)])
    func theGroupMayAddToALogWhereItMayWriteToTheFolder(folderMode: Int, mode: Int) throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: folderMode],
            ofItemAtPath: folder.path
        )
        for _ in 0..<20 { try trail(longest: 1_000).record(.started) }
        #expect(try folder.names().count > 1)
        for name in try folder.names() {
            #expect(try FilePermissions.mode("\(folder.path)/\(name)") == mode, "\(name)")
        }
    }

    @Test func itRotatesBySizeAndTheChainGoesOn() throws {
        for _ in 0..<100 { try trail(longest: 2_000).record(.visitBegun) }
        let files = try folder.names()
        #expect(files.count > 5)
        #expect(files.contains("audit-000001.jsonl") && files.contains("audit.jsonl"))
        for file in files { #expect(try folder.bytes(file).count < 2_300) }
        let check = try RequestFolder(path: folder.path).check()
        #expect(check.events == 100)
        #expect(check.findings.isEmpty)
        // A file of the middle that is gone breaks the chain.
        try folder.remove("audit-000002.jsonl")
        #expect(try findings().contains { $0.hasPrefix("audit-000003.jsonl:1:1: error: ") })
    }

    @Test(arguments: [
        "changed", "removed", "inserted", "swapped", "cut off", "garbage", "without chain",
    ])
    func aBrokenChainIsNamedAndDoesNotStopTheTrail(damage: String) throws {
        for _ in 0..<6 { try trail().record(.visitBegun) }
        var lines = try lines()
        switch damage {
        case "changed": lines[2] = lines[2].replacing("visit-begun", with: "idle")
        case "removed": lines.remove(at: 2)
        case "inserted": lines.insert(lines[0], at: 3)
        case "swapped": lines.swapAt(2, 3)
        case "cut off": lines[5] = String(lines[5].dropLast(30))
        case "without chain": lines[5] = #"{"sequence":40,"event":"idle"}"#
        case _: lines[3] = "\u{1B}]0;x\u{7} no JSON"
        }
        let end = damage == "cut off" ? "" : "\n"
        try folder.write(lines.joined(separator: "\n") + end, to: "audit.jsonl")
        let before = try findings()
        #expect(!before.isEmpty)
        #expect(before.allSatisfy { $0.hasPrefix("audit.jsonl:") && $0.contains(": error: ") })
        #expect(before.allSatisfy { !$0.contains("\u{1B}") })
        try trail().record(.erased)
        #expect(try self.lines().last?.contains(#""event":"erased""#) == true)
        #expect(try findings() == before, "the new line adds no fault")
    }

    @Test func linesCutOffAtTheEndAreSeenByTheHeadThatWasKept() throws {
        for _ in 0..<4 { try trail().record(.visitBegun) }
        let head = try RequestFolder(path: folder.path).check().head
        try folder.write(try lines().dropLast().joined(separator: "\n") + "\n", to: "audit.jsonl")
        let check = try RequestFolder(path: folder.path).check()
        #expect(check.findings.isEmpty, "the chain alone cannot show it")
        #expect(check.head != head)
    }

    @Test func severalProcessesAddToOneChain() async throws {
        let path = folder.path
        await withTaskGroup(of: Void.self) { group in
            for station in 0..<12 {
                group.addTask {
                    await #expect(processExitsWith: .success) {
                        [path = path as String, station = station as Int] in
                        let trail = AuditTrail(
                            folder: path,
                            station: "seat \(station)",
                            longest: 6_000
                        )
                        for _ in 0..<25 {
                            while true {
                                // A lock that is held for long is tried again.
                                if (try? trail.record(.visitBegun)) != nil { break }
                            }
                        }
                    }
                }
            }
        }
        let check = try RequestFolder(path: folder.path).check()
        #expect(check.events == 300)
        #expect(check.findings.isEmpty)
        #expect(try folder.names().count > 5, "it was rotated meanwhile")
    }

    @Test(arguments: [
        Errno.noSpace, .ioError, .readOnlyFileSystem, .permissionDenied, .tooManyOpenFiles,
    ])
    func anyFailingCallLosesAtMostThatLine(error: Errno) throws {
        try trail().record(.started)
        let calls = [
            "open folder", "openat", "flock", "fstat", "fstatat", "pread", "write", "fsync",
        ]
        for call in calls {
            let faulty = FaultySystem(.each(call, error))
            #expect(throws: StoreError.self) {
                try trail(system: faulty.system).record(.visitBegun)
            }
            #expect(faulty.calls.contains(call))
            try trail().record(.erased)
        }
        let check = try RequestFolder(path: folder.path).check()
        #expect(check.findings.isEmpty)
        #expect(check.events >= 1 + calls.count)
    }

    @Test func aFullDiskThatTakesHalfALineLeavesAMarkForTheCheck() throws {
        try trail().record(.started)
        var system = SystemCalls.live
        system.write = { file, bytes throws(Errno) in
            if bytes.count < 40 { throw .noSpace }
            return try SystemCalls.live.write(file, bytes.prefix(bytes.count - 20))
        }
        #expect(throws: StoreError.self) { try trail(system: system).record(.visitBegun) }
        try trail().record(.erased)
        let findings = try findings()
        #expect(findings.count == 1)
        #expect(findings[0].hasPrefix("audit.jsonl:2:1: error: "))
        #expect(findings[0].hasSuffix("[log-line]"))
        let check = try RequestFolder(path: folder.path).check()
        #expect(check.events == 2, "the next line is whole")
    }

    @Test func aLineOrAFileWithANumberBeyondCountingStopsNothing() throws {
        let zeros = String(repeating: "0", count: 64)
        let line = #"{"sequence":9223372036854775807,"event":"idle","previous":"\#(zeros)"}"#
        try folder.write(line + "\n", to: "audit.jsonl")
        try folder.write("", to: "audit-9223372036854775807.jsonl")
        try trail(longest: 10).record(.visitBegun)
        try trail(longest: 10).record(.erased)
        #expect(try lines("audit-000002.jsonl")[0].hasPrefix(#"{"sequence":1,"#))
        #expect(try lines()[0].hasPrefix(#"{"sequence":2,"#))
        #expect(try RequestFolder(path: folder.path).check().events == 3)
    }

    @Test func aFolderOrALinkInItsPlaceIsAnErrorAndNotFollowed() throws {
        try folder.makeFolder("audit.jsonl")
        #expect(throws: StoreError.self) { try trail().record(.started) }
        try folder.remove("audit.jsonl")
        try folder.write("", to: "elsewhere")
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/audit.jsonl",
            withDestinationPath: "elsewhere"
        )
        #expect(throws: StoreError.self) { try trail().record(.started) }
        #expect(try folder.bytes("elsewhere").isEmpty)
    }

    @Test func everyEventHasACodeOfItsOwnAndNoAnswer() throws {
        let number = RequestNumber(time: UTCTime(secondsSince1970: 0), code: 0)
        let events: [AuditEvent] = [
            .started, .stopped, .visitBegun, .sent(number, digest: ""), .erased, .idle,
            .visitFailed, .alert(number), .alertDelivered(number), .alertFailed(number, .timedOut),
            .alertTested(number), .released, .acknowledged(number), .storeFailed, .purged(number),
        ]
        #expect(Set(events.map(\.code)).count == events.count)
        for event in events { try trail().record(event) }
        let keys = try lines().flatMap { line in
            let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
            return Array((object ?? [:]).keys)
        }
        let allowed: Set = [
            "sequence", "time", "station", "event", "record", "sha256", "outcome", "previous",
        ]
        #expect(Set(keys) == allowed)
    }
}
