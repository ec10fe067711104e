import ConformanceData
import FHIRModel
import FormTesting
import FoundationEssentials
import Testing

/// One of the clinic's worked examples: a set of answers and what they must come to.
struct ContentScenario {
    let name: String
    let answers: AnswerSet
    let expected: ClinicalResult

    static func all() throws -> [ContentScenario] {
        let folder = ConformanceData.shared.appending(path: "scenarios")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        try #require(!names.isEmpty)
        return try names.map {
            try ContentScenario(
                name: $0,
                JSONTree(parsing: Array(Data(contentsOf: folder.appending(path: $0))))
            )
        }
    }

    init(name: String, _ tree: JSONTree) {
        self.name = name
        func texts(_ node: JSONNode) -> [String] {
            switch tree.kind(of: node) {
            case .array, .object: tree.children(of: node).flatMap(texts)
            case .boolean: [tree.boolean(at: node) == true ? "true" : "false"]
            case .number: [String(decoding: tree.bytes(at: node), as: UTF8.self)]
            case .string: [tree.string(at: node) ?? ""]
            case .null: []
            }
        }
        func values(_ property: ElementName) -> [String: [String]] {
            let pairs = tree.children(of: tree.child(property, of: tree.root)).map {
                (tree.name(of: $0).string, texts($0))
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
        answers = AnswerSet(given: values("answers"))
        let expect = values("expect")
        var result = ClinicalResult()
        result.signs = expect["result.signs"]?.first.flatMap { Int($0) } ?? -1
        result.outcome = expect["result.outcome"]?.first ?? ""
        result.priority = expect["result.priority"]?.first ?? ""
        result.talkBeforeLeaving = expect["result.talk-before-leaving"] == ["true"]
        result.reasons = Set(expect["result.reasons"] ?? [])
        result.notes = Set(expect["result.notes"] ?? [])
        expected = result
    }
}

@Suite(
    "Worked examples of the consultation questionnaire",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct ContentScenarioTests {
    @Test func theRulesStatedInSwiftGiveWhatTheExamplesExpect() throws {
        let scenarios = try ContentScenario.all()
        #expect(scenarios.count >= 12)
        for scenario in scenarios {
            #expect(ClinicalRules(answers: scenario.answers).result == scenario.expected)
        }
    }

    @Test func everyAnswerOfTheExamplesIsOffered() throws {
        let file = try ShippedFile.consultation()
        for scenario in try ContentScenario.all() {
            for (linkId, answers) in scenario.answers.given {
                let item = try #require(file.item(linkId))
                #expect(scenario.answers.isShown(linkId), "\(scenario.name) \(linkId)")
                guard file.text("type", of: item) == "choice" else { continue }
                #expect(Set(answers).isSubset(of: file.optionCodes(of: item)))
            }
        }
    }
}
