import FHIRModel
import FormTesting
import Foundation
import Terminology
import Testing

@testable import FormAuthoring
@testable import FormFiller

/// Small forms in the shapes that public ones have, one for each thing a form can say: types, options, limits, conditions, controls,
/// texts, sets, extensions that a kiosk obeys and those that it does not.
///
/// Each stands before visitors and is walked by random answers to its end, with a response that is valid.
@Suite("Forms in the shapes of public ones") struct PublicShapeTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "PublicShapes")

    static let names =
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [])
        .filter { $0.hasSuffix(".json") }.sorted()

    /// What is shipped beside the questionnaires.
    private static func terminology() throws -> TerminologyLibrary {
        let shipped = ShippedFile.folder.deletingLastPathComponent().appending(path: "Terminology")
        var index = TerminologyIndex()
        var texts: [[UInt8]] = []
        for name in try FileManager.default.contentsOfDirectory(atPath: shipped.path).sorted()
        where name.hasSuffix(".json") {
            let bytes = Array(try Data(contentsOf: shipped.appending(path: name)))
            if index.add(bytes[...], named: name, rank: .loose, group: texts.count) != nil {
                texts.append(bytes)
            }
        }
        return TerminologyLibrary(open: { [index] in index }, read: { [texts] in texts[$0] })
    }

    @Test func thereAreFormsOfEachShape() { #expect(Self.names.count >= 60) }

    @Test(arguments: names) func isWalkedToAValidResponse(name: String) throws {
        let bytes = Array(try Data(contentsOf: Self.folder.appending(path: name)))
        let library = [try Self.terminology()]
        let check = QuestionnaireCheck(bytes, terminology: library)
        #expect(check.refusals.isEmpty && !check.hasErrors, "\(check.findings)")
        let form = Form(compiling: try #require(check.questionnaire), terminology: library)
        for seed in 1...8 as ClosedRange<UInt64> {
            var walker = RandomWalker(seed: seed)
            var interview = Interview(form, now: try noon())
            _ = walker.walk(&interview, limit: 40 * form.itemCount + 2_000)
            #expect(interview.isFinished, "seed \(seed)")
            let response = try QuestionnaireResponse(
                parsing: interview.response.tree.serialized()
            )
            let made = ResponseEvaluation(of: response, to: form, now: try noon())
            // An answer that the visitor was asked about, or one not given, breaks the form's own rules, and then says so.
            let broken =
                interview.response.status == .completed ? [] : made.interview.problems
            let rules = Set(broken.map(\.problem.rule))
            let errors = made.findings.filter {
                $0.severity == .error && !rules.contains($0.rule)
            }
            #expect(errors == [], "seed \(seed)")
        }
    }
}
