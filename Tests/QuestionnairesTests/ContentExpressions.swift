import FHIRModel
import FHIRPath
import FormTesting
import Testing

/// The expressions of the consultation questionnaire, parsed, to be evaluated without a form filler around them.
struct ContentExpressions {
    typealias Named = (name: String, expression: FHIRPathExpression)

    let file: ShippedFile
    /// Variables of the questionnaire, of the group of results, and of the group in it.
    let levels: [[Named]]
    /// What is computed, by linkId.
    let computed: [Named]
    /// What calls staff, at once and quietly.
    let alerts: [FHIRPathExpression]

    init() throws {
        let file = try ShippedFile.consultation()
        self.file = file
        let groups = [
            file.tree.root, try #require(file.item("result")),
            try #require(file.item("result.computed")),
        ]
        func parsed(_ element: JSONNode) throws -> Named {
            let value = file.tree.child("valueExpression", of: element)
            let source = try #require(file.text("expression", of: value))
            return (file.text("name", of: value) ?? "", try FHIRPathExpression(parsing: source))
        }
        levels = try groups.map { group in
            try file.extensions("variable", of: group).map(parsed)
        }
        computed = try ContentRow.computed.map { row in
            let item = try #require(file.item(row.linkId))
            let found = file.extensions("sdc-questionnaire-calculatedExpression", of: item)
            return (row.linkId, try parsed(#require(found.first)).expression)
        }
        alerts = try file.extensions("staff-alert", of: file.tree.root).map { found in
            let parts = file.tree.elements("extension", of: found)
            let part = parts.first { file.text("url", of: $0) == "expression" }
            return try parsed(part ?? found).expression
        }
    }

    struct Outcome: Hashable {
        var result = ClinicalResult()
        var alerts: Set<String> = []
    }

    /// Evaluates all on a response; nothing depends on the order of the variables of one level.
    func evaluate(_ answers: AnswerSet) throws -> Outcome {
        var context = EvaluationContext(
            trees: [answers.response(to: file), file.tree],
            now: try #require(FHIRDateTime("2026-11-23T14:15:07Z"))
        )
        let response = context.resource(0)
        context.variables["resource"] = response
        context.variables["questionnaire"] = context.resource(1)
        for level in levels {
            var values: [String: [FHIRPathValue]] = [:]
            for variable in level {
                values[variable.name] = try variable.expression.evaluate(on: response, in: context)
            }
            context.variables.merge(values) { $1 }
        }
        var outcome = Outcome()
        for alert in alerts {
            outcome.alerts.formUnion(
                codes(try alert.evaluate(on: response, in: context), in: context)
            )
        }
        for item in computed {
            let index = try #require(file.item(item.name))
            context.variables["qitem"] = try Self.qitem.evaluate(
                on: context.resource(1),
                in: context
            ).filter { value in
                if case .node(let node) = value { node.index == index } else { false }
            }
            let values = try item.expression.evaluate(on: response, in: context)
            set(item.name, to: codes(values, in: context), of: &outcome.result)
        }
        return outcome
    }

    private static let qitem: FHIRPathExpression = {
        do { return try FHIRPathExpression(parsing: "Questionnaire.repeat(item)") } catch {
            preconditionFailure("the test's own expression does not parse")
        }
    }()

    private func set(_ linkId: String, to codes: [String], of result: inout ClinicalResult) {
        switch linkId {
        case "result.signs": result.signs = codes.first.flatMap { Int($0) } ?? -1
        case "result.outcome": result.outcome = codes.joined(separator: "+")
        case "result.priority": result.priority = codes.joined(separator: "+")
        case "result.talk-before-leaving": result.talkBeforeLeaving = codes == ["true"]
        case "result.reasons": result.reasons = Set(codes)
        case "result.notes": result.notes = Set(codes)
        default: Issue.record("\(linkId) is computed too")
        }
    }

    private func codes(_ values: [FHIRPathValue], in context: EvaluationContext) -> [String] {
        values.map { value in
            switch value {
            case .boolean(let flag): flag ? "true" : "false"
            case .integer(let number): String(number)
            case .string(let text): text
            case .node(let node):
                context.trees[node.tree].string(
                    at: context.trees[node.tree].child("code", of: node.index)
                ) ?? "?"
            default: "?"
            }
        }
    }
}
