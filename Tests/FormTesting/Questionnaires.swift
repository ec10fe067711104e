package import FHIRModel
package import Foundation
package import Testing

/// The questionnaires beside the package and those it ships.
package enum Questionnaires {
    package static let checkout = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    package static let shipped = checkout.appending(path: "Questionnaires")
    package static let fixtures = checkout.deletingLastPathComponent()
        .appending(path: "shared/fixtures/questionnaires")

    package static let arePresent =
        FileManager.default.fileExists(atPath: fixtures.path)
        || ProcessInfo.processInfo.environment["CI"] != nil
    package static let skipped: Comment = "conformance data: ../shared/fixtures is not there"

    /// Every questionnaire that is JSON, with its file's name.
    package static func all(in folder: URL) throws -> [(name: String, questionnaire: Questionnaire)]
    {
        let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        let all = try names.filter { $0.hasSuffix(".json") }.compactMap {
            name -> (String, Questionnaire)? in
            let bytes = [UInt8](try Data(contentsOf: folder.appending(path: name)))
            guard let questionnaire = try? Questionnaire(parsing: bytes),
                questionnaire.resourceType == "Questionnaire"
            else { return nil }
            return (name, questionnaire)
        }
        try #require(!all.isEmpty, "there is something to test in \(folder.path)")
        return all
    }
}
