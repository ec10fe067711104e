import FHIRModel
import FHIRPath
import Foundation
import Testing

/// An example of FHIRPath 3.0.0 that can be run: where it stands, what it is evaluated on, and what the text says comes of it.
struct SpecificationExample: Sendable, CustomTestStringConvertible {
    var section: String
    var resource: String
    var expression: String
    var result: String

    var testDescription: String { expression }

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("Examples")

    /// All examples, from `Examples/examples.tsv`.
    static let all: [SpecificationExample] = {
        let file = folder.appendingPathComponent("examples.tsv")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false).map(
                String.init
            )
            return SpecificationExample(
                section: parts[0],
                resource: parts.count == 4 ? parts[1] : "",
                expression: parts.count == 4 ? parts[2] : String(line),
                result: parts.last ?? ""
            )
        }
    }()

    /// What the engine makes of it, written as in the file.
    func outcome() throws -> String {
        let file = Self.folder.appendingPathComponent(resource + ".json")
        let tree = try JSONTree(parsing: Array(Data(contentsOf: file)))
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        let context = EvaluationContext(trees: [tree], now: now)
        guard let parsed = try? FHIRPathExpression(parsing: expression),
            let values = try? parsed.evaluate(on: context.resource(0), in: context)
        else { return "error" }
        if values.isEmpty { return "{}" }
        return values.map { $0.literal(from: context.trees) ?? Self.json(of: $0, context.trees) }
            .joined(separator: ", ")
    }

    private static func json(of value: FHIRPathValue, _ trees: [JSONTree]) -> String {
        var tree = JSONTree()
        let root = tree.makeRoot()
        value.write(as: "value", into: root, of: &tree, from: trees)
        return String(decoding: tree.serialized(tree.firstChild(of: root)), as: UTF8.self)
    }
}
