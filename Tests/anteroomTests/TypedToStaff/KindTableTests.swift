import Foundation
import Testing

/// The table of the documents that says which rule keeps each answer whole, and which test shows it.
struct KindTableTests {
    private static let package = URL(filePath: #filePath)
        .appending(path: "../../../..").standardizedFileURL

    @Test("every row has a rule, and the tests it names are there")
    func rows() throws {
        let text = try String(
            contentsOf: Self.package.appending(path: "Documentation/FromTypedToStaff.md"),
            encoding: .utf8
        )
        let folder = Self.package.appending(path: "Tests").path(percentEncoded: false)
        let files = try #require(FileManager.default.enumerator(atPath: folder))
            .compactMap { ($0 as? String)?.split(separator: "/").last }
        var rows = 0
        for line in text.split(separator: "\n").filter({ $0.hasPrefix("| ") }).dropFirst() {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard let last = cells.last, cells.count == 2 || cells.count == 3 else { continue }
            if cells[0].hasPrefix("**") || last == "test" { continue }
            rows += 1
            #expect(cells.allSatisfy { !$0.isEmpty }, "\(line)")
            let tests = last.matches(of: /`(\w+)`/).map(\.1)
            #expect(!tests.isEmpty, "\(line)")
            for test in tests {
                #expect(
                    files.contains { $0 == "\(test).swift" || $0.hasPrefix("\(test)+") },
                    "\(test)"
                )
            }
        }
        #expect(rows > 25)
    }
}
