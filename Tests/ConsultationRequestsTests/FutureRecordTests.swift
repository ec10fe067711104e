import ConsultationRequests
import RequestTesting
import TerminalTesting
import Testing

/// Records of a time when a clock was ahead: they silence nobody, hide nothing, and do not stay for ever.
@Suite("Records from the future")
struct FutureRecordTests {
    private static let tenYears: Int64 = 315_360_000

    /// An alert of so many seconds before now, and whether it is one of the last hour.
    @Test(arguments: [
        (-tenYears, false), (-3_600, false), (-1, false), (0, true), (3_599, true), (3_600, false),
        (tenYears, false),
    ])
    func anAlertOfTheFutureIsNoneOfTheLastHour(_ age: Int64, _ counts: Bool) throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        var alerts = AlertStore(
            folder: folder.path,
            station: "a",
            command: nil,
            system: clock.system
        )
        try alerts.prepare()
        _ = alerts.raise(code: "questionnaire-broken")
        clock.advance(age)
        #expect(alerts.hasRaised(code: "questionnaire-broken", inLast: 3_600) == counts)
        // Once called by the right clock, staff are left alone for the hour.
        _ = alerts.raise(code: "questionnaire-broken")
        #expect(alerts.hasRaised(code: "questionnaire-broken", inLast: 3_600))
    }

    /// An alert that the command did not take is tried again whichever way the clock was set.
    @Test func anAlertOfTheFutureIsTriedAgain() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        clock.advance(Self.tenYears)
        func store() -> AlertStore {
            AlertStore(folder: folder.path, station: "a", command: nil, system: clock.system)
        }
        var before = store()
        try before.prepare()
        let raised = before.raise(code: "safety-now").alert.number
        clock.advance(-Self.tenYears)
        var afterwards = store()
        #expect(afterwards.retryDue().map(\.alert.number) == [raised])
        #expect(afterwards.retryDue().isEmpty, "and then not before its interval")
        clock.advance(60)
        #expect(afterwards.retryDue().map(\.alert.number) == [raised])
        // The process that ran with the wrong clock goes on as well.
        #expect(before.retryDue().map(\.alert.number) == [raised])
    }

    private static func put(
        _ request: SampleRequest,
        _ clock: TestClock,
        in folder: TemporaryFolder
    )
        throws -> RequestNumber
    {
        var store = RequestStore(folder: folder.path, system: clock.system)
        return try store.store(request.bytes).number
    }

    /// It is as old as the mark that staff put on it.
    @Test func aRequestOfTheFutureIsPurgedByItsMark() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        clock.advance(Self.tenYears)
        let number = try Self.put(.review, clock, in: folder)
        clock.advance(-Self.tenYears)
        let requests = RequestFolder(path: folder.path, system: clock.system)
        let marks = Acknowledgements(folder: folder.path, system: clock.system)
        #expect(try requests.purgeable(olderThan: 0) == [])
        try marks.acknowledge(number, initials: "AB")
        clock.advance(7 * 86_400 - 1)
        try marks.acknowledge(number, initials: "CD")
        #expect(try requests.purgeable(olderThan: 7) == [])
        clock.advance(1)
        #expect(try requests.purgeable(olderThan: 7).map(\.number) == [number])
    }

    /// How long it has waited nobody can tell: it stands first among those as pressing.
    @Test func aRequestOfTheFutureStandsFirstOfItsPriority() throws {
        let folder = try TemporaryFolder()
        let clock = TestClock()
        let urgent = try Self.put(SampleRequest(priority: "stat"), clock, in: folder)
        let first = try Self.put(SampleRequest(), clock, in: folder)
        clock.advance(Self.tenYears)
        let future = try Self.put(SampleRequest(), clock, in: folder)
        clock.advance(60 - Self.tenYears)
        let last = try Self.put(SampleRequest(), clock, in: folder)
        let list = try RequestFolder(path: folder.path, system: clock.system).list()
        #expect(list.map(\.name.number) == [urgent, future, first, last])
    }
}
