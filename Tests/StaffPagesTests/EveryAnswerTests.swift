import ConformanceData
import FHIRModel
import FormFiller
import FormTesting
import Foundation
import StaffPages
import Testing

/// Every answer of any response stands on the page exactly once: random answers to every questionnaire there is.
@Suite struct EveryAnswerTests {
    @Test(arguments: 1...8)
    func ofTheShippedForms(seed: UInt64) throws {
        let package = URL(filePath: #filePath).deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shipped = package.appending(path: "Questionnaires")
        let names = try FileManager.default.contentsOfDirectory(atPath: shipped.path)
            .filter { $0.hasSuffix(".json") }
        #expect(names.count >= 4)
        for name in names.sorted() {
            let bytes = Array(try Data(contentsOf: shipped.appending(path: name)))
            try expectEveryAnswerOnce(bytes, named: name, seed: seed)
        }
    }

    @Test(.enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
    func ofPublicForms() throws {
        var answers = 0
        for name in try ConformanceData.questionnaireFiles() {
            let bytes = try ConformanceData.bytes(name)
            for seed: UInt64 in 5...7 {
                answers += try expectEveryAnswerOnce(bytes, named: name, seed: seed)
            }
        }
        #expect(answers > 2_000)
    }

    /// Fills in a form at random, marks every question and answer, and looks for the marks; how many answers there were.
    @discardableResult
    private func expectEveryAnswerOnce(
        _ bytes: [UInt8],
        named name: String,
        seed: UInt64
    ) throws -> Int {
        guard let questionnaire = try? Questionnaire(parsing: bytes),
            questionnaire.resourceType == "Questionnaire"
        else { return 0 }
        let form = Form(compiling: questionnaire)
        var walker = RandomWalker(seed: seed)
        let now = try #require(FHIRDateTime("2026-11-23T12:00:00Z"))
        var interview = Interview(form, now: now)
        _ = walker.walk(&interview, limit: 40 * form.itemCount + 2000)
        let marked = try MarkedResponse(interview.staffResponse)
        let page = try #require(try StaffPage(bundle: marked.bundle(), clock: .utc))
        for (kind, rendering) in [
            ("text", page.text(width: 100_000)), ("print", page.html),
            ("narrative", page.narrative),
        ] {
            let found = MarkedResponse.marks(in: rendering)
            for (mark, count) in marked.expected where found[mark] != count {
                Issue.record(
                    "\(name), seed \(seed), \(kind): \(mark) stands \(found[mark] ?? 0) times"
                )
            }
        }
        return marked.expected.count
    }
}
