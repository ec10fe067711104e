import FHIRModel
import FHIRPath
import Testing

@Suite("No expression hangs, exhausts memory or shows a value")
struct BoundsTests {
    private func result(of source: String, json: String = "{}") throws -> [FHIRPathValue] {
        let tree = try JSONTree(parsing: Array(json.utf8))
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        let context = EvaluationContext(trees: [tree], now: now)
        let expression = try FHIRPathExpression(parsing: source)
        return try expression.evaluate(on: context.resource(0), in: context)
    }

    @Test("length and nesting are bounded, chains are not recursion")
    func size() throws {
        let chain = "1" + String(repeating: "+1", count: 4_000)
        #expect(try result(of: chain) == [.integer(4_001)])
        #expect(throws: FHIRPathSyntaxError.self) {
            try FHIRPathExpression(parsing: String(repeating: "1+", count: 6_000) + "1")
        }
        let deep = String(repeating: "(", count: 65) + "1" + String(repeating: ")", count: 65)
        let error = #expect(throws: FHIRPathSyntaxError.self) {
            try FHIRPathExpression(parsing: deep)
        }
        #expect(error?.problem == .tooDeep)
    }

    @Test(
        "work that never ends or doubles is refused",
        arguments: [
            "repeat($this.toString() & 'a')", "repeatAll($this)",
            "(0).repeatAll($this + 1)",
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.toChars().aggregate($total & $total & 'aaaa', 'a')",
            "'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.toChars().aggregate($total.combine($total), 1).count()",
            "(1).repeat(iif($this < 0, {}, $this + 1)).count()",
            "(0 | 1).repeatAll($this | $this + 1).count()",
        ]
    )
    func endless(source: String) throws {
        let error = #expect(throws: FHIRPathError.self) { try result(of: source) }
        #expect(
            error?.problem == .tooManySteps || error?.problem == .tooLarge
                || error?.problem == .wrongOperand
        )
    }

    @Test(
        "a number past what an Integer holds is empty",
        arguments: [
            "9223372036854775807.5.ceiling()", "(-9223372036854775808.5).floor()",
            "9223372036854775808.5.truncate()", "2147483647.5.ceiling()",
            "(-2147483648.5).floor()", "%resource.least.abs()",
        ]
    )
    func edges(source: String) throws {
        // The file may say what FHIR does not allow.
        #expect(try result(of: source, json: #"{"least":-9223372036854775808}"#) == [])
    }

    @Test("a number just inside is kept")
    func insideEdges() throws {
        #expect(try result(of: "2147483646.5.ceiling()") == [.integer(2_147_483_647)])
        #expect(try result(of: "(-2147483647.5).floor()") == [.integer(-2_147_483_648)])
        #expect(try result(of: "(-2147483647).abs()") == [.integer(2_147_483_647)])
    }

    @Test("multiplied again and again, a small number becomes zero and no longer text")
    func decimalPlaces() throws {
        let source =
            "'\(String(repeating: "a", count: 70))'.toChars().aggregate($total * $total, 0.1)"
        #expect(try result(of: source + " = 0") == [.boolean(true)])
        #expect(try result(of: source + ".toString().length() < 1010") == [.boolean(true)])
    }

    @Test("a hostile pattern gives an answer or an error")
    func pattern() throws {
        let text = String(repeating: "a", count: 500) + "!"
        #expect(try result(of: "'\(text)'.matches('(a+)+$')") == [.boolean(false)])
    }

    @Test("iif in iif is bounded by the nesting and takes one way only")
    func nestedChoice() throws {
        func nested(_ levels: Int) -> String {
            let opening = String(repeating: "iif(1 > 2, 1.single() / 0, ", count: levels)
            return opening + "'end'" + String(repeating: ")", count: levels)
        }
        #expect(try result(of: nested(60)) == [.string("end")])
        let error = #expect(throws: FHIRPathSyntaxError.self) {
            try FHIRPathExpression(parsing: nested(70))
        }
        #expect(error?.problem == .tooDeep)
    }

    @Test(
        "a text that replaces itself by a longer one is stopped",
        arguments: ["'a'.repeat(replaceMatches('a', 'aa'))", "'a'.repeat(replace('a', 'aaa'))"]
    )
    func growingText(source: String) throws {
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        var context = EvaluationContext(trees: [], now: now)
        context.limits = .init(steps: 5_000, items: 1_000, bytes: 100_000)
        let expression = try FHIRPathExpression(parsing: source)
        #expect(throws: FHIRPathError.self) { try expression.evaluate(on: [], in: context) }
    }

    @Test("a limit of the caller's own is kept to")
    func ownLimits() throws {
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        var context = EvaluationContext(trees: [], now: now)
        for (limits, source, problem) in [
            (
                EvaluationContext.Limits(steps: 50, items: 1_000, bytes: 1_000),
                "(1 | 2 | 3).repeatAll($this).count()", FHIRPathError.Problem.tooManySteps
            ),
            (
                .init(steps: 5_000, items: 10, bytes: 1_000), "'aaaaaaaaaaaaaaaa'.toChars()",
                .tooLarge
            ),
            (.init(steps: 5_000, items: 10, bytes: 8), "'aaaaa' + 'bbbbb'", .tooLarge),
        ] {
            context.limits = limits
            let expression = try FHIRPathExpression(parsing: source)
            let error = #expect(throws: FHIRPathError.self) {
                try expression.evaluate(on: [], in: context)
            }
            #expect(error?.problem == problem)
        }
    }

    @Test(
        "arithmetic beyond 32 bits, 64 bits or 38 digits is empty",
        arguments: [
            "2147483647 + 1", "-2147483648 - 1", "9223372036854775807L + 1",
            "9223372036854775807L * 2L", "-(-9223372036854775808L)", "(-2147483648).abs()",
            "2147483647 * 2147483647",
            "99999999999999999999.0 * 99999999999999999999.0", "1 div 0", "1 mod 0", "1 / 0",
            "1000.exp()", "(-1000).exp()", "3000000000.5.floor()",
        ]
    )
    func overflow(source: String) throws {
        #expect(try result(of: source).isEmpty)
    }

    @Test("decimals are exact and keep their scale")
    func decimals() throws {
        #expect(try result(of: "0.1 + 0.2 = 0.3") == [.boolean(true)])
        #expect(try result(of: "1.50.toString()") == [.string("1.50")])
    }

    @Test("an error shows the expression with a caret and no value")
    func secrecy() throws {
        let json = "{\"item\":[{\"text\":\"canary\"},{\"text\":\"canary\"}]}"
        let error = #expect(throws: FHIRPathError.self) {
            try result(of: "item.text.single()", json: json)
        }
        let text = error?.description ?? ""
        #expect(text.contains("item.text.single()") && text.contains("^"))
        #expect(!text.contains("canary"))
        #expect("\(FHIRPathValue.string("canary"))" == "<redacted>")
    }
}
