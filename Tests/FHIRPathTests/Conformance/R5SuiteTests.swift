import ConformanceData
import Testing

@Suite(
    "HL7's FHIRPath suite for R5, under R4's types",
    .enabled(if: ConformanceData.isPresent, "conformance data: ../shared/fixtures")
)
struct R5SuiteTests {
    @Test(
        "every row gives what the suite says, except those the ledger names",
        arguments: R5SuiteRow.all
    )
    func row(_ row: R5SuiteRow) throws {
        let difference = try row.difference()
        if let gap = R5Ledger.gaps[row.expression] {
            #expect(difference != nil, "the ledger names a row that passes: \(gap)")
        } else {
            #expect(difference == nil)
        }
    }

    @Test("there are as many rows as the suite has, and the ledger names only such")
    func ledger() {
        #expect(R5SuiteRow.all.count == 1_040)
        let expressions = Set(R5SuiteRow.all.map(\.expression))
        for expression in R5Ledger.gaps.keys { #expect(expressions.contains(expression)) }
    }
}
