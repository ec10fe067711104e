import ConformanceData
import FHIRModel
import FHIRPath
import Testing

@Suite(
    "Expressions of public questionnaires",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)")
)
struct RealExpressionTests {
    /// What the grammar does not allow, by how it begins: a pattern with unescaped quotation marks,
    /// a surplus parenthesis, which parsers that do not look for the end let pass, and two
    /// strings in double quotation marks.
    static let brokenByGrammar: [(start: String, problem: FHIRPathSyntaxError.Problem)] = [
        ("%resource.repeat(item).where(linkId='patient_email')", .expressionExpected),
        ("(%familyNameSecondLetter +", .unexpectedText),
        ("iif(%district-id.exists(), \"Village", .unexpectedCharacter),
        ("iif(%province-id.exists(), \"District", .unexpectedCharacter),
    ]

    /// What the grammar allows but no specification has a function for.
    static let brokenByName: [(start: String, problem: FHIRPathSyntaxError.Problem)] = [
        (
            "(%resource.item.where(linkId='AUDIT-0').answer.valueCoding.code != 'AUDIT-0-0' and (iif",
            .wrongArgumentCount(function: "iif", allowed: 2...3)
        ),
        ("item(1)", .unknownFunction("item")),
        (
            "today().toDate().difference(",
            .wrongArgumentCount(function: "difference", allowed: 2...2)
        ),
    ]

    @Test("all parse, but for those the grammar does not allow or that call unknown functions")
    func parsing() throws {
        var broken = Self.brokenByGrammar + Self.brokenByName
        for source in try ConformanceData.expressions() {
            do {
                _ = try FHIRPathExpression(parsing: source)
            } catch {
                let known = broken.firstIndex {
                    source.hasPrefix($0.start) && $0.problem == error.problem
                }
                if let known {
                    broken.remove(at: known)
                } else {
                    Issue.record("\(source)\n\(error)")
                }
            }
        }
        #expect(broken.isEmpty, "these parse now: \(broken.map(\.start))")
    }

    @Test("what the printer writes parses to the same expression and prints the same")
    func roundTrip() throws {
        var count = 0
        for source in try ConformanceData.expressions() {
            guard let parsed = try? FHIRPathExpression(parsing: source) else { continue }
            let printed = parsed.description
            let again = try FHIRPathExpression(parsing: printed)
            #expect(again == parsed, "\(source)")
            #expect(again.description == printed)
            count += 1
        }
        #expect(count > 1390)
    }

    @Test("all evaluate on every response of the fixtures, to a result or an error")
    func evaluation() throws {
        let now = try #require(FHIRDateTime("2026-11-23T14:15:07+01:00"))
        let expressions = try ConformanceData.expressions().compactMap {
            try? FHIRPathExpression(parsing: $0)
        }
        var results = 0
        for (_, tree) in try ConformanceData.resources("QuestionnaireResponse") {
            var context = EvaluationContext(trees: [tree], now: now)
            let focus = context.resource(0)
            context.variables["resource"] = focus
            for expression in expressions {
                results += (try? expression.evaluate(on: focus, in: context))?.count ?? 0
            }
        }
        #expect(results > 0)
    }
}
