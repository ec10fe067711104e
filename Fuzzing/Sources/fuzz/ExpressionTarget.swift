import FHIRModel
import FHIRPath

extension Target {
    /// FHIRPath text, with a resource behind a line `%%` or else a response of all kinds of answers.
    static let expression = Target(
        name: "expression",
        summary: "FHIRPath text, and a resource behind a line %%",
        longest: 2048,
        memory: (constant: 32 << 20, perByte: 50_000),
        attempt: attemptExpression
    )

    private static let answers = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
        {"linkId":"a","answer":[{"valueInteger":3},{"valueDecimal":1.50}]},
        {"linkId":"b","text":"B","_text":{"extension":[{"url":"u","valueString":"x"}]},
        "answer":[{"valueCoding":{"system":"s","code":"c","display":"C"},
        "item":[{"linkId":"d","answer":[{"valueDate":"2015-02"},{"valueBoolean":true}]}]}]},
        {"linkId":"e","answer":[{"valueQuantity":{"value":4,"unit":"g","code":"g"}}]}]}
        """

    private static func attemptExpression(_ input: [UInt8]) -> String {
        let parts = InputParts(input)
        let source = String(decoding: parts.first, as: UTF8.self)
        let expression: FHIRPathExpression
        do {
            expression = try FHIRPathExpression(parsing: source)
        } catch {
            hold(
                "an error names a place in the text",
                (0...source.utf8.count).contains(error.offset)
            )
            hold("no control character comes out", isHarmless(error.description))
            return error.description
        }
        checkPrinted(expression)
        var output = [expression.description, reads(of: expression), "\(expression.unknownUnits)"]
        for type in ["QuestionnaireResponse", "Patient", nil] {
            do {
                try expression.check(on: type)
            } catch {
                output.append(words(of: error))
            }
        }
        output.append(result(of: expression, on: parts.second ?? Array(answers.utf8)))
        return output.joined(separator: "\n")
    }

    private static func reads(of expression: FHIRPathExpression) -> String {
        let reads = expression.reads
        return
            "\(reads.variables.sorted()) \(reads.linkIds.sorted()) \(reads.isClock) \(reads.isWholeResponse)"
    }

    private static func checkPrinted(_ expression: FHIRPathExpression) {
        let printed = expression.description
        guard let again = try? FHIRPathExpression(parsing: printed) else {
            // Parentheses and escapes may make it longer than an expression may be.
            return hold("what was printed is an expression", printed.unicodeScalars.count > 10_000)
            { printed }
        }
        hold("what was printed is the same expression", again == expression) { printed }
        hold("printed again, it is the same", again.description == printed) { printed }
    }

    private static func words(of error: FHIRPathError) -> String {
        hold(
            "an error names a place in the text",
            (0...error.source.utf8.count).contains(error.offset)
        )
        hold("no control character comes out", isHarmless(error.description))
        return error.description
    }

    /// What it comes to, as literals and as JSON.
    private static func result(of expression: FHIRPathExpression, on resource: [UInt8]) -> String {
        guard let tree = try? JSONTree(parsing: resource),
            let now = FHIRDateTime("2026-11-23T14:15:07+01:00")
        else { return "" }
        var context = EvaluationContext(trees: [tree], now: now)
        context.limits = .init(steps: 4_000, items: 4_000, bytes: 50_000)
        context.variables["x"] = [.integer(7), .string("x")]
        context.trace = { _, _ in }
        let values: [FHIRPathValue]
        do {
            values = try expression.evaluate(on: context.resource(0), in: context)
        } catch {
            return words(of: error)
        }
        hold("no more items come out than the limit", values.count <= 4_000)
        var written = JSONTree()
        let array = written.setArray("value", in: written.makeRoot())
        for value in values {
            value.write(as: "value", into: array, of: &written, from: context.trees)
        }
        let text = written.serialized()
        let again = try? JSONTree(parsing: text)
        hold("what was written reads back the same", again?.serialized() == text)
        for value in values.prefix(16) { checkLiteral(value, context) }
        return String(decoding: text, as: UTF8.self)
    }

    /// A value as it is written in an expression is that value.
    private static func checkLiteral(_ value: FHIRPathValue, _ context: EvaluationContext) {
        guard let literal = value.literal(from: context.trees), literal.unicodeScalars.count < 9_000
        else { return }
        guard let expression = try? FHIRPathExpression(parsing: literal) else {
            return hold("a value's literal is an expression", false) { literal }
        }
        let again = try? expression.evaluate(on: [], in: context)
        hold(
            "a value's literal is that value",
            again?.first?.literal(from: context.trees) == literal
        ) { literal }
    }
}
