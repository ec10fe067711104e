import FHIRPath
import Testing

/// FHIRPath (trial use): parts of dates and times, and directions of sort keys.
@Suite struct ComponentTests {
    private func results(_ expression: String) throws -> [String] {
        try ExpressionTrial(#"{"resourceType":"Patient","birthDate":"1974-12"}"#)
            .results(of: expression)
    }

    @Test(
        "Extract Date/DateTime/Time Components: the part, or nothing where the value does not have it",
        arguments: [
            ("birthDate.yearOf()", ["1974"]), ("birthDate.monthOf()", ["12"]),
            ("birthDate.dayOf()", []), ("@2020-02-29.dayOf()", ["29"]),
            ("@2020-02-29T14:30:45.123Z.hourOf()", ["14"]), ("@T14:30.minuteOf()", ["30"]),
            ("@T14:30.secondOf()", []), ("@T14:30:45.5.secondOf()", ["45"]),
            ("@T14:30:45.12.millisecondOf()", ["120"]), ("@T14:30:45.millisecondOf()", []),
            ("@2012-01-01T12:30:00-07:00.timezoneOffsetOf()", ["-7.0"]),
            ("@2012-01-01T12:30:00+08:45.timezoneOffsetOf()", ["8.75"]),
            ("@2012-01-01T12:30:00.timezoneOffsetOf()", []),
            ("@2012-01-01T12:30-07:00.dateOf()", [#""2012-01-01""#]),
            ("@2012-01-01T12:30-07:00.timeOf()", [#""12:30""#]), ("@2012-01-01.timeOf()", []),
            ("{}.yearOf()", []), ("5.yearOf()", []), ("'2012'.monthOf()", []),
            ("true.hourOf()", []), ("@T10:30.yearOf()", []), ("@2012.hourOf()", []),
            ("today().yearOf() - birthDate.yearOf()", ["52"]),
        ]
    )
    func components(expression: String, expected: [String]) throws {
        #expect(try results(expression) == expected)
    }

    @Test("a part of several values is an error")
    func errors() throws {
        let trial = try ExpressionTrial(#"{"resourceType":"Patient"}"#)
        #expect(try trial.problem(of: "(@2012 | @2013).yearOf()") == .severalItems)
    }

    @Test(
        "sort: a key may say asc or desc",
        arguments: [
            ("(3 | 1 | 2).sort($this desc)", ["3", "2", "1"]),
            ("(3 | 1 | 2).sort($this asc)", ["1", "2", "3"]),
            ("(3 | 1 | 2).sort(-$this)", ["3", "2", "1"]),
            ("('b' | 'ab' | 'a').sort(length() desc, $this asc)", [#""ab""#, #""a""#, #""b""#]),
        ]
    )
    func directions(expression: String, expected: [String]) throws {
        #expect(try results(expression) == expected)
    }
}
