import ConformanceData
import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// Totals of published instruments, added up by hand from the instruments' own rules: every item counts the number its option
/// stands for, and the total is the sum.
@Suite(
    "Scores of published instruments",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct ScoreTests {
    /// The sum SDC gives as its example of a score.
    private static let sum =
        "%resource.descendants().where(linkId.exists()).answer.value.weight().sum()"

    /// PHQ-9 (Kroenke 2001): nine items of 0 to 3, total 0 to 27.
    @Test(
        "PHQ-9, scores on the options",
        arguments: [
            ([0, 0, 0, 0, 0, 0, 0, 0, 0], "0"), ([3, 3, 3, 3, 3, 3, 3, 3, 3], "27"),
            ([2, 2, 2, 2, 1, 1, 2, 0, 0], "12"), ([1, 0, 3, 2, 1, 0, 2, 3, 1], "13"),
            ([0, 1, 0, 0, 0, 0, 0, 0, 3], "4"),
        ]
    )
    func phq9(items: [Int], total: String) throws {
        let questions = [
            "/44250-9", "/44255-8", "/44259-0", "/44254-1", "/44251-7", "/44258-2", "/44252-5",
            "/44253-3", "/44260-8",
        ]
        let frequency = ["LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9"]
        let form = try Questionnaire(fixture: "US-Core/Questionnaire-phq-9-example.json")
            .calculating("/44261-6", Self.sum)
        let answers = Dictionary(
            uniqueKeysWithValues: zip(questions, items.map { frequency[$0] })
        )
        #expect(try FilledForm(form, answers)["/44261-6"] == total)
    }

    @Test(
        "PHQ-9, scores in a contained value set",
        arguments: [([3, 3, 3, 3, 3, 3, 3, 3, 3], "27"), ([1, 0, 3, 2, 1, 0, 2, 3, 1], "13")]
    )
    func phq9ValueSet(items: [Int], total: String) throws {
        let form = try Questionnaire(fixture: "FHIRModelsExtensions/PHQ-9.json")
            .calculating("total", Self.sum)
        let frequency = [
            "Not-at-all", "Several-days", "More than half the days", "Nearly every day",
        ]
        var answers: [String: String] = [:]
        for (number, item) in items.enumerated() {
            answers["H1/T1/Q\(number + 1)"] = frequency[item]
        }
        #expect(try FilledForm(form, answers)["total"] == total)
    }

    /// GAD-7 (Spitzer 2006): seven items of 0 to 3, total 0 to 21.
    @Test(
        "GAD-7, scores in a contained value set",
        arguments: [
            ([0, 0, 0, 0, 0, 0, 0], "0"), ([3, 3, 3, 3, 3, 3, 3], "21"),
            ([1, 2, 3, 0, 1, 2, 3], "12"), ([1, 1, 1, 1, 1, 0, 0], "5"),
        ]
    )
    func gad7(items: [Int], total: String) throws {
        let form = try Questionnaire(fixture: "FHIRModelsExtensions/GAD-7.json")
            .calculating("total", Self.sum)
        let compiled = Form(compiling: form)
        let questions = compiled.items.filter { $0.type == .choice }.map {
            compiled.questionnaire.tree.string(
                at: compiled.questionnaire.tree.child("linkId", of: $0.node)
            ) ?? ""
        }
        try #require(questions.count == 7)
        let frequency = [
            "Not-at-all", "Several-days", "More than half the days", "Nearly every day",
        ]
        let answers = Dictionary(
            uniqueKeysWithValues: zip(questions, items.map { frequency[$0] })
        )
        #expect(try FilledForm(form, answers)["total"] == total)
    }

    /// AUDIT-C (Bush 1998): items of 0 to 4; this file asks the first as a number, which has no score.
    @Test(
        "AUDIT-C, scores on the options",
        arguments: [
            ("LA15694-5", "LA6270-8", "0"), ("LA18931-8", "LA18891-4", "6"),
            ("LA18932-6", "LA18934-2", "8"), ("LA15695-2", "LA18933-4", "2"),
        ]
    )
    func auditC(drinks: String, often: String, total: String) throws {
        let form = try Questionnaire(fixture: "US-Core/Questionnaire-AUDIT-C.json")
            .calculating("/75626-2", Self.sum)
        let answers = ["/68517-2": "12", "/68519-8": drinks, "/68520-6": often]
        #expect(try FilledForm(form, answers)["/75626-2"] == total)
    }

    @Test(
        "published responses carry the total that is computed from their answers",
        arguments: [
            ("phq-9-example", "/44261-6", "12"), ("AUDIT-C", "/75626-2", "0"),
        ]
    )
    func published(name: String, linkId: String, total: String) throws {
        let form = try Questionnaire(fixture: "US-Core/Questionnaire-\(name).json")
            .calculating(linkId, Self.sum)
        let stored = try JSONTree(
            parsing: ConformanceData.bytes(
                "questionnaires/US-Core/QuestionnaireResponse-\(name).json"
            )
        )
        var tree = stored
        let found = stored.elements("item", of: stored.root).first(where: {
            stored.string(at: stored.child("linkId", of: $0)) == linkId
        })
        let item = try #require(found)
        let answer = tree.firstChild(of: tree.child("answer", of: item))
        let said = tree.child("valueDecimal", of: answer)
        #expect(String(decoding: tree.bytes(at: said), as: UTF8.self) == total)
        tree.remove(item)
        let made = ResponseEvaluation(
            of: QuestionnaireResponse(tree),
            to: Form(compiling: form),
            now: try noon()
        )
        let computed = made.response.items.first { $0.linkId == linkId }
        #expect(computed?.answers.first?.value?.text == total)
        #expect(made.isValid, "\(made.findings)")
    }
}
