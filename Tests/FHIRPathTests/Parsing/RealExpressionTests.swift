import ConformanceData
import FHIRModel
import FHIRPath
import Testing

@Suite(
    "Expressions of public questionnaires",
    .enabled(if: ConformanceData.isPresent, "\(ConformanceData.absence)"))
struct RealExpressionTests {
    /// The three the grammar does not allow, by how they begin and what is wrong.
    static let broken: [String] = []

    @Test("all parse, but for three that the grammar does not allow")
    func parsing() throws {
        var failures: [String] = []
        for source in try ConformanceData.expressions() {
            do {
                _ = try FHIRPathExpression(parsing: source)
            } catch {
                failures.append("\(source)\n\(error)")
            }
        }
        for failure in failures { print(failure) }
        #expect(failures.count == 3)
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
