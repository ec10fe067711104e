import ConformanceData
import FHIRModel
import FHIRPath
import Foundation
import Testing

/// A row of HL7's suite for R5: an expression, the resource it is evaluated on, and what the suite says comes of it.
struct R5SuiteRow: Sendable, CustomTestStringConvertible {
    /// The number of its line in `Suites/r5.txt`.
    var line: Int
    var resource: String
    var expression: String
    var wanted: Wanted

    enum Wanted: Sendable {
        case values([JSONValue])
        case error
        /// An error that is found by R4's types, without evaluating.
        case semanticError
    }

    /// A value of a result as JSON writes it.
    enum JSONValue: Sendable, Equatable {
        case boolean(Bool)
        case number(Double)
        case text(String)
    }

    var testDescription: String { "line \(line): \(expression)" }

    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().appendingPathComponent("Suites")

    /// All rows, from `Suites/r5.txt`.
    static let all: [R5SuiteRow] = {
        let file = folder.appendingPathComponent("r5.txt")
        guard let text = try? String(contentsOf: file, encoding: .utf8) else { return [] }
        var resource = ""
        var rows: [R5SuiteRow] = []
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            if line.hasPrefix("#I ") { resource = String(line.dropFirst(3)) }
            guard !line.hasPrefix("#"), !line.isEmpty else { continue }
            rows.append(R5SuiteRow(line: number + 1, resource: resource, String(line)))
        }
        return rows
    }()

    private init(line: Int, resource: String, _ text: String) {
        self.line = line
        self.resource = resource
        let parts = text.components(separatedBy: " ==> ")
        let result = parts.count > 1 ? parts[parts.count - 1] : "[true]"
        expression =
            parts.count > 1 ? parts.dropLast().joined(separator: " ==> ") : text
        if expression.hasPrefix("~") {
            expression = String(expression.dropFirst())
                .replacing("\\r", with: "\r").replacing("\\n", with: "\n")
                .replacing("\\t", with: "\t")
        }
        switch result {
        case "!": wanted = .error
        case "!s": wanted = .semanticError
        case _: wanted = .values(Self.values(result))
        }
    }

    private static func values(_ text: String) -> [JSONValue] {
        guard let tree = try? JSONTree(parsing: Array(text.utf8)) else { return [] }
        return tree.children(of: tree.root).map { node in
            if let boolean = tree.boolean(at: node) { return .boolean(boolean) }
            if let string = tree.string(at: node) { return .text(string) }
            return .number(Double(String(decoding: tree.bytes(at: node), as: UTF8.self)) ?? .nan)
        }
    }

    /// The resource; those that the fixtures have not stand beside the rows.
    func tree() throws -> JSONTree {
        let own = Self.folder.appendingPathComponent(resource + ".json")
        if let bytes = try? Data(contentsOf: own) { return try JSONTree(parsing: Array(bytes)) }
        return try ConformanceData.json("fhirpath/input-json/\(resource).json")
    }

    /// What differs from the suite; nil where nothing does.
    func difference() throws -> String? {
        let tree = try tree()
        guard let now = FHIRDateTime("2026-11-23T14:15:07+00:00") else { return "no clock" }
        var context = EvaluationContext(trees: [tree], now: now)
        context.trace = { _, _ in }
        do {
            let parsed = try FHIRPathExpression(parsing: expression)
            if case .semanticError = wanted {
                try parsed.check(on: tree.string(at: tree.child("resourceType", of: tree.root)))
                return "passes the check"
            }
            let values = try parsed.evaluate(on: context.resource(0), in: context)
            guard case .values(let wanted) = wanted else { return "evaluates" }
            let isSame =
                values.count == wanted.count
                && zip(values, wanted).allSatisfy { Self.isSame($0, $1, in: context.trees) }
            let found = values.map { $0.literal(from: context.trees) ?? "an element" }
            return isSame ? nil : "gives \(found), not \(wanted)"
        } catch {
            if case .values = wanted { return "fails: \(error)" }
            return nil
        }
    }

    private static func isSame(
        _ value: FHIRPathValue,
        _ wanted: JSONValue,
        in trees: [JSONTree]
    ) -> Bool {
        let found = Rendering.output(value, in: trees)
        switch wanted {
        case .boolean(let wanted): return found.value == "\(wanted)"
        case .number(let wanted):
            guard let number = Double(found.value) else { return false }
            return abs(number - wanted) <= 1e-12 * max(1, abs(wanted))
        case .text(let wanted):
            // The suite writes dates and times of JSON, without what marks them in an expression.
            let literal = value.literal(from: trees) ?? found.value
            var forms: Set = [found.value, literal]
            for mark in ["@T", "@"] where literal.hasPrefix(mark) {
                forms.insert(String(literal.dropFirst(mark.count)))
            }
            for form in forms where form.hasSuffix("T") { forms.insert(String(form.dropLast())) }
            return forms.contains(wanted)
        }
    }
}
