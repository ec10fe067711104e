import ConformanceData
import FHIRModel
import FormAuthoring
import FormFiller
import Testing

/// Findings as an OperationOutcome, held against validators of others.
@Suite("Outcomes", .enabled(if: R4Validator.isPresent, "\(R4Validator.absence)"))
struct OutcomeTests {
    @Test func outcomesOfAllPublicFilesAreValid() throws {
        let files = try ConformanceData.questionnaireFiles().map { file in
            (path: file, findings: QuestionnaireCheck(try ConformanceData.bytes(file)).findings)
        }
        let all = OperationOutcome.tree(of: files).serialized()
        let none = OperationOutcome.tree(of: []).serialized()
        #expect(try R4Validator.findings(in: [all, none]) == [])
    }
}
