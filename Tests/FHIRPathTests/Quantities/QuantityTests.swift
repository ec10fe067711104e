import FHIRModel
import FHIRPath
import Testing

@Suite("Quantities in expressions (FHIRPath N1 §4.1.8)")
struct QuantityTests {
    private func context() throws -> EvaluationContext {
        EvaluationContext(trees: [], now: try #require(FHIRDateTime("2026-11-23T14:15:07+01:00")))
    }

    /// The result of an expression as text: empty for none.
    private func evaluate(_ expression: String) throws -> String {
        let parsed = try FHIRPathExpression(parsing: expression + ".toString()")
        let context = try context()
        return try parsed.evaluate(on: [], in: context).map {
            if case .string(let text) = $0 { text } else { "?" }
        }.joined(separator: ", ")
    }

    @Test(
        "Equality converts units; different things give an empty result",
        arguments: [
            ("4.0000 'g' = 4000.0 'mg'", "true"), ("4 'g' != 4040 'mg'", "true"),
            ("1 '[lb_av]' = 453.59237 'g'", "true"), ("37 'Cel' = 98.6 '[degF]'", "true"),
            ("1 'g' = 1 'm'", ""), ("1 'g' = 1 'foo'", ""), ("2 'foo' = 2 'foo'", "true"),
            ("1 '[iU]' = 1 '[IU]'", "true"), ("1 '%' = 0.01 '1'", "true"), ("1 '%' = 0.01", "true"),
            ("6 'g' > 5999 'mg'", "true"), ("70 '[in_i]' < 178 'cm'", "true"),
            ("1 'g' < 1 'm'", ""),
            ("0.1 'm' + 0.2 'm' = 0.3 'm'", "true"),
        ]
    )
    func equality(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test(
        "Equivalence converts to the larger unit and rounds to the fewer places",
        arguments: [
            ("4 'g' ~ 4000 'mg'", "true"), ("4 'g' ~ 4040 'mg'", "true"),
            ("4040 'mg' ~ 4 'g'", "true"),
            ("4.00 'g' ~ 4040 'mg'", "false"), ("1 '[lb_av]' ~ 0.45 'kg'", "true"),
            ("1 'g' ~ 1 'm'", "false"), ("1 'foo' ~ 1 'bar'", "false"),
        ]
    )
    func equivalence(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test(
        "Calendar durations equal UCUM's up to weeks; years and months are only equivalent",
        arguments: [
            ("7 days = 1 week", "true"), ("7 days = 1 'wk'", "true"), ("1 hour = 60 'min'", "true"),
            ("1 second = 1000 'ms'", "true"), ("1 year = 1 'a'", ""), ("1 month = 1 'mo'", ""),
            ("1 year > 1 'd'", ""), ("1 year ~ 1 'a'", "true"), ("1 month ~ 1 'mo'", "true"),
            ("1 year = 12 months", "true"), ("1 year = 365 days", "true"),
            ("2 months = 60 days", "true"),
            ("13 months > 1 year", "true"), ("6 days < 1 week", "true"),
        ]
    )
    func calendar(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test(
        "Arithmetic keeps units: the smaller for sums, products and quotients of units otherwise",
        arguments: [
            ("1 'm' + 2 'cm'", "102 'cm'"), ("2 'cm' + 1 'm'", "102 'cm'"),
            ("1 'kg' - 1 'g'", "999 'g'"),
            ("1 'm' + 1 'g'", ""), ("1 'Cel' + 1 'K'", ""), ("1 'Cel' + 1 'Cel'", "2 'Cel'"),
            ("2.0 'cm' * 2.0 'm'", "400.0 'cm2'"), ("4.0 'g' / 2.0 'm'", "2 'g/m'"),
            ("3 'm' * 2", "6 'm'"),
            ("6 'm' / 2 'm'", "3 '1'"), ("6 'm' / 2 'cm'", "300 '1'"), ("6 / 2 's'", "3 '/s'"),
            ("6 'J' / 2 'kg.m'", "3 'J/(kg.m)'"), ("1 'm' / 0 's'", ""),
            ("1 year + 1 month", "13 months"),
            ("6 months / 2", "3 months"), ("70 'kg' / 2 'm2'", "35 'kg/m2'"),
        ]
    )
    func arithmetic(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test("Products of products end when no unit could be read any more")
    func growth() throws {
        let expression = "(1 | 2 | 3 | 4 | 5).aggregate(iif($total.empty(), 2 'm', $total * 2 's'))"
        #expect(try evaluate(expression) == "32 'm.s.s.s.s'")
        let long = (0..<200).map { _ in " * 1 'mol/L'" }.joined()
        let parsed = try? FHIRPathExpression(parsing: "(1 's'\(long))")
        let result = try parsed?.evaluate(on: [], in: context())
        #expect(result?.isEmpty ?? true)
    }

    @Test(
        "R4 fhirpath, Use of FHIR Quantity: a duration of a resource is one of the calendar beside dates and calendar durations",
        arguments: [
            ("item[0].answer.value = 2 years", ["true"]),
            ("item[0].answer.value > 18 months", ["true"]),
            ("3 years > item[0].answer.value", ["true"]),
            ("item[0].answer.value > 1 'a'", ["true"]), ("2 'a' = 2 years", []),
            ("@2020-02-29 + item[0].answer.value", [#""2022-02-28""#]),
            ("@2020-03-31 - item[1].answer.value", [#""2020-02-29""#]),
            ("@T10:30 + item[2].answer.value", [#""10:45""#]),
            ("item[0].answer.value ~ 2 'a'", ["true"]),
        ]
    )
    func durationsOfResources(expression: String, expected: [String]) throws {
        func item(_ value: Int, _ code: String) -> String {
            #"{"linkId":"\#(code)","answer":[{"valueQuantity":{"value":\#(value),"system":"http://unitsofmeasure.org","code":"\#(code)"}}]}"#
        }
        let trial = try ExpressionTrial(
            #"{"resourceType":"QuestionnaireResponse","item":[\#(item(2, "a")),\#(item(1, "mo")),\#(item(15, "min"))]}"#
        )
        #expect(try trial.results(of: expression) == expected)
    }
}
