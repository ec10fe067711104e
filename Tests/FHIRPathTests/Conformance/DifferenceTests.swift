import Foundation
import Testing

@Suite("Differences between N1, FHIRPath 3.0.0, R4 and the engine")
struct DifferenceTests {
    @Test("the engine does what each row says", arguments: Differences.rows.indices)
    func engine(number: Int) throws {
        let row = Differences.rows[number]
        let example = SpecificationExample(
            section: row.rule,
            resource: "patient",
            expression: row.expression,
            result: row.result
        )
        #expect(try example.outcome() == row.result, "\(row.rule): \(row.expression)")
    }

    @Test("The page on conformance shows exactly these rows")
    func readme() throws {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/Conformance.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let wanted = Differences.rows.map { row in
            "| \(row.rule) | \(row.normative) | \(row.trialUse) | \(row.ours) | `\(row.expression)` → `\(row.result)` |"
        }
        .joined(separator: "\n")
        #expect(text.contains("\n\(wanted)\n\n"), "the table should be:\n\(wanted)")
    }

    @Test("The page on conformance gives the number of examples, and of those that pass")
    func examples() throws {
        let file = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/Conformance.md")
        let text = try String(contentsOf: file, encoding: .utf8)
        let count = ExampleLedger.count
        #expect(text.contains("\(count - ExampleLedger.gaps.count) of \(count)"))
    }
}
