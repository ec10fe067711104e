import FHIRModel
import Foundation
import RequestTesting
import StaffPages
import SystemPackage
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// What a folder of requests tells of its kiosk: for each row what makes it good, a warning and an error, and the words.
@Suite("Status of a folder") struct FolderStatusTests {
    private let folder: TemporaryFolder
    private let clock = TestClock()

    init() throws { folder = try TemporaryFolder() }

    private var status: FolderStatus {
        FolderStatus(folder: folder.path, clock: .utc, system: clock.system)
    }

    private func trail() -> AuditTrail {
        AuditTrail(folder: folder.path, station: "Window 2", system: clock.system)
    }

    private func store(command: String?) throws -> AlertStore {
        let store = AlertStore(
            folder: folder.path,
            station: "Window 2",
            command: command.map { AlertCommand($0) },
            system: clock.system
        )
        try store.prepare()
        return store
    }

    private func put(
        _ code: UInt32,
        _ json: String = SampleRequest.review.json
    ) throws
        -> RequestNumber
    {
        let number = RequestNumber(time: clock.system.now(), code: code)
        try folder.write(json, to: "\(number).json")
        return number
    }

    private func step(
        _ number: RequestNumber,
        _ event: DeliveryMark.Event,
        _ status: String = ""
    ) throws {
        try Deliveries(folder: folder.path, system: clock.system).add(
            DeliveryMark(
                number: number,
                event: event,
                time: clock.system.now(),
                target: "EHR",
                status: status
            )
        )
    }

    @Test func anEmptyFolderIsWell() {
        #expect(status.visits == .init("visits", .ok, "none yet"))
        #expect(status.requests == .init("requests", .ok, "none yet"))
        #expect(status.alerts == .init("alerts", .ok, "none is open"))
        #expect(status.auditTrail == .init("audit trail", .ok, "no event yet"))
        #expect(status.desk == .init("desk", nil, "none has been open on this folder"))
        let delivery = "requests are not handed on from this folder"
        #expect(status.delivery == .init("delivery", nil, delivery))
    }

    // MARK: Codes

    /// Which kiosk, and until when; it counts in its memory, so starting it again ends the pause.
    @Test func codesArePausedForAQuarterOfAnHourOrUntilTheNextStart() throws {
        #expect(status.codes == .init("codes", .ok, "not paused"))
        try trail().record(.codesPaused)
        let row = status.codes
        #expect(row.level == .warning)
        let end = UTCTime(secondsSince1970: clock.system.now().secondsSince1970 + 900)
        let first =
            "Window 2 takes none until \(ClinicClock.utc.minute(end)), as too many were wrong"
        #expect(row.lines.first == first)
        try AuditTrail(folder: folder.path, station: "Seat 4", system: clock.system)
            .record(.started)
        clock.advance(899)
        #expect(status.codes.level == .warning, "another kiosk began")
        clock.advance(1)
        #expect(status.codes.level == .ok)
        try trail().record(.codesPaused)
        try trail().record(.started)
        #expect(status.codes.level == .ok)
    }

    // MARK: Alerts

    @Test func anAlertThatTheCommandTookIsAWarningUntilSomebodyShouldHaveGone() throws {
        var store = try store(command: "true")
        let number = store.raise(code: "person-wanted").alert.number
        clock.advance(599)
        #expect(status.alerts.level == .warning)
        #expect(
            status.alerts.lines == [
                "1 open, the oldest since 2026-11-23 14:15:",
                "\(number.spoken) at Window 2, 2026-11-23 14:15, at once; "
                    + "last tried 2026-11-23 14:15: the command took it; on no screen",
            ]
        )
        clock.advance(1)
        #expect(status.alerts.level == .critical)
        try Acknowledgements(folder: folder.path, system: clock.system)
            .acknowledge(number, initials: "AB")
        #expect(status.alerts.level == .ok)
    }

    @Test(arguments: [
        ("exit 22", "the command ended with 22"),
        ("sleep 9", "the command took longer than it may"),
        (nil, "there is no alert-command"),
    ])
    func anAlertThatDidNotReachStaffIsCriticalAtOnceWithItsLastTry(
        command: String?,
        words: String
    ) throws {
        var store = try store(command: command)
        _ = store.raise(code: "person-wanted")
        clock.advance(60)
        _ = store.retryDue()
        #expect(status.alerts.level == .critical)
        #expect(
            status.alerts.lines.last?.contains("last tried 2026-11-23 14:16: \(words);") == true,
            "\(status.alerts.lines)"
        )
    }

    @Test func aCommandThatFailsLaterIsNotHiddenByAnEarlierSuccess() throws {
        var store = try store(command: "test -e '\(folder.path)/up'")
        try folder.write("", to: "up")
        _ = store.raise(code: "person-wanted")
        #expect(status.alerts.level == .warning)
        try folder.remove("up")
        clock.advance(60)
        _ = store.retryDue()
        #expect(status.alerts.level == .critical)
        #expect(status.alerts.lines.last?.contains("14:16: the command ended with 1") == true)
        // Another process goes on, and the command works again.
        try folder.write("", to: "up")
        var next = try self.store(command: "true")
        clock.advance(60)
        _ = next.retryDue()
        #expect(status.alerts.level == .warning)
        #expect(status.alerts.lines.last?.contains("14:17: the command took it") == true)
    }

    @Test func aScreenThatShowsAnAlertHasReachedStaff() throws {
        var store = try store(command: nil)
        let number = store.raise(code: "person-wanted").alert.number
        #expect(status.alerts.level == .critical)
        try MarkLog(folder: folder.path, desk: "one", system: clock.system)
            .add(.shown, to: number, initials: "")
        #expect(status.alerts.level == .warning)
        #expect(status.alerts.lines.last?.hasSuffix("; on a screen since 2026-11-23 14:15") == true)
    }

    @Test func aQuietAlertMayWaitAnHour() throws {
        var store = try store(command: "false")
        let kept = store.keep(code: "soon", priority: .asap)
        _ = store.send(kept.record, storeError: nil)
        clock.advance(3_599)
        #expect(status.alerts.level == .warning)
        #expect(status.alerts.lines.last?.contains("before the visitor leaves") == true)
        clock.advance(1)
        #expect(status.alerts.level == .critical)
    }

    // MARK: The audit trail

    @Test func aTrailThatCannotBeReadIsSaidAndNothingIsMadeOfIt() throws {
        try folder.makeFolder("audit.jsonl")
        let line = "audit.jsonl: no file that can be read"
        #expect(status.auditTrail == .init("audit trail", .critical, line))
        let unknown = "not known, because the audit trail cannot be read"
        #expect(status.visits == .init("visits", .warning, unknown))
        #expect(status.requests == .init("requests", .warning, unknown))
        var system = clock.system
        let open = system.open
        system.open = { folder, name, use, mode throws(Errno) in
            if name == "audit.jsonl" { throw .permissionDenied }
            return try open(folder, name, use, mode)
        }
        let refused = FolderStatus(folder: folder.path, clock: .utc, system: system).auditTrail
        #expect(refused.level == .critical)
        #expect(refused.lines.first?.contains("Permission denied") == true)
    }

    @Test func linesThatCannotBeReadAreCounted() throws {
        try trail().record(.visitBegun)
        let whole = try folder.text("audit.jsonl")
        try folder.write(whole + "{\"cut\n", to: "audit.jsonl")
        #expect(status.auditTrail.level == .ok)
        #expect(status.auditTrail.lines.last?.hasPrefix("1 line cannot be read") == true)
        #expect(status.visits.lines == ["the last began 2026-11-23 14:15"])
        try folder.write(whole + "1\n2\n3\n", to: "audit.jsonl")
        #expect(status.auditTrail.level == .warning)
    }

    @Test func visitsThatBrokeOffAndRequestsThatWereNotStoredShowForADay() throws {
        try trail().record(.visitFailed)
        try trail().record(.storeFailed)
        #expect(status.visits.level == .warning)
        #expect(status.requests.level == .critical)
        clock.advance(FolderStatus.day)
        #expect(status.visits.level == .ok)
        #expect(status.requests.level == .ok)
    }

    @Test func aDamagedRequestIsAWarning() throws {
        _ = try put(1, "{")
        #expect(status.requests.level == .warning)
        #expect(status.requests.lines.last?.hasPrefix("1 cannot be read;") == true)
    }

    // MARK: The disk

    @Test(arguments: [
        (200 as UInt64, 1_000 as UInt64, false, KioskStatus.Level.ok),
        (199, 1_000, false, .warning),
        (20, 1_000, false, .warning), (19, 1_000, false, .critical), (200, 999, false, .critical),
        (200, 1_000, true, .critical),
    ])
    func aDiskRunsFullInTime(
        room: UInt64,
        files: UInt64,
        isReadOnly: Bool,
        level: KioskStatus.Level
    ) {
        let row = FolderStatus.disk("/r", mebibytes: room, files: files, isReadOnly: isReadOnly)
        #expect(row.level == level)
    }

    @Test func aFolderThatIsGoneIsCriticalInEveryRow() throws {
        try FileManager.default.removeItem(atPath: folder.path)
        for row in status.rows where !["visits", "codes"].contains(row.name) {
            #expect(row.level == .critical, "\(row)")
            #expect(row.lines.first?.contains("No such file or directory") == true, "\(row)")
        }
    }

    // MARK: Desk and delivery

    @Test func aDeskIsOpenWhileItGivesASignOfLife() throws {
        try DeskPresence(folder: folder.path, desk: "Window 1").renew()
        var later = SystemCalls.live
        func row(after seconds: Int64) -> KioskStatus.Row {
            let now = SystemCalls.live.now().secondsSince1970 + seconds
            later.now = { UTCTime(secondsSince1970: now) }
            return FolderStatus(folder: folder.path, clock: .utc, system: later).desk
        }
        let open = ["open: Window_1", "no screen has shown a call yet"]
        #expect(row(after: 100) == .init("desk", .ok, lines: open))
        #expect(row(after: 200).level == .warning)
        #expect(row(after: 200).lines.first?.hasPrefix("closed: Window_1 was last open 20") == true)
        try DeskPresence(folder: folder.path, desk: "two").renew()
        #expect(row(after: 0).lines.first == "open: Window_1, two")
        // Marks alone, as the command line writes them, are no screen.
        let other = try TemporaryFolder()
        try MarkLog(folder: other.path, desk: "one").add(.seen, to: put(1), initials: "AB")
        #expect(FolderStatus(folder: other.path, clock: .utc).desk.level == nil)
    }

    @Test func theReceiptOfTheDeskIsInItsRow() throws {
        var store = try store(command: nil)
        let number = store.raise(code: "person-wanted").alert.number
        try DeskPresence(folder: folder.path, desk: "one").renew()
        try MarkLog(folder: folder.path, desk: "one", system: clock.system)
            .add(.shown, to: number, initials: "")
        #expect(status.desk.lines.last == "a screen last showed a call 2026-11-23 14:15")
    }

    @Test func deliveryTellsWhatIsOpenWhatWasRefusedAndSinceWhen() throws {
        let numbers = try (1...4).map { try put($0) }
        try step(numbers[0], .delivered)
        try step(numbers[1], .retry, "503")
        #expect(status.delivery.level == .ok)
        #expect(
            status.delivery.lines == [
                "1 delivered, the last 2026-11-23 14:15",
                "3 wait, the oldest since 2026-11-23 14:15",
                "last tried 2026-11-23 14:15: 503",
            ]
        )
        clock.advance(60)
        try step(numbers[2], .refused, "422 invalid")
        try step(numbers[3], .held, "412")
        #expect(status.delivery.level == .warning)
        let names = "; anteroom requests list names them"
        #expect(
            status.delivery.lines.suffix(2) == [
                "1 refused by EHR, the first 2026-11-23 14:16: 422 invalid" + names,
                "1 held for a person, the first 2026-11-23 14:16: 412" + names,
            ]
        )
        clock.advance(3_540)
        #expect(status.delivery.level == .critical)
        try step(numbers[1], .delivered)
        #expect(status.delivery.level == .warning)
    }

    @Test func aTestIsNotWaitedFor() throws {
        var test = SampleRequest(priority: "routine")
        test.tags.append(
            #"{"system":"http://terminology.hl7.org/CodeSystem/v3-ActReason","code":"HTEST"}"#
        )
        _ = try put(1, test.json)
        try step(put(2), .delivered)
        clock.advance(7_200)
        #expect(status.delivery.level == .ok)
        #expect(status.delivery.lines == ["1 delivered, the last 2026-11-23 14:15"])
    }

    @Test func nothingOfAVisitorIsInAnyRow() throws {
        let number = try put(1)
        try step(number, .refused, "422")
        for row in status.rows {
            let text = row.lines.joined(separator: "\n")
            #expect(!text.contains("Alex") && !text.contains(number.spoken), "\(row)")
        }
    }
}
