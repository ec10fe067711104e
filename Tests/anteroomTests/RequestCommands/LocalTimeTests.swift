import ConsultationRequests
import RequestTesting
import TerminalTesting
import Testing

/// Staff read times as the clock on their wall shows them, with the zone; what programs read is in UTC.
@Suite("Times for staff")
struct LocalTimeTests {
    private static func run(
        _ arguments: [String],
        zone: String,
        _ staff: StaffFolder
    ) throws
        -> ProgramRun
    {
        var environment = TerminalSession.environment()
        environment["TZ"] = zone
        return try ProgramRun.anteroom(
            ["requests"] + arguments + ["--requests", staff.requests],
            environment: environment
        )
    }

    private static func marked(at second: Int64) throws -> StaffFolder {
        let staff = try StaffFolder()
        let number = try #require(RequestNumber(staff.put()))
        var system = SystemCalls.live
        system.now = { UTCTime(secondsSince1970: second) }
        try Acknowledgements(folder: staff.requests, system: system)
            .acknowledge(number, initials: "AB")
        return staff
    }

    /// 2026-11-23T09:00:00Z, in winter, and 2026-07-01T09:00:00Z, in summer.
    @Test(
        arguments: [
            ("UTC", 1_795_424_400, "2026-11-23 09:00 (UTC)"),
            ("Europe/Berlin", 1_795_424_400, "2026-11-23 10:00 (UTC+01:00)"),
            ("Europe/Berlin", 1_782_896_400, "2026-07-01 11:00 (UTC+02:00)"),
            ("America/Los_Angeles", 1_795_424_400, "2026-11-23 01:00 (UTC-08:00)"),
            ("Asia/Kathmandu", 1_795_424_400, "2026-11-23 14:45 (UTC+05:45)"),
        ] as [(String, Int64, String)]
    )
    func theListTellsWhenARequestWasSeen(_ zone: String, _ second: Int64, _ words: String) throws {
        let staff = try Self.marked(at: second)
        let run = try Self.run(["list"], zone: zone, staff)
        #expect(run.text.contains("seen by AB \(words)"), "\(run.text)")
    }

    /// Numbers, marks and the trail are the same in every zone.
    @Test func whatProgramsReadIsInUTC() throws {
        let staff = try Self.marked(at: 1_795_424_400)
        let run = try Self.run(["list", "--format", "numbers"], zone: "Asia/Kathmandu", staff)
        #expect(run.text == "20261123T081407Z-7F3KQ2\n")
        #expect(
            try staff.folder.text("Requests/acknowledged.jsonl").contains("2026-11-23T09:00:00Z")
        )
    }

    @Test func ofARequestFromTheFutureTheAgeIsNotKnown() throws {
        let staff = try StaffFolder()
        try staff.put(.review, StaffFolder.number(minutesAgo: -5_000_000, 1))
        let run = try staff.run("list")
        #expect(run.text.contains("future?"), "\(run.text)")
    }
}
