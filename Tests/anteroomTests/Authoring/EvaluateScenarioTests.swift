import ConformanceData
import FHIRModel
import Foundation
import TerminalTesting
import Testing

/// The clinic's worked examples through `anteroom evaluate` and the shipped questionnaire.
@Suite(
    "anteroom evaluate: worked examples",
    .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
)
struct EvaluateScenarioTests {
    private static let names: [String] = {
        let folder = ConformanceData.shared.appendingPathComponent("scenarios").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }()

    private static func tree(_ path: String) throws -> JSONTree {
        try JSONTree(parsing: [UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
    }

    private static func response(
        _ scenario: JSONTree,
        status: String,
        in folder: TemporaryFolder
    ) throws -> String {
        let text = FlatAnswers.response(
            to: try tree(Program.consultation),
            scenario,
            at: scenario.child("answers", of: scenario.root),
            status: status
        )
        let path = folder.path + "/response.json"
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        return path
    }

    /// Codes, or else the value as JSON, of all answers to an item anywhere in a response.
    private static func values(
        _ linkId: String,
        in tree: JSONTree,
        at node: JSONNode
    )
        -> [String]
    {
        tree.elements("item", of: node).flatMap { item -> [String] in
            guard tree.string(at: tree.child("linkId", of: item)) == linkId else {
                return values(linkId, in: tree, at: item)
            }
            return tree.elements("answer", of: item).map { answer in
                let value = tree.firstChild(of: answer)
                return tree.string(at: tree.child("code", of: value))
                    ?? String(decoding: tree.serialized(value), as: UTF8.self)
            }
        }
    }

    @Test func thereAreTwelve() { #expect(Self.names.count >= 12) }

    @Test(arguments: names)
    func everyExpectedValueIsComputed(name: String) throws {
        let folder = try TemporaryFolder()
        let file = ConformanceData.shared.appendingPathComponent("scenarios/\(name)").path
        let scenario = try Self.tree(file)
        let response = try Self.response(scenario, status: "in-progress", in: folder)
        let run = try Program(["evaluate", Program.consultation, response])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.errors.contains(": error:"))
        let made = try JSONTree(parsing: Array(run.output.utf8))
        let expected = scenario.child("expect", of: scenario.root)
        for value in scenario.children(of: expected) {
            let linkId = scenario.name(of: value).string
            let wanted =
                (scenario.kind(of: value) == .array ? Array(scenario.children(of: value)) : [value])
                .map {
                    scenario.string(at: $0)
                        ?? String(decoding: scenario.serialized($0), as: UTF8.self)
                }
            let found = Self.values(linkId, in: made, at: made.root)
            #expect(found.sorted() == wanted.sorted(), "\(linkId)")
        }
        #expect(scenario.children(of: expected).reduce(0) { count, _ in count + 1 } == 6)
    }

    @Test("a completed response lacks what is required", arguments: ["v01.json", "v04.json"])
    func incomplete(name: String) throws {
        let folder = try TemporaryFolder()
        let file = ConformanceData.shared.appendingPathComponent("scenarios/\(name)").path
        let response = try Self.response(Self.tree(file), status: "completed", in: folder)
        let run = try Program(["evaluate", Program.consultation, response])
        #expect(run.status == 65)
        let question = name == "v01.json" ? "request.wanted" : "request.urgent"
        #expect(
            run.messages.contains {
                $0.contains("error: '\(question)'") && $0.hasSuffix("[required]")
            },
            "\(run.errors)"
        )
        #expect(run.output.contains("result.outcome"), "the result is printed all the same")
    }
}
