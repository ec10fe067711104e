import FHIRModel
import FormTesting
import Testing

@testable import FormFiller

/// The consultation questionnaire through the whole engine, reading, conditions, calculation and alerts, held to the rules
/// stated a second time in plain Swift.
@Suite("The consultation questionnaire, filled in at random")
struct ContentEngineTests {
    /// How many visitors are tried: a hundred thousand where the code is optimised (`.ci/run` does), fewer where it is not.
    #if DEBUG
    static let answerSets = 100
    #else
    static let answerSets = 100_000
    #endif

    static let parts = 4

    @Test("the engine agrees with the rules stated in Swift", arguments: 1...parts)
    func agrees(part: Int) throws {
        let file = try ShippedFile.consultation()
        let form = Form(compiling: Questionnaire(file.tree))
        let now = try noon()
        var random = RandomAnswers(seed: UInt64(part))
        var seen: Set<String> = []
        for number in 0..<(Self.answerSets / Self.parts) {
            let answers = random.answerSet()
            let rules = ClinicalRules(answers: answers)
            // Every answer given is sent, also to questions that are not shown: those must not count.
            let response = QuestionnaireResponse(answers.response(to: file, all: true))
            let made = ResponseEvaluation(of: response, to: form, now: now)
            let found = AnsweredItems(of: made.response)
            let expected = rules.result
            seen.insert(expected.outcome)
            guard found.result == expected else {
                Issue.record("set \(number): \(found.result) instead of \(expected) for \(answers)")
                return
            }
            let alerts = Set(made.interview.staffAlerts.compactMap(\.code))
            let shown = Set(
                ContentRow.asked.map(\.linkId).filter { answers.isAnswered($0) }
            )
            guard alerts == rules.alerts, found.asked == shown else {
                Issue.record(
                    "set \(number): alerts \(alerts), answered \(found.asked) for \(answers)"
                )
                return
            }
        }
        #expect(seen == ["urgent", "other-service", "review", "consultation"])
    }
}

/// The answers of a response by linkId, codes for Codings.
private struct AnsweredItems {
    private var codes: [String: [String]] = [:]

    init(of response: QuestionnaireResponse) {
        read(response.node, in: response.tree)
    }

    private mutating func read(_ node: JSONNode, in tree: JSONTree) {
        for item in tree.elements("item", of: node) {
            let linkId = tree.string(at: tree.child("linkId", of: item)) ?? ""
            for answer in tree.elements("answer", of: item) {
                let value = tree.firstChild(of: answer)
                let code =
                    tree.string(at: tree.child("code", of: value))
                    ?? tree.boolean(at: value).map { "\($0)" }
                    ?? String(decoding: tree.bytes(at: value), as: UTF8.self)
                codes[linkId, default: []].append(code)
            }
            read(item, in: tree)
        }
    }

    /// The linkIds of questions a visitor answered.
    var asked: Set<String> { Set(codes.keys.filter { !$0.hasPrefix("result.") }) }

    var result: ClinicalResult {
        var result = ClinicalResult()
        result.signs = codes["result.signs"]?.first.flatMap { Int($0) } ?? -1
        result.outcome = codes["result.outcome"]?.joined(separator: "+") ?? ""
        result.priority = codes["result.priority"]?.joined(separator: "+") ?? ""
        result.talkBeforeLeaving = codes["result.talk-before-leaving"] == ["true"]
        result.reasons = Set(codes["result.reasons"] ?? [])
        result.notes = Set(codes["result.notes"] ?? [])
        return result
    }
}
