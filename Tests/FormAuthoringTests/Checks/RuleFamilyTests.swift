import Foundation
import Testing

/// Families of rules are called by name, so that the compiler calls them directly: each that there is must be.
@Suite("anteroom check: every family of rules is called")
struct RuleFamilyTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../../Sources/FormAuthoring/Checks").standardizedFileURL

    /// The families by name, with the steps each has: `check` for an item, `finish` for the whole.
    private static func families() throws -> [String: Set<String>] {
        let names = try FileManager.default.contentsOfDirectory(
            atPath: folder.path(percentEncoded: false)
        )
        var families: [String: Set<String>] = [:]
        for name in names.filter({ $0.hasSuffix(".swift") && $0 != "RuleFamilies.swift" }) {
            let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for match in text.matches(of: /(?m)^(?:struct|extension) (\w+Rules) \{/) {
                let body = text[match.range.upperBound...]
                let end = body.firstRange(of: "\n}\n")?.lowerBound ?? body.endIndex
                var steps = families[String(match.1), default: []]
                if body[..<end].contains(
                    /func check\(_ item: CheckedItem, in subject: inout CheckSubject\)/
                ) {
                    steps.insert("check")
                }
                if body[..<end].contains(/func finish\(_ subject: inout CheckSubject\)/) {
                    steps.insert("finish")
                }
                families[String(match.1)] = steps
            }
        }
        return families.filter { !$0.value.isEmpty }
    }

    @Test func eachStepOfEachFamilyIsCalled() throws {
        let calls = try String(
            contentsOf: Self.folder.appending(path: "RuleFamilies.swift"),
            encoding: .utf8
        )
        let families = try Self.families()
        #expect(families.count >= 25)
        for (family, steps) in families.sorted(by: { $0.key < $1.key }) {
            let names = calls.matches(of: /private var (\w+) = (\w+)\(\)/)
                .filter { $0.2 == family }.map { String($0.1) }
            let name = try #require(names.first, "\(family) is in no property of RuleFamilies")
            if steps.contains("check") {
                #expect(calls.contains("        \(name).check(item, in: &subject)\n"), "\(family)")
            }
            if steps.contains("finish") {
                #expect(calls.contains("        \(name).finish(&subject)\n"), "\(family)")
            }
        }
    }
}
