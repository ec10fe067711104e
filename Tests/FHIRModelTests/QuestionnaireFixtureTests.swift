import Foundation
import Testing

@testable import FHIRModel

/// The conformance data beside the package: `../shared/fixtures`.
enum Fixtures {
    static let questionnaires = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/fixtures/questionnaires")

    static let isPresent =
        FileManager.default.fileExists(atPath: questionnaires.path)
        || ProcessInfo.processInfo.environment["CI"] != nil

    static let skipped: Comment = "conformance data: ../shared/fixtures is not there"

    static func files() -> [URL] {
        let names = try? FileManager.default.subpathsOfDirectory(atPath: questionnaires.path)
        return (names ?? []).filter { $0.hasSuffix(".json") }.sorted()
            .map { questionnaires.appending(path: $0) }
    }

    static func bytes(of file: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: file)) }
}

@Suite(.enabled(if: Fixtures.isPresent, Fixtures.skipped))
struct QuestionnaireFixtureTests {
    @Test("every public questionnaire decodes, or a finding names fault and place")
    func everyFileDecodesOrIsFaulted() throws {
        let files = Fixtures.files()
        #expect(files.count > 150)
        var faulty = 0
        for file in files {
            let tree: JSONTree
            do {
                tree = try JSONTree(parsing: try Fixtures.bytes(of: file))
            } catch {
                #expect("\(error)".contains(":") || "\(error)".isEmpty == false)
                faulty += 1
                continue
            }
            let questionnaire = Questionnaire(tree)
            guard questionnaire.resourceType == "Questionnaire" else { continue }
            let findings = questionnaire.structuralFindings()
            for finding in findings {
                #expect(finding.position != nil, "\(file.lastPathComponent): \(finding)")
            }
            if ProcessInfo.processInfo.environment["SHOW"] != nil {
                for finding in findings { print(finding.line(in: file.lastPathComponent)) }
            }
        }
        #expect(faulty == 1)
    }
}
