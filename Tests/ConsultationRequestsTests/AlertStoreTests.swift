import ConsultationRequests
import Foundation
import TerminalTesting
import Testing

@Suite struct AlertStoreTests {
    @Test func theRecordIsOnTheDiskBeforeTheCommandRuns() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "seat 4",
            command: AlertCommand("cat '\(folder.path)'/alerts/*.json > '\(folder.path)'/seen")
        )
        try alerts.prepare()
        let outcome = alerts.raise(code: "safety-now")
        #expect(outcome.reachedStaff)
        #expect(outcome.storeError == nil)
        #expect(try folder.bytes("seen") == outcome.alert.json)
    }

    @Test func whatStaffReadForACodeIsKeptOnOneSafeLineAndTheCodeWithoutIt() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "seat 4", command: nil)
        try alerts.prepare()
        let words = "Go there\u{1B}[2J\nnow" + String(repeating: "!", count: 200)
        let raised = alerts.raise(code: "safety-now", display: words).alert
        let stored = try #require(try alerts.all().first)
        #expect(stored == raised && stored.code == "safety-now")
        let kept = try #require(stored.display)
        #expect(kept.hasPrefix("Go there") && kept.count == 80 && kept.contains("now!"))
        #expect(kept.unicodeScalars.allSatisfy { $0.value >= 0x20 })
        #expect(stored.reason == kept)
        #expect(alerts.raise(code: "other", display: " ").alert.reason == "other")
    }

    @Test func theCommandReadsStationTimeAndCodeAndNothingElse() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "seat 4",
            command: AlertCommand("cat > '\(folder.path)'/got")
        )
        try alerts.prepare()
        let alert = alerts.raise(code: "person-wanted").alert
        #expect(
            try folder.text("got")
                == #"{"alert":"\#(alert.number)","station":"seat 4","time":"\#(alert.time)","#
                + #""code":"person-wanted","priority":"stat"}"# + "\n"
        )
    }

    @Test(arguments: [
        ("exit 3", AlertDelivery.failed(status: 3)),
        ("/no/such/program", .failed(status: 127)),
        ("kill -9 $$", .failed(status: 137)),
        ("sleep 60", .timedOut),
        ("sleep 60 & sleep 60", .timedOut),
    ])
    func aCommandThatFailsIsSaidToHaveFailed(line: String, delivery: AlertDelivery) throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand(line, limit: 300)
        )
        try alerts.prepare()
        let outcome = alerts.raise(code: "safety-now")
        #expect(outcome.delivery == delivery)
        #expect(!outcome.reachedStaff)
        #expect(try alerts.unacknowledged().map(\.number) == [outcome.alert.number])
    }

    @Test func whatACommandHasStartedEndsWithItWhenItsTimeIsUp() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("sleep 60 & echo $! > '\(folder.path)/child'; wait", limit: 500)
        )
        try alerts.prepare()
        #expect(alerts.raise(code: "safety-now").delivery == .timedOut)
        let child = try folder.text("child").trimmingCharacters(in: .whitespacesAndNewlines)
        // Killed, it may wait a moment to be buried.
        func isAlive() -> Bool {
            let status = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
            return status.map { !$0.contains(") Z ") } ?? false
        }
        for _ in 0..<200 where isAlive() { usleep(10_000) }
        #expect(!isAlive())
    }

    @Test func aCommandThatLeavesAChildBehindIsNotWaitedFor() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("sleep 5 &")
        )
        try alerts.prepare()
        #expect(alerts.raise(code: "x").delivery == .delivered)
    }

    @Test func aFolderOfAlertsThatWasTakenAwayIsMadeAgain() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "a", command: nil)
        try alerts.prepare()
        try FileManager.default.removeItem(atPath: "\(folder.path)/alerts")
        let outcome = alerts.raise(code: "safety-now")
        #expect(outcome.storeError == nil)
        #expect(try alerts.unacknowledged().map(\.number) == [outcome.alert.number])
    }

    @Test func staffAreCalledEvenWhenTheDiskIsGone() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: "\(folder.path)/missing",
            station: "a",
            command: AlertCommand("cat > '\(folder.path)'/got")
        )
        let outcome = alerts.raise(code: "safety-now")
        #expect(outcome.reachedStaff)
        #expect(outcome.storeError != nil)
        #expect(try folder.bytes("got") == outcome.alert.json)
    }

    @Test func aTriggerThatIsNoCodeIsNotRepeated() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "a", command: nil)
        try alerts.prepare()
        #expect(alerts.raise(code: "I want to die").alert.code == "unspecified")
        #expect(alerts.raise(code: "").alert.code == "unspecified")
    }

    @Test func anUndeliveredAlertIsTriedEveryMinuteUntilAcknowledged() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("echo x >> '\(folder.path)'/tries; exit 1"),
            system: clock.system
        )
        try alerts.prepare()
        let number = alerts.raise(code: "safety-now").alert.number
        clock.advance(59)
        #expect(alerts.retryDue().isEmpty)
        clock.advance(1)
        #expect(alerts.retryDue().map(\.alert.number) == [number])
        #expect(alerts.retryDue().isEmpty)
        clock.advance(60)
        #expect(alerts.retryDue().count == 1)
        #expect(try folder.text("tries") == "x\nx\nx\n")
        try Acknowledgements(folder: folder.path, system: clock.system)
            .acknowledge(number, initials: "AB")
        clock.advance(600)
        #expect(alerts.retryDue().isEmpty)
    }

    /// A clock that was wrong when the machine began is set right while an alert waits.
    @Test(arguments: [-86_400, -1] as [Int64])
    func aClockThatIsSetBackDoesNotSilenceAnAlert(seconds: Int64) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("exit 1"),
            system: clock.system
        )
        try alerts.prepare()
        let number = alerts.raise(code: "safety-now").alert.number
        clock.advance(seconds)
        #expect(alerts.retryDue().map(\.alert.number) == [number])
        #expect(alerts.retryDue().isEmpty)
        clock.advance(59)
        #expect(alerts.retryDue().isEmpty)
        clock.advance(1)
        #expect(alerts.retryDue().map(\.alert.number) == [number])
    }

    @Test func anotherProcessOfTheStationGoesOnTrying() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var first = AlertStore(
            folder: folder.path,
            station: "a",
            command: nil,
            system: clock.system
        )
        try first.prepare()
        let number = first.raise(code: "safety-now").alert.number
        clock.advance(61)
        var other = AlertStore(
            folder: folder.path,
            station: "b",
            command: AlertCommand("true"),
            system: clock.system
        )
        #expect(other.retryDue().isEmpty)
        var second = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("true"),
            system: clock.system
        )
        #expect(second.retryDue().map(\.alert.number) == [number])
    }

    @Test func anAlertIsSentAgainUntilAcknowledgedAlsoWhereTheCommandTookIt() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("test -e '\(folder.path)'/open"),
            system: clock.system
        )
        try alerts.prepare()
        let late = alerts.raise(code: "safety-now").alert.number
        try folder.write("", to: "open")
        let inTime = alerts.raise(code: "person-wanted").alert.number
        for count in 0..<3 {
            clock.advance(60)
            let outcomes = alerts.retryDue()
            #expect(Set(outcomes.map(\.alert.number)) == [late, inTime])
            #expect(outcomes.first { $0.alert.number == late }?.wasDelivered == (count > 0))
        }
        // What goes on as before is not noted every minute.
        #expect(try folder.text("alerts/deliveries.jsonl").split(separator: "\n").count == 2)
        let marks = Acknowledgements(folder: folder.path, system: clock.system)
        try marks.acknowledge(late, initials: "AB")
        clock.advance(60)
        #expect(alerts.retryDue().map(\.alert.number) == [inTime])
    }

    @Test func aQuietAlertIsTriedEveryFiveMinutes() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("cat >> '\(folder.path)'/tries"),
            system: clock.system
        )
        try alerts.prepare()
        let kept = alerts.keep(code: "soon", priority: .asap)
        #expect(kept.storeError == nil)
        #expect(alerts.send(kept.record, storeError: nil).delivery == .delivered)
        #expect(try folder.text("tries").contains(#""priority":"asap""#))
        clock.advance(299)
        #expect(alerts.retryDue().isEmpty)
        clock.advance(1)
        #expect(alerts.retryDue().map(\.alert.priority) == [.asap])
    }

    @Test func callingAgainIsTheSameAlertWithACount() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("cat > '\(folder.path)'/got")
        )
        try alerts.prepare()
        let first = alerts.raise(code: "person-wanted")
        for count in 2...40 {
            #expect(alerts.callAgain(first.alert, count: count).reachedStaff)
        }
        #expect(try alerts.all().map(\.number) == [first.alert.number])
        #expect(try folder.text("got").contains(#""count":40"#))
    }

    @Test func aScreenThatShowsTheAlertIsEnough() throws {
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "a", command: nil)
        try alerts.prepare()
        let begin = ContinuousClock.now
        #expect(!alerts.raise(code: "safety-now").reachedStaff)
        #expect(begin.duration(to: .now) < .seconds(1), "no desk has ever been here")
        let desk = MarkLog(folder: folder.path, desk: "Window 1")
        let older = try #require(try alerts.all().first?.number)
        try desk.add(.shown, to: older, initials: "")
        #expect(alerts.receipt(of: [older]).isShown)
        #expect(alerts.receipt(of: [older]).answers.isEmpty)
        #expect(!alerts.raise(code: "safety-now").reachedStaff, "the desk shows another one")
        try desk.add(.taken, to: older, initials: "AB")
        #expect(alerts.receipt(of: [older]).answers.count == 1)
        #expect(try !alerts.unacknowledged().map(\.number).contains(older))
    }

    @Test func alertAndRequestOfAVisitCarryTheSameId() throws {
        let visit = VisitID(random: 0xAB)
        #expect(visit.description == "00000000000000ab" && VisitID(visit.description) == visit)
        #expect(VisitID("00000000000000AB") == nil && VisitID("+0000000000000ab") == nil)
        let folder = try TemporaryFolder()
        var alerts = AlertStore(folder: folder.path, station: "a", command: nil)
        try alerts.prepare()
        let record = alerts.raise(code: "safety-now", visit: visit).alert
        #expect(try alerts.all().map(\.visit) == [visit])
        #expect(AlertRecord(json: record.json) == record)
    }
}
