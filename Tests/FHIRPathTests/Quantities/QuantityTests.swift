import FHIRModel
import FHIRPath
import Testing

@Suite("Quantities in expressions (FHIRPath 3.0)")
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
        "Equivalence converts to the larger unit and rounds to the fewer places, zeros at the end left out",
        arguments: [
            ("4 'g' ~ 4000 'mg'", "true"), ("4 'g' ~ 4040 'mg'", "true"),
            ("4040 'mg' ~ 4 'g'", "true"),
            ("4.00 'g' ~ 4040 'mg'", "true"), ("4.01 'g' ~ 4040 'mg'", "false"),
            ("1 '[lb_av]' ~ 0.45 'kg'", "true"), ("1 year ~ 11 months", "true"),
            ("1 'g' ~ 1 'm'", ""), ("1 'g' !~ 1 'm'", ""), ("1 'foo' ~ 1 'bar'", ""),
            ("(1 'g' | 2 'g') ~ (1 'g' | 2 'm')", "false"),
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
            ("13 months > 1 year", "true"), ("6 days < 1 week", "true"), ("1 'a' > 1 day", ""),
            ("1 's' > 1 year", ""), ("1 'mo' < 5 weeks", ""), ("1 'a' > 1 'mo'", "true"),
            ("1 'min' < 2 minutes", "true"),
        ]
    )
    func calendar(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test(
        "Sums are in the unit of the first, products and quotients in the reduced unit",
        arguments: [
            ("1 'm' + 2 'cm'", "1.02 'm'"), ("2 'cm' + 1 'm'", "102 'cm'"),
            ("1 'kg' - 1 'g'", "0.999 'kg'"), ("2 + 3 'cm'", "5 'cm'"), ("3 'cm' - 2", "1 'cm'"),
            ("1 + 2 'foo'", ""), ("1 + 2 '%'", "1.02 '1'"),
            ("1 'm' + 1 'g'", ""), ("1 'Cel' + 1 'K'", ""), ("1 'Cel' + 1 'Cel'", "2 'Cel'"),
            ("2.0 'cm' * 2.0 'm'", "400.0 'cm2'"), ("4.0 'g' / 2.0 'm'", "2 'g/m'"),
            ("3 'm' * 2", "6 'm'"),
            ("6 'm' / 2 'm'", "3 '1'"), ("6 'm' / 2 'cm'", "3 'm/cm'"), ("6 / 2 's'", "3 '/s'"),
            ("(6 'm' / 2 'cm') = 300", "true"), ("350 'mg' / 70 'kg'", "5 'mg/kg'"),
            ("5 'mg/kg' * 70 'kg'", "350 'mg'"), ("5 'mg/kg' * 70000 'g'", "350 'mg'"),
            ("350 'mg/d' / 5 'mg/kg/d'", "70 'kg'"), ("10 'mL/h' * 30 'min'", "5.0 'mL'"),
            ("120 'mL/h' / 2 'min'", "3600 'mL/h2'"), ("3 'cm' * 12 'cm2'", "36 'cm3'"),
            ("12 'cm2' / 3 'cm'", "4 'cm'"), ("1 '{tablet}/d' * 7 'd'", "7 '{tablet}'"),
            ("6 'J' / 2 'kg.m'", "3 'J/kg/m'"), ("1 'm' / 0 's'", ""), ("2 'foo' * 3 'm'", ""),
            ("1 year + 1 month", ""), ("1 year + 12 'mo'", ""), ("1 year + 2 years", "3 years"),
            ("12 days * 45 'm'", ""), ("6 months / 2 months", ""), ("2 * 3 days", "6 days"),
            ("6 months / 2", "3 months"), ("70 'kg' / 2 'm2'", "35 'kg/m2'"),
        ]
    )
    func arithmetic(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }

    @Test("Products of products end when no unit could be read any more")
    func growth() throws {
        let expression = "(1 | 2 | 3 | 4 | 5).aggregate(iif($total.empty(), 2 'm', $total * 2 's'))"
        #expect(try evaluate(expression) == "32 'm.s4'")
        let long = (0..<200).map { _ in " * 1 'mol/L'" }.joined()
        let parsed = try? FHIRPathExpression(parsing: "(1 's'\(long))")
        let result = try parsed?.evaluate(on: [], in: context())
        #expect(result?.isEmpty ?? true)
    }

    @Test(
        "R4 fhirpath, Use of FHIR Quantity: years and months of a resource are those of the calendar",
        arguments: [
            ("item[0].answer.value = 2 years", ["true"]),
            ("item[0].answer.value > 18 months", ["true"]),
            ("3 years > item[0].answer.value", ["true"]),
            ("item[0].answer.value > 1 'a'", []), ("2 'a' = 2 years", []),
            ("item[0].answer.value.toQuantity('year').value", ["2"]),
            ("@2025 + item[0].answer.value * 2", [#""2029""#]),
            ("item[0].answer.value.comparable(2 years)", ["true"]),
            ("item[1].answer.value.comparable(2 years)", ["true"]),
            ("item[2].answer.value = 15 minutes", ["true"]),
            ("item[2].answer.value * 4 'mL/min' = 60 'mL'", ["true"]),
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

    @Test(
        "Only UCUM's codes count as UCUM: a quantity of another system, or with words alone, is no other quantity",
        arguments: [
            (#""system":"http://example.org/units","code":"min""#, "%q = 4 'min'", []),
            (#""system":"http://example.org/units","code":"min""#, "%q != 4 'min'", []),
            (#""system":"http://example.org/units","code":"min""#, "%q < 5 'min'", []),
            (#""system":"http://example.org/units","code":"min""#, "%q ~ 4 'min'", []),
            (#""system":"http://example.org/units","code":"min""#, "%q + 1 'min'", []),
            (#""system":"http://example.org/units","code":"min""#, "%q.toQuantity()", []),
            (
                #""system":"http://example.org/units","code":"min""#, "%q.comparable(4 'min')",
                ["false"]
            ),
            (#""system":"http://example.org/units","code":"min""#, "%q = %q", ["true"]),
            (#""system":"http://example.org/units","code":"min""#, "%q <= %other", ["true"]),
            (
                #""system":"http://example.org/units","code":"min""#, "%q.comparable(%other)",
                ["true"]
            ),
            (#""unit":"min""#, "%q = 4 'min'", []), (#""unit":"min""#, "%q > 1", []),
            (#""code":"min""#, "%q = 4 'min'", []), (#""unit":"min""#, "%q.value > 1", ["true"]),
            (#""system":"http://unitsofmeasure.org","code":"min""#, "%q = 4 minutes", ["true"]),
            (
                #""comparator":"<","system":"http://unitsofmeasure.org","code":"min""#,
                "%q = 4 'min'", []
            ),
            (
                #""system":"http://hl7.org/fhirpath/CodeSystem/calendar-units","code":"year""#,
                "%q = 48 months", ["true"]
            ),
        ]
    )
    func otherUnits(unit: String, expression: String, expected: [String]) throws {
        func observation(_ value: Int) -> String {
            #"{"resourceType":"Observation","valueQuantity":{"value":\#(value),\#(unit)}}"#
        }
        var trial = try ExpressionTrial(observation(4), variables: ["x": observation(5)])
        let context = trial.context
        func value(_ tree: Int) throws -> [FHIRPathValue] {
            try FHIRPathExpression(parsing: "value").evaluate(
                on: context.resource(tree),
                in: context
            )
        }
        trial.context.variables["q"] = try value(0)
        trial.context.variables["other"] = try value(1)
        #expect(try trial.results(of: expression) == expected)
    }

    @Test(
        "toQuantity(unit) gives a number the unit, and converts others in their own system",
        arguments: [
            ("45.toQuantity('m')", "45 'm'"), ("'45'.toQuantity('year')", "45 years"),
            ("45.toQuantity('nonsense')", ""), ("52 'cm'.toQuantity('m')", "0.52 'm'"),
            ("7 days.toQuantity('wk')", "1 'wk'"), ("182.5 days.toQuantity('a')", "0.5 'a'"),
            ("182.5 'd'.toQuantity('a')", "0.4996577686516085 'a'"),
            ("1 'a'.toQuantity('months')", "12 months"),
            ("1 'mo'.toQuantity('day')", "30.4375 days"),
            ("2 hours.toQuantity('min')", "120 'min'"),
            ("98.6 '[degF]'.toQuantity('Cel')", "37.0 'Cel'"),
            ("4.5 'm'.floor()", "4 'm'"), ("(-4.5 days).ceiling()", "-4 days"),
            ("4.56 'm'.truncate()", "4 'm'"), ("4.56 'm'.round(1)", "4.6 'm'"),
            ("(-4 'm').abs()", "4 'm'"),
        ]
    )
    func conversion(expression: String, expected: String) throws {
        #expect(try evaluate("(\(expression))") == expected)
    }
}
