import ConformanceData
import FHIRModel
import FHIRPath

/// Runs a test of the suite and says what is wrong, nil if nothing is.
struct SuiteRunner {
    private var inputs: [String: JSONTree] = [:]
    let now: FHIRDateTime

    init(now: FHIRDateTime) {
        self.now = now
    }

    mutating func problem(with test: SuiteTest) throws -> String? {
        var trees: [JSONTree] = []
        if let name = test.input {
            trees = [try input(name)]
        }
        var context = EvaluationContext(trees: trees, now: now)
        context.trace = { _, _ in }
        let focus = trees.isEmpty ? [] : context.resource(0)
        let expression: FHIRPathExpression
        do {
            expression = try FHIRPathExpression(parsing: test.expression)
        } catch {
            return test.failure == .syntax && test.outputs.isEmpty
                ? nil : "does not parse: \(error)"
        }
        if test.failure == .syntax { return "parses" }
        do {
            try expression.check(on: Self.type(of: trees.first))
            if test.failure == .semantic { return "passes the check" }
        } catch {
            if test.failure == .semantic, error.isSemantic, test.outputs.isEmpty { return nil }
            if test.failure != .execution { return "refused: \(error)" }
        }
        do {
            let values = try expression.evaluate(on: focus, in: context)
            if test.failure == .execution { return "evaluates" }
            let results = values.map { Rendering.output($0, in: trees) }
            return Self.difference(results, test)
        } catch {
            return test.failure == .execution && test.outputs.isEmpty ? nil : "fails: \(error)"
        }
    }

    private static func type(of tree: JSONTree?) -> String? {
        tree.flatMap { $0.string(at: $0.child("resourceType", of: $0.root)) }
    }

    private mutating func input(_ name: String) throws -> JSONTree {
        if let known = inputs[name] { return known }
        let stem = name.split(separator: ".").first ?? ""
        let tree = try ConformanceData.json("fhirpath/input-json/\(stem).json")
        inputs[name] = tree
        return tree
    }

    private static func difference(_ results: [SuiteTest.Output], _ test: SuiteTest) -> String? {
        var found = results
        if test.isPredicate {
            let isTrue = !results.isEmpty && results != [.init(type: "boolean", value: "false")]
            found = [.init(type: "boolean", value: isTrue ? "true" : "false")]
        }
        var wanted = test.outputs
        if !test.isOrdered {
            found.sort { $0.value < $1.value }
            wanted.sort { $0.value < $1.value }
        }
        let isSame =
            found.count == wanted.count
            && zip(found, wanted).allSatisfy { found, wanted in
                found.value == wanted.value
                    && (wanted.type == nil || found.type == wanted.type)
            }
        return isSame ? nil : "gives \(found), not \(wanted)"
    }
}

/// Values as the suite writes them.
enum Rendering {
    static func output(_ value: FHIRPathValue, in trees: [JSONTree]) -> SuiteTest.Output {
        switch value {
        case .boolean(let value): .init(type: "boolean", value: "\(value)")
        case .integer(let value): .init(type: "integer", value: "\(value)")
        case .long(let value): .init(type: "integer64", value: "\(value)")
        case .decimal(let value): .init(type: "decimal", value: "\(value)")
        case .string(let value): .init(type: "string", value: value)
        case .date(let value): .init(type: "date", value: "@\(value)")
        case .dateTime(let value): .init(type: "dateTime", value: "@\(value)")
        case .time(let value): .init(type: "time", value: "@T\(value)")
        case .quantity(let value): .init(type: "Quantity", value: text(of: value))
        case .type(let namespace, let name): .init(type: "type", value: "\(namespace).\(name)")
        case .instance(let instance): .init(type: instance.type.name, value: "")
        case .node(let node): output(node, in: trees[node.tree])
        }
    }

    private static func text(of quantity: FHIRPathQuantity) -> String {
        switch quantity.unit {
        case .ucum(let code): "\(quantity.value) '\(code)'"
        case .calendar(let unit): "\(quantity.value) \(unit.word)"
        }
    }

    private static func output(_ node: FHIRPathNode, in tree: JSONTree) -> SuiteTest.Output {
        let type = node.type.name
        switch tree.kind(of: node.index) {
        case .string, .number:
            let text = String(decoding: tree.bytes(at: node.index), as: UTF8.self)
            let isDate = ["date", "dateTime", "instant"].contains(type)
            return .init(type: type, value: isDate ? "@\(text)" : text)
        case .boolean:
            return .init(type: type, value: "\(tree.boolean(at: node.index) ?? false)")
        case .object, .array, .null: return .init(type: type, value: "")
        }
    }
}
