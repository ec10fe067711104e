import FHIRModel
import FormTesting
import RegexBuilder
import Testing

@testable import FormAuthoring
@testable import FormFiller

@Suite("anteroom check: mutations of the shipped files")
struct QuestionnaireCheckTests {
    /// Words of the clinical rules that no screen may have.
    static let settings = CheckSettings(forbiddenWords: ["you are eligible", "cure", "guarantee*"])

    static func text(_ name: String) throws -> String {
        String(decoding: try ShippedFile(name).source, as: UTF8.self)
    }

    /// The files without what staff call the questions, so that a mutation can give an item extensions of its own.
    private static let mutable: [String: String] = {
        let shortText =
            /\{\s*"url": "[^"]*sdc-questionnaire-shortText",\s*"valueString": "[^"]*"\s*\}/
        let alone = Regex {
            /"extension": \[\s*/
            shortText
            /\s*\],\s*/
        }
        let beside = Regex {
            /,\s*/
            shortText
        }
        // A companion that holds nothing but a translation, with the comma before it.
        let translation =
            /,\s*"_[a-zA-Z]+": \{\s*"extension": \[\s*\{\s*"url": "[^"]*\/translation",\s*"extension": \[[^\[\]]*\]\s*\}\s*\]\s*\}/
        return ShippedFile.names.reduce(into: [:]) { texts, name in
            texts[name] = try? text(name).replacing(translation, with: "")
                .replacing(alone, with: "").replacing(beside, with: "")
        }
    }()

    @Test(arguments: ShippedFile.names)
    func shippedFilesAreWithoutFindings(_ name: String) throws {
        let check = QuestionnaireCheck(Array(try Self.text(name).utf8), settings: Self.settings)
        #expect(check.findings == [])
    }

    @Test(arguments: MutationTable.all)
    func aMutationIsFoundAtItsLine(_ mutation: Mutation) throws {
        let (text, line) = try mutation.applied(to: #require(Self.mutable[mutation.file]))
        let findings = QuestionnaireCheck(text, settings: Self.settings).findings
        #expect(
            findings.contains { $0.rule == mutation.rule && $0.position?.line == line },
            "line \(line): \(findings.prefix(8).map(\.description))"
        )
        #expect(findings.allSatisfy { QuestionnaireRule.named($0.rule) != nil })
    }

    @Test func everyRuleIsTried() {
        // Those that no change of one place in a shipped file brings about have tests of their own.
        let elsewhere = [
            "too-many-items", "code-without-system", "assembly", "package", "terminology",
        ]
        let tried = Set(MutationTable.all.map(\.rule)).union(elsewhere)
        let rules = Set(QuestionnaireRule.allCases.map(\.name))
        #expect(rules.subtracting(tried) == [])
        #expect(tried.subtracting(rules) == [])
    }
}

@Suite("anteroom check: slips at every place of a file")
struct GeneratedMutationTests {
    @Test func everySlipIsFoundAtItsLine() throws {
        let cases = GeneratedMutations(file: try ShippedFile.consultation()).all()
        #expect(cases.count >= 150)
        for one in cases {
            let findings = QuestionnaireCheck(one.text).findings
            #expect(
                findings.contains { $0.rule == one.rule && $0.position?.line == one.line },
                "\(one.rule), line \(one.line): \(findings.prefix(4).map(\.description))"
            )
        }
    }

    @Test func aFormPastTheLimitOfItemsIsFound() {
        let items = (0...FormCompiler.maximumItems).map {
            "{\"linkId\":\"\($0)\",\"type\":\"display\"}"
        }
        let text =
            "{\"resourceType\":\"Questionnaire\",\"status\":\"draft\",\"item\":[\n\(items.joined(separator: ",\n"))]}"
        let findings = QuestionnaireCheck(Array(text.utf8)).findings
        let found = findings.filter { $0.rule == "too-many-items" }
        #expect(found.map(\.position?.line) == [FormCompiler.maximumItems + 2])
    }
}
