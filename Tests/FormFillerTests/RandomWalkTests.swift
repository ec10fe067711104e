import FHIRModel
import FormTesting
import Foundation
import Testing

@testable import FormFiller

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
