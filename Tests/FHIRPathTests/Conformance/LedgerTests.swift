import Foundation
import Testing

/// The ledger of the suite's tests that do not pass, as a reader of Documentation/Conformance.md sees it.
struct LedgerTests {
    private static let readme = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Documentation/Conformance.md")

    @Test("The page on conformance shows exactly the tests, causes and links of the ledger")
    func readme() throws {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| [`") }
        let wanted = Ledger.gaps.map { gap in
            "| [`\(gap.test)`](\(gap.link)) | \(gap.cause.rawValue) | \(gap.reason) |"
        }
        #expect(
            rows.map(String.init) == wanted,
            "the table should be:\n\(wanted.joined(separator: "\n"))"
        )
    }

    @Test("The page on conformance gives the number of the suite's tests that pass")
    func count() throws {
        let text = try String(contentsOf: Self.readme, encoding: .utf8)
        #expect(text.contains("\(935 - Ledger.gaps.count) of 935"))
    }
}
