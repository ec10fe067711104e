import FHIRModel
import FormTesting
import Foundation
import Testing

@testable import FormFiller

/// The questionnaires beside the package and those it ships.
enum Questionnaires {
    static let package = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    static let shipped = package.appending(path: "Questionnaires")
    static let fixtures = package.deletingLastPathComponent()
        .appending(path: "shared/fixtures/questionnaires")

    static let arePresent =
        FileManager.default.fileExists(atPath: fixtures.path)
        || ProcessInfo.processInfo.environment["CI"] != nil
    static let skipped: Comment = "conformance data: ../shared/fixtures is not there"

    /// Every questionnaire that is JSON, with its file's name.
    static func all(in folder: URL) throws -> [(name: String, questionnaire: Questionnaire)] {
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

@Suite struct RandomWalkTests {
    @Test("a seeded random walk over every shipped questionnaire ends", arguments: 1...20)
    func shipped(seed: UInt64) throws {
        for (name, questionnaire) in try Questionnaires.all(in: Questionnaires.shipped) {
            try walk(Form(compiling: questionnaire), named: name, seed: seed)
        }
    }

    @Test(
        "a seeded random walk over every public questionnaire ends",
        .enabled(if: Questionnaires.arePresent, Questionnaires.skipped),
        arguments: 1...6
    )
    func fixtures(seed: UInt64) throws {
        let all = try Questionnaires.all(in: Questionnaires.fixtures)
        #expect(all.count > 100)
        for (name, questionnaire) in all {
            try walk(Form(compiling: questionnaire), named: name, seed: seed)
        }
    }

    @Test(
        "at every move the problems are those that checking every answer again finds",
        .enabled(if: Questionnaires.arePresent, Questionnaires.skipped)
    )
    func problems() throws {
        let all =
            try Questionnaires.all(in: Questionnaires.shipped)
            + Questionnaires.all(in: Questionnaires.fixtures)
        for (name, questionnaire) in all {
            let form = Form(compiling: questionnaire)
            guard form.itemCount <= 150 else { continue }
            var walker = RandomWalker(seed: 7)
            var interview = Interview(form, now: try noon())
            // Past the end it goes back now and then, and changes answers.
            for move in 1...120 {
                _ = walker.walk(&interview, limit: 1)
                guard interview.forgetsNoProblem else {
                    Issue.record("\(name), move \(move)")
                    break
                }
            }
        }
    }

    private func walk(_ form: Form, named name: String, seed: UInt64) throws {
        var walker = RandomWalker(seed: seed)
        var interview = Interview(form, now: try noon())
        let steps = walker.walk(&interview, limit: 40 * form.itemCount + 2000)
        #expect(interview.isFinished, "\(name), seed \(seed), stopped at \(interview.step)")
        #expect(steps > 1 || form.itemCount == 0 || form.isReading, "\(name) ended at once")
        let findings = interview.response.structuralFindings()
        #expect(findings.isEmpty, "\(name), seed \(seed): \(findings.first?.description ?? "")")
        #expect(interview.isConsistent, "\(name), seed \(seed)")
    }
}
