import ConformanceData
import FHIRModel
import FHIRPath
import RandomTesting
import Testing

@Suite("Random expressions end in a result or an error")
struct FuzzTests {
    private static let response = """
        {"resourceType":"QuestionnaireResponse","status":"completed","item":[
        {"linkId":"a","answer":[{"valueInteger":3},{"valueDecimal":1.50}]},
        {"linkId":"b","text":"B","_text":{"extension":[{"url":"u","valueString":"x"}]},
        "answer":[{"valueCoding":{"system":"s","code":"c","display":"C"},
        "item":[{"linkId":"d","answer":[{"valueDate":"2015-02"},{"valueBoolean":true}]}]}]},
        {"linkId":"e","answer":[{"valueQuantity":{"value":4,"unit":"g","code":"g"}}]}]}
        """

    private static let tokens =
        FHIRPathFunction.allCases.map { $0.rawValue + "(" } + [
            "item", "answer", "value", "linkId", "extension", "url", "QuestionnaireResponse",
            ".", ".", ".", ".", "(", ")", ")", ")", "[", "]", "0", "1", "2147483647", "0.1",
            "99999999999999999999999999999.9", "'a'", "'b'", "''", "'(a+)+$'", "'[0-9]'", "@2015",
            "@2015-02-29", "@2016-02-29T10:00", "@T10:30", "@9999-12-31", "@0001-01-01", "1 year",
            "12 months", "2147483647 days", "4 'g'", "1 'kg'", "{}", "true", "false", "$this",
            "$index", "$total", "%resource", "%context", "%x", "%ucum", "is", "as", "Quantity",
            "System.String", "and", "or", "xor", "implies", "in", "contains", "div", "mod", "+",
            "-", "*", "/", "&", "|", "=", "!=", "~", "!~", "<", "<=", ">", ">=", ",", ",",
        ]

    /// How many texts each test tries; a run tries twice as many.
    private static let count = 100_000

    private func context() throws -> EvaluationContext {
        let tree = try JSONTree(parsing: Array(Self.response.utf8))
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        var context = EvaluationContext(trees: [tree], now: now)
        context.limits = .init(steps: 5_000, items: 5_000, bytes: 50_000)
        context.variables["x"] = [.integer(7), .string("x")]
        context.trace = { _, _ in }
        return context
    }

    /// Parses, prints, checks and evaluates; whether it parsed at all.
    private func exercise(_ source: String, in context: EvaluationContext) -> Bool {
        guard let expression = try? FHIRPathExpression(parsing: source) else { return false }
        let printed = expression.description
        #expect((try? FHIRPathExpression(parsing: printed)) == expression, "\(source)")
        _ = expression.reads
        try? expression.check(on: "QuestionnaireResponse")
        _ = try? expression.evaluate(on: context.resource(0), in: context)
        return true
    }

    @Test(
        "a name of nothing is none, however it is written",
        arguments: ["%''", "%``", "``", "a.``"]
    )
    func emptyName(source: String) {
        #expect { try FHIRPathExpression(parsing: source) } throws: { error in
            (error as? FHIRPathSyntaxError)?.problem == .nameExpected
        }
    }

    @Test("names of variables are printed so that they are read again")
    func variableNames() throws {
        let context = try context()
        for source in ["%'a b'", "%`a b`", "%'it\\'s'", "%'`'", "%ucum", "%'1'"] {
            #expect(exercise(source, in: context), "\(source)")
        }
    }

    @Test("token soup")
    func soup() throws {
        let context = try context()
        var generator = SeededNumbers(seed: 20_261_123)
        var parsed = 0
        for _ in 0..<Self.count {
            let length = Int.random(in: 1...14, using: &generator)
            let source = (0..<length).map { _ in
                (Self.tokens.randomElement(using: &generator) ?? "")
                    + (Bool.random(using: &generator) ? " " : "")
            }.joined()
            let closing = String(
                repeating: ")",
                count: max(0, source.count { $0 == "(" } - source.count { $0 == ")" })
            )
            if exercise(source + closing, in: context) { parsed += 1 }
        }
        #expect(parsed > 1000, "too few of the texts are expressions to try the evaluator")
    }

    @Test(
        "mutations of real expressions",
        .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
    )
    func mutations() throws {
        let context = try context()
        let sources = try ConformanceData.expressions().filter { $0.utf8.count < 400 }
        var generator = SeededNumbers(seed: 5)
        var parsed = 0
        for _ in 0..<Self.count {
            var text = Array((sources.randomElement(using: &generator) ?? "").unicodeScalars)
            for _ in 0..<Int.random(in: 1...4, using: &generator) where !text.isEmpty {
                let place = Int.random(in: 0..<text.count, using: &generator)
                switch Int.random(in: 0..<4, using: &generator) {
                case 0: text.remove(at: place)
                case 1: text.swapAt(place, Int.random(in: 0..<text.count, using: &generator))
                case 2:
                    let token = Self.tokens.randomElement(using: &generator) ?? ""
                    text.insert(contentsOf: token.unicodeScalars, at: place)
                default:
                    let end = min(text.count, place + Int.random(in: 1...20, using: &generator))
                    text.insert(contentsOf: Array(text[place..<end]), at: place)
                }
            }
            var source = String.UnicodeScalarView()
            source.append(contentsOf: text)
            if exercise(String(source), in: context) { parsed += 1 }
        }
        #expect(parsed > 1000, "too few of the texts are expressions to try the evaluator")
    }
}
