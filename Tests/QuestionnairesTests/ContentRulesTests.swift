import ConformanceData
import Testing

@Suite("Results of the consultation questionnaire")
struct ContentRulesTests {
    /// How many visitors are tried: a hundred thousand where the code is optimised, fewer where it is not.
    #if DEBUG
    static let answerSets = 400
    #else
    static let answerSets = 100_000
    #endif

    @Test(
        .enabled(if: ConformanceData.isPresent, "conformance data: \(ConformanceData.absence)")
    )
    func theExpressionsGiveWhatTheExamplesExpect() throws {
        let expressions = try ContentExpressions()
        for scenario in try ContentScenario.all() {
            let outcome = try expressions.evaluate(scenario.answers)
            #expect(outcome.result == scenario.expected, "\(scenario.name)")
        }
    }

    @Test func theExpressionsAgreeWithTheRulesStatedInSwift() throws {
        let expressions = try ContentExpressions()
        var random = RandomAnswers(seed: 20_261_123)
        var seen: Set<String> = []
        for number in 0..<Self.answerSets {
            let answers = random.answerSet()
            let rules = ClinicalRules(answers: answers)
            let outcome = try expressions.evaluate(answers)
            let expected = rules.result
            seen.formUnion(expected.reasons.union([expected.outcome, expected.priority]))
            guard outcome.result == expected, outcome.alerts == rules.alerts else {
                Issue.record("set \(number): \(outcome) instead of \(expected) for \(answers)")
                return
            }
        }
        let all = ContentRow.computed.filter { $0.linkId != "result.notes" }.flatMap(\.codes)
        #expect(seen.isSuperset(of: all), "every rule had its turn")
    }

    @Test func aWorryingSafetyAnswerThatWasChangedStillBringsATalk() throws {
        let expressions = try ContentExpressions()
        let calm = AnswerSet(given: [
            "consent": ["agree"], "path": ["short"], "age": ["18-64"], "safety.now": ["no"],
            "safety.danger": ["false"], "safety.month": ["no"], "safety.recent": ["no"],
        ])
        #expect(try expressions.evaluate(calm).result.priority == "routine")
        for (linkId, code) in [
            ("safety.now", "yes"), ("safety.now", "person"), ("safety.danger", "true"),
            ("safety.month", "yes"), ("safety.month", "skip"), ("safety.recent", "yes"),
        ] {
            var changed = calm
            changed.changed = [linkId: [code]]
            let outcome = try expressions.evaluate(changed)
            #expect(outcome.result.talkBeforeLeaving && outcome.result.priority == "asap")
            #expect(outcome.result.outcome == "review" && outcome.alerts.isEmpty)
        }
        var harmless = calm
        harmless.changed = ["safety.danger": ["false"], "safety.month": ["no"]]
        #expect(try expressions.evaluate(harmless).result.priority == "routine")
    }
}
