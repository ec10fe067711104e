import FHIRPath
import Testing

/// FHIRPath 3.0, Date/DateTime String Format Codes.
@Suite struct DateFormatTests {
    private func results(_ expression: String) throws -> [String] {
        try ExpressionTrial(#"{"resourceType":"Patient"}"#).results(of: expression)
    }

    @Test(
        "the codes the specification requires, and those that need no language",
        arguments: [
            ("'15-01-2024'.toDate('dd-MM-yyyy')", "2024-01-15"),
            ("'150124'.toDate('ddMMyy')", "2024-01-15"),
            ("'1/2/99'.toDate('d/M/yy')", "1999-02-01"), ("'12-27'.toDate('MM-yy')", "2027-12"),
            ("'2024'.toDate('yyyy')", "2024"),
            ("'on 05.03.2024'.toDate('on dd.MM.yyyy')", "2024-03-05"),
            ("'2024-01-15 14:30'.toDate('yyyy-MM-dd HH:mm')", "2024-01-15"),
            ("'2024-01-15 02:30 PM'.toDateTime('yyyy-MM-dd hh:mm a')", "2024-01-15T14:30"),
            ("'2024-01-15 12:05 a'.toDateTime('yyyy-MM-dd hh:mm a')", "2024-01-15T00:05"),
            (
                "'20240115143000.250+0200'.toDateTime('yyyyMMddHHmmss.SSSZ')",
                "2024-01-15T14:30:00.250+02:00"
            ),
            ("'2024-01-15T14:30:00Z'.toDateTime('yyyy-MM-ddTHH:mm:ssZ')", "2024-01-15T14:30:00Z"),
            ("@2024-01-15T23:30:00-05:00.toDate('MM')", "2024-01-15"),
        ]
    )
    func formats(expression: String, expected: String) throws {
        #expect(try results(expression) == ["\"\(expected)\""])
    }

    @Test(
        "a text that is not in the format, and one without a year, are no date",
        arguments: [
            "'15-01-24'.toDate('dd-MM-yyyy')", "'2024-02-30'.toDate('yyyy-MM-dd')",
            "'01-15'.toDate('MM-dd')",
            "'2024-01-15x'.toDate('yyyy-MM-dd')", "'Jan 2024'.toDate('MMM yyyy')",
            "'2024-01-15 02:30'.toDateTime('yyyy-MM-dd hh:mm')", "'2024-13'.toDate('yyyy-MM')",
            "'2024-01-15T10:00'.toDate()", "''.toDate('yyyy')", "'2024'.toDate({})",
            "'2024-01-15 10'.toDateTime('yyyy-MM-dd mm')",
        ]
    )
    func failures(expression: String) throws {
        #expect(try results(expression) == [])
        let question = expression.replacing(".toDate", with: ".convertsToDate")
        #expect(try results(question) == ["false"])
    }
}
