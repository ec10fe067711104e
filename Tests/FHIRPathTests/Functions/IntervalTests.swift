import FHIRPath
import Testing

/// FHIRPath 3.0, Date and Time Interval Functions, and the partial dates and zones beside them.
@Suite struct IntervalTests {
    private let trial: ExpressionTrial

    init() throws {
        trial = try ExpressionTrial(#"{"resourceType":"Patient","birthDate":"1974-12-25"}"#)
    }

    @Test(
        "duration: whole periods, none begun counts, negative backwards",
        arguments: [
            ("birthDate.duration(today(), 'year')", ["51"]),
            ("@1974-11-23.duration(@2026-11-23, 'year')", ["52"]),
            ("@2000-02-29.duration(@2001-02-28, 'year')", ["0"]),
            ("@2000-02-29.duration(@2001-03-01, 'year')", ["1"]),
            ("@2026-11-23.duration(@1974-12-25, 'year')", ["-51"]),
            ("@2026-01-31.duration(@2026-02-28, 'month')", ["0"]),
            ("@2026-01-15.duration(@2026-03-15, 'month')", ["2"]),
            ("@2026-01-01.duration(@2026-01-15, 'week')", ["2"]),
            ("@2026-01-01.duration(@2026-01-15, 'day')", ["14"]),
            ("@2026-01-01T23:00:00.duration(@2026-01-02T22:59:59, 'day')", ["0"]),
            ("@2026-01-01T10:00:00Z.duration(@2026-01-01T12:30:00+01:00, 'hour')", ["1"]),
            ("@2026-01-01T10:00:00Z.duration(@2026-01-01T10:00:01.5Z, 'millisecond')", ["1500"]),
            ("@T10:30.duration(@T12:29, 'hour')", ["1"]),
            ("@T12:00:00.duration(@T10:30:00, 'minute')", ["-90"]),
            ("@2026.duration(@2028, 'year')", ["2"]), ("@2026.duration(@2028-01, 'month')", []),
            ("@2026-01.duration(@2028-01, 'day')", []), ("@T10.duration(@T11:30, 'minute')", []),
            ("@2026-01-01T10:00:00.duration(@2026-01-01T12:00:00Z, 'hour')", []),
            ("{}.duration(@2026, 'year')", []), ("@2026.duration({}, 'year')", []),
            ("@0001-01-01T00:00:00.duration(@9999-01-01T00:00:00, 'millisecond')", []),
        ]
    )
    func durations(expression: String, expected: [String]) throws {
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "difference: boundaries crossed; weeks begin on Sunday",
        arguments: [
            ("@2024-12-31.difference(@2025-01-01, 'year')", ["1"]),
            ("@2026-01-31.difference(@2026-02-01, 'month')", ["1"]),
            ("@2026-11-21.difference(@2026-11-22, 'week')", ["1"]),
            ("@2026-11-22.difference(@2026-11-28, 'week')", ["0"]),
            ("@1969-12-27.difference(@1969-12-28, 'week')", ["1"]),
            ("@2026-01-01T23:59:59.difference(@2026-01-02T00:00:00, 'day')", ["1"]),
            ("@2026-01-01T10:59:59Z.difference(@2026-01-01T11:00:00Z, 'hour')", ["1"]),
            ("@2026-01-01T10:00:00Z.difference(@2026-01-01T11:00:00+01:00, 'hour')", ["0"]),
            ("@T10:59.difference(@T11:00, 'hour')", ["1"]),
            ("@T11:00.difference(@T10:59, 'hour')", ["-1"]),
        ]
    )
    func differences(expression: String, expected: [String]) throws {
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "a period that the values cannot have, and other types, are an error",
        arguments: [
            ("@2026-01-01.duration(@2027-01-01, 'hour')", .wrongArgument),
            ("@T10:00.duration(@T11:00, 'day')", .wrongArgument),
            ("@2026-01-01.duration(@2027-01-01, 'years')", .wrongArgument),
            ("@2026-01-01.duration(@T11:00, 'year')", .wrongArgument),
            ("'2026'.duration(@2027, 'year')", .wrongInput),
            ("(@2026 | @2027).duration(@2028, 'year')", .severalItems),
        ] as [(String, FHIRPathError.Problem)]
    )
    func errors(expression: String, problem: FHIRPathError.Problem) throws {
        #expect(try trial.problem(of: expression) == problem)
    }

    @Test(
        "an hour without minutes counts at its offset",
        arguments: [
            ("@2018-02-02T22-04:00 = @2018-02-03T06+04:00", ["true"]),
            ("@2018-02-02T22-04:00 < @2018-02-03T07+04:00", ["true"]),
            ("@2018-02-02T22+05:30 = @2018-02-02T21+04:30", ["true"]),
            ("@2018-02-02T22+05:30 = @2018-02-02T17Z", []),
            ("@2018-02-02T22+05:30 > @2018-02-02T15Z", ["true"]),
            ("@2018-02-02T10Z > @2018-02-02T10:30Z", []),
            ("@2018-02-02T10Z < @2018-02-02T12:30+01:00", ["true"]),
            ("@2018-02-02T10Z = @2018-02-02T10", []),
            ("(@2018-02-02T22-04:00 | @2018-02-03T06+04:00).count()", ["1"]),
            ("@2018-02-02T22-04:00 ~ @2018-02-03T06+04:00", ["true"]),
        ]
    )
    func hours(expression: String, expected: [String]) throws {
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "a date past the years 1 to 9999 is an error, a time goes round the clock",
        arguments: [
            "@9999-12-31 + 1 day", "@0001-01-01 - 1 year", "@9999 + 12 months",
            "@9999-12 + 40 days",
        ]
    )
    func beyond(expression: String) throws {
        #expect(try trial.problem(of: expression) == .yearOutOfRange)
        #expect(try trial.results(of: "@T23:59 + 49 hours") == [#""00:59""#])
    }
}
