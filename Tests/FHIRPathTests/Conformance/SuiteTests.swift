import ConformanceData
import FHIRModel
import FHIRPath
import Foundation
import Testing

@Suite("HL7's FHIRPath suite for R4")
struct SuiteTests {
    @Test(
        "every test passes, except those the ledger names",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
    )
    func suite() throws {
        let tests = try SuiteTest.load(ConformanceData.suite)
        #expect(tests.count == 935)
        var runner = SuiteRunner(now: try #require(FHIRDateTime("2026-11-23T14:15:07+01:00")))
        var passed = 0
        for test in tests {
            let problem = try runner.problem(with: test)
            if problem == nil { passed += 1 }
            let gap = Ledger.gaps.first { $0.test == test.key }
            if let problem, gap == nil {
                Issue.record("\(test.group)/\(test.key) \(test.expression): \(problem)")
            }
            if problem == nil, let gap {
                Issue.record("\(test.key) passes now: take it out of the ledger (\(gap.reason))")
            }
        }
        let names = Set(tests.map(\.key))
        for gap in Ledger.gaps {
            #expect(names.contains(gap.test), "the ledger names a test that is not in the suite")
        }
        print("FHIRPath suite: \(passed) of \(tests.count) pass")
        #expect(passed + Ledger.gaps.count == tests.count)
    }

    @Test(
        "the result is the same in every zone and at every hour",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"),
        arguments: [
            "2026-11-23T14:15:07Z", "2026-11-23T09:15:07-05:00", "2026-11-24T02:45:07+05:30",
        ]
    )
    func zones(moment: String) throws {
        var runner = SuiteRunner(now: try #require(FHIRDateTime(moment)))
        let gaps = Set(Ledger.gaps.map(\.test))
        for test in try SuiteTest.load(ConformanceData.suite) {
            #expect(
                (try runner.problem(with: test) == nil) != gaps.contains(test.key),
                "\(test.key)"
            )
        }
    }
}
