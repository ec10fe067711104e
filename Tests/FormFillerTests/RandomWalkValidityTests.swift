import ConformanceData
import FHIRModel
import FormTesting
import Foundation
import Testing

@testable import FormFiller

/// The response of every public questionnaire, filled in at random to its end, is what the validators accept: our own, and
/// those of others.
@Suite(
    "Responses of random walks",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct RandomWalkValidityTests {
    private struct Walked {
        var name: String
        var form: Form
        var response: QuestionnaireResponse
    }

    private static func walks(seeds: ClosedRange<UInt64>) throws -> [Walked] {
        var walks: [Walked] = []
        let all =
            try Questionnaires.all(in: Questionnaires.fixtures)
            + Questionnaires.all(in: Questionnaires.shipped)
        for (name, questionnaire) in all {
            let form = Form(compiling: questionnaire)
            for seed in seeds {
                var walker = RandomWalker(seed: seed)
                var interview = Interview(form, now: try noon())
                _ = walker.walk(&interview, limit: 40 * form.itemCount + 2000)
                #expect(interview.isFinished, "\(name), seed \(seed)")
                walks.append(
                    Walked(name: "\(name), seed \(seed)", form: form, response: interview.response)
                )
            }
        }
        #expect(walks.count > 100 * seeds.count)
        return walks
    }

    private static func items(of response: QuestionnaireResponse) -> [UInt8] {
        let items = response.tree.child("item", of: response.node)
        return items.isNone ? [] : response.tree.serialized(items)
    }

    @Test("our own validator finds no error, and evaluating changes nothing")
    func own() throws {
        for walk in try Self.walks(seeds: 11...13) {
            // Read back from its bytes, as `anteroom evaluate` does.
            let response = try QuestionnaireResponse(parsing: walk.response.tree.serialized())
            let made = ResponseEvaluation(of: response, to: walk.form, now: try noon())
            // A response that is not complete may break the form's own rules, and then says so.
            let broken = walk.response.status == .completed ? [] : made.interview.problems
            let rules = Set(broken.map(\.problem).filter(\.isOfForm).map(\.rule))
            let errors = made.findings.filter {
                $0.severity == .error && !rules.contains($0.rule)
            }
            #expect(errors == [], "\(walk.name)")
            // A calculated value that a person cleared is computed again.
            let mayClear = walk.form.expressions.all.contains {
                $0.role == .calculated && walk.form.items[Int($0.item)].isAskable
            }
            if mayClear { continue }
            let isSame = Self.items(of: response) == Self.items(of: made.response)
            #expect(isSame, "\(walk.name)")
        }
    }

    @Test(
        "the R4 schema and fhir.resources accept it",
        .enabled(if: R4Validator.isPresent, "\(R4Validator.absence)")
    )
    func others() throws {
        let walks = try Self.walks(seeds: 21...22)
        let findings = try R4Validator.findings(in: walks.map { $0.response.tree.serialized() })
        let named = findings.map { finding in
            let number = finding.prefix { $0 != "." }
            return (Int(number).map { walks[$0].name } ?? "?") + ": " + finding
        }
        #expect(named == [])
    }
}

extension AnswerProblem {
    /// Whether an author's rule is broken or cannot be evaluated.
    fileprivate var isOfForm: Bool {
        if case .ruleFailed = self { return true }
        return isRule || self == .unstable
    }
}
