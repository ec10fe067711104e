import SystemPackage
import TerminalTesting
import Testing

@testable import ConsultationRequests

/// Computers whose clocks are wrong, jump, or are set right while people work.
@Suite("Clocks that jump") struct ClockJumpTests {
    private static let number = RequestNumber(
        time: UTCTime(secondsSince1970: 1_795_443_307),
        code: 1
    )

    /// Two desks, one of which has a clock that is ahead or behind.
    @Test(arguments: [-86_400, -3_600, 0, 3_600, 86_400] as [Int64])
    func whoeverWroteMeanwhileIsSeen(ahead: Int64) throws {
        let folder = try TemporaryFolder()
        let (clock, other) = (TestClock(), TestClock())
        other.advance(ahead)
        let one = DeskMarks(folder: folder.path, desk: "one", system: clock.system)
        let two = DeskMarks(folder: folder.path, desk: "two", system: other.system)
        func last() throws -> String {
            try DeskMarks.last(of: Marks(folder: folder.path).all(on: Self.number))
        }
        #expect(try one.mark(.seen, Self.number, initials: "AB", last: "") == .written)
        #expect(try two.mark(.called, Self.number, initials: "CD", last: last()) == .written)
        let page = try last()
        clock.advance(60)
        #expect(try one.mark(.handedOn, Self.number, initials: "AB", last: page) == .written)
        // Two people had the same page before them: the second is told, and nothing is written.
        #expect(try one.mark(.done, Self.number, initials: "EF", last: page) == .overtaken)
        #expect(try two.mark(.done, Self.number, initials: "EF", last: page) == .overtaken)
        #expect(try two.mark(.done, Self.number, initials: "EF", last: last()) == .written)
        let marks = try Marks(folder: folder.path).all(on: Self.number)
        #expect(marks.count == 4)
        // Each desk's own come in the order in which they were written.
        #expect(marks.filter { $0.place.log == "desk-two" }.map(\.event) == [.called, .done])
    }

    @Test(arguments: [-86_400, -3_600, 3_600, 86_400] as [Int64])
    func whatOneDeskWroteStaysInItsOrder(jump: Int64) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let desk = MarkLog(folder: folder.path, desk: "one", system: clock.system)
        let events: [MarkEvent] = [.called, .done, .reopened, .called, .handedOn]
        for event in events {
            try desk.add(event, to: Self.number, initials: "AB")
            clock.advance(jump)
        }
        let marks = try Marks(folder: folder.path).all(on: Self.number)
        #expect(marks.filter { $0.place.log == "desk-one" }.map(\.event) == events)
        guard case .handedOn = RequestState(marks) else {
            Issue.record("it is \(RequestState(marks).words)")
            return
        }
    }

    /// A screen of a desk whose clock is wrong counts all the same, and so does who takes the call there.
    @Test(arguments: [-86_400, 86_400] as [Int64])
    func aDeskWithAWrongClockAnswers(ahead: Int64) throws {
        let folder = try TemporaryFolder()
        let (clock, other) = (TestClock(), TestClock())
        other.advance(ahead)
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: AlertCommand("exit 1"),
            system: clock.system
        )
        try alerts.prepare()
        let number = alerts.raise(code: "x").alert.number
        var index = RequestIndex(RequestFolder(path: folder.path, system: other.system))
        let shown = try index.overview().waitingAlerts
        let desk = DeskMarks(folder: folder.path, desk: "one", system: other.system)
        desk.noteShown([number], of: shown)
        #expect(alerts.receipt(of: [number]).isShown)
        #expect(try desk.mark(.taken, number, initials: "AB", last: "") == .written)
        #expect(alerts.receipt(of: [number]).answers.count == 1)
        clock.advance(60)
        #expect(alerts.retryDue().isEmpty)
    }
}

/// What cannot be read or written for a while silences nobody.
@Suite("Alerts on a disk in trouble") struct AlertTroubleTests {
    private func store(_ folder: TemporaryFolder, _ system: SystemCalls) throws -> AlertStore {
        let store = AlertStore(
            folder: folder.path,
            station: "a",
            call: { _ in .delivered },
            system: system
        )
        try store.prepare()
        return store
    }

    @Test func aLogOfMarksThatCannotBeReadAcknowledgesNothingAndHidesNoOther() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var system = clock.system
        system.open = { folder, name, use, mode throws(Errno) in
            if name == "desk-two.jsonl" { throw .permissionDenied }
            return try SystemCalls.live.open(folder, name, use, mode)
        }
        var alerts = try store(folder, system)
        let (waits, taken) = (alerts.raise(code: "x").alert, alerts.raise(code: "y").alert)
        try MarkLog(folder: folder.path, desk: "two").add(.shown, to: waits.number, initials: "")
        try MarkLog(folder: folder.path, desk: "one")
            .add(.closed, to: taken.number, initials: "AB", note: "went")
        clock.advance(60)
        #expect(alerts.retryDue().map(\.alert) == [waits])
        #expect(alerts.receipt(of: [taken.number]).answers.count == 1)
    }

    @Test func whileTheFolderIsAwayThoseGoOnThatWaitedBefore() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = try store(folder, clock.system)
        let alert = alerts.raise(code: "x").alert
        #expect(alerts.retryDue().isEmpty)
        try folder.remove("alerts/\(alert.number).json")
        try folder.remove("alerts/deliveries.jsonl")
        try folder.remove("alerts")
        clock.advance(60)
        #expect(alerts.retryDue().map(\.alert) == [alert])
    }

    @Test func whatCouldNotBeStoredIsKeptLaterUnderItsNumber() throws {
        let folder = try TemporaryFolder()
        let faulty = FaultySystem(.each("write", .noSpace))
        var alerts = try store(folder, faulty.system)
        let outcome = alerts.raise(code: "x")
        #expect(outcome.storeError != nil && outcome.reachedStaff)
        #expect(throws: StoreError.self) { try alerts.keepLate(outcome.alert) }
        let live = try store(folder, .live)
        try live.keepLate(outcome.alert)
        try live.keepLate(outcome.alert)
        #expect(try live.all() == [outcome.alert], "once")
    }

    @Test func aLineOfADeskWithoutAWordIsNoAcknowledgement() throws {
        let folder = try TemporaryFolder()
        var alerts = try store(folder, .live)
        let number = alerts.raise(code: "x").alert.number
        try folder.write(
            #"{"sequence":1,"time":"2026-11-23T14:15:07Z","record":"\#(number)","initials":"AB","previous":"\#(ChainedLog.beginning)"}"#
                + "\n",
            to: "desk-one.jsonl"
        )
        #expect(try Marks(folder: folder.path).all().isEmpty)
        #expect(try alerts.unacknowledged().count == 1)
    }
}
