import FHIRPath
import Testing

/// FHIRPath 3.0, Conversion: what becomes what by itself, and what only when asked.
@Suite struct ConversionTests {
    private let trial: ExpressionTrial

    init() throws {
        trial = try ExpressionTrial(
            #"{"resourceType":"Patient","birthDate":"1974-12-25","multipleBirthInteger":3,"name":[{"given":["Ana","Luz"]}]}"#
        )
    }

    @Test(
        "no number, date or boolean is a string",
        arguments: [
            "123.length()", "5.startsWith('5')", "1.5.contains('.')", "@2026.substring(0, 2)",
            "5L.upper()",
            "birthDate.substring(0, 4)", "multipleBirth.length()", "true.trim()", "12.indexOf('2')",
            "1.matches('1')", "12.split('1')", "5.encode('hex')", "(1 | 2).join(',')",
        ]
    )
    func strings(expression: String) throws {
        #expect(try trial.problem(of: expression) == .wrongInput)
    }

    @Test(
        "nor does an argument become one, nor a Decimal an Integer",
        arguments: [
            "'5'.startsWith(5)", "'abc'.substring(1.0)", "(1 | 2).take(1.0)", "(1 | 2).skip(1L)",
            "'a'.replace('a', 1)", "(1 | 2)[1.0]", "'a' & 1", "1 & 'a'", "'a' + 1",
        ]
    )
    func arguments(expression: String) throws {
        let problem = try trial.problem(of: expression)
        #expect(problem == .wrongArgument || problem == .wrongOperand)
    }

    @Test(
        "Long: literals, conversions, arithmetic, comparison",
        arguments: [
            ("5L + 1", "6L"), ("5L * 2L", "10L"), ("7L - 9", "-2L"), ("7L mod 4", "3L"),
            ("7 div 2L", "3L"),
            ("5L / 2", "2.5"), ("5L + 1.5", "6.5"), ("5L * 2 'cm'", "10 'cm'"), ("-5L", "-5L"),
            ("-9223372036854775808L", "-9223372036854775808L"), ("(-5L).abs()", "5L"),
            ("2147483647.toLong() + 1", "2147483648L"), ("'9000000000'.toLong()", "9000000000L"),
            ("9000000000L.toInteger()", ""), ("5L.toInteger()", "5"), ("true.toLong()", "1L"),
            ("1.5.toLong()", ""), ("'9223372036854775808'.convertsToLong()", "false"),
            ("5L = 5", "true"), ("5 < 6L", "true"), ("5L = 5.0", "true"), ("3L < 3.1", "true"),
            ("5L ~ 5", "true"),
            ("5L = 5 '1'", "true"), ("(5 | 5L | 5.0).count()", "1"), ("5L is Long", "true"),
            ("5L is Integer", "false"),
            ("5L.toString()", "'5'"), ("5L.toDecimal()", "5"), ("5L.toQuantity('m')", "5 'm'"),
            ("1L.toBoolean()", "true"),
            ("5L.type().name", "'Long'"), ("(1L | 2L).sum()", "3L"), ("(1L | 2L).avg()", "1.5"),
            ("9L.sqrt()", "3.0"), ("5L.floor()", "5"), ("9000000000L.floor()", ""),
            ("5L.round()", "5"),
        ]
    )
    func longs(expression: String, expected: String) throws {
        let parsed = try FHIRPathExpression(parsing: expression)
        let values = try parsed.evaluate(on: trial.context.resource(0), in: trial.context)
        #expect(values.compactMap { $0.literal(from: trial.context.trees) }.joined() == expected)
    }

    @Test(
        "a number too large for its type is no literal, but with its sign the least one is",
        arguments: [
            "2147483648", "9223372036854775808L", "2147483648.abs()", "-2147483648.abs()",
            "1 - 2147483648",
        ]
    )
    func largest(source: String) {
        let error = #expect(throws: FHIRPathSyntaxError.self) {
            try FHIRPathExpression(parsing: source)
        }
        #expect(error?.problem == .numberOutOfRange)
    }

    @Test(
        "a backslash that begins no escape is left out",
        arguments: [
            (#"'\p'"#, "p"), (#"'\3'"#, "3"), (#"'\u12'"#, "u12"), (#"'\u12G4'"#, "u12G4"),
            (#"'\\d'"#, #"\\d"#),
            (#"'\/'"#, "/"), (#"'\u0041'"#, "A"),
        ]
    )
    func escapes(expression: String, expected: String) throws {
        #expect(try trial.results(of: expression) == ["\"\(expected)\""])
    }

    @Test(
        "flags of regular expressions are i and m",
        arguments: [
            "'a'.matches('a', 's')", "'a'.matchesFull('a', 'g')",
            "'a'.replaceMatches('a', 'b', 'x')",
        ]
    )
    func flags(expression: String) throws {
        #expect(try trial.problem(of: expression) == .malformedPattern)
        #expect(try trial.results(of: "'A'.replaceMatches('a', 'b', 'im')") == [#""b""#])
    }

    @Test(
        "functions of numbers refuse what they have no result for, by the text of each",
        arguments: [
            ("100.log(0)", .wrongArgument), ("0.log(10)", .wrongInput),
            ("(-1).log(10)", .wrongInput),
            ("(4 'm').sqrt()", .wrongInput), ("(4 'm').exp()", .wrongInput),
            ("2 'm'.power(2)", .wrongInput),
            ("1.round(-1)", .wrongArgument), ("%factory", .unsupportedVariable),
            ("%server", .unsupportedVariable),
            ("%terminologies.expand('x')", nil),
        ] as [(String, FHIRPathError.Problem?)]
    )
    func numbers(expression: String, problem: FHIRPathError.Problem?) throws {
        guard let problem else {
            #expect(throws: FHIRPathSyntaxError.self) {
                try FHIRPathExpression(parsing: expression)
            }
            return
        }
        #expect(try trial.problem(of: expression) == problem)
    }
}
