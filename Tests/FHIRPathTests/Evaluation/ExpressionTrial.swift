import FHIRModel
import FHIRPath
import Testing

/// An expression on a resource, as JSON text in and out.
struct ExpressionTrial {
    var context: EvaluationContext

    /// The first text is the input and %resource; the variables are whole resources.
    init(_ json: String, variables: [String: String] = [:]) throws {
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        context = EvaluationContext(trees: [try JSONTree(parsing: Array(json.utf8))], now: now)
        context.variables["resource"] = context.resource(0)
        for (name, text) in variables {
            context.trees.append(try JSONTree(parsing: Array(text.utf8)))
            context.variables[name] = context.resource(context.trees.count - 1)
        }
    }

    /// The results as they stand in JSON.
    func results(of source: String) throws -> [String] {
        let expression = try FHIRPathExpression(parsing: source)
        return try expression.evaluate(on: context.resource(0), in: context).map { value in
            var tree = JSONTree()
            let root = tree.makeRoot()
            value.write(as: "value", into: root, of: &tree, from: context.trees)
            return String(decoding: tree.serialized(tree.firstChild(of: root)), as: UTF8.self)
        }
    }

    /// What goes wrong, nil if nothing does.
    func problem(of source: String) throws -> FHIRPathError.Problem? {
        let expression = try FHIRPathExpression(parsing: source)
        do {
            _ = try expression.evaluate(on: context.resource(0), in: context)
            return nil
        } catch {
            return error.problem
        }
    }
}
