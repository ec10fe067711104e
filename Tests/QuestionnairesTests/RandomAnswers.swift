import FHIRModel
import FormTesting
import RandomTesting

/// Answer sets at random, the same ones for the same seed.
///
/// Most visitors in it agree and are in no danger, so that every rule has its turn; some leave questions out.
struct RandomAnswers {
    var numbers: SeededNumbers

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    private mutating func chance(_ percent: Int) -> Bool {
        Int.random(in: 0..<100, using: &numbers) < percent
    }

    mutating func answerSet() -> AnswerSet {
        var answers = AnswerSet(given: [:])
        let skipped = [0, 0, 5, 30].randomElement(using: &numbers) ?? 0
        let calm = chance(50)
        for row in ContentRow.asked where !chance(skipped) {
            if calm, chance(92), let code = Self.unremarkable[row.linkId] {
                answers.given[row.linkId] = [code]
            } else {
                answers.given[row.linkId] = codes(for: row)
            }
        }
        if chance(95) { answers.given["consent"] = ["agree"] }
        if chance(60) { answers.given["safety.now"] = ["no"] }
        if chance(60) { answers.given["safety.danger"] = ["false"] }
        if chance(60) { answers.given["safety.recent"] = ["no"] }
        for row in ContentRow.asked where row.linkId.hasPrefix("safety.") && chance(8) {
            answers.changed[row.linkId] = codes(for: row)
        }
        return answers
    }

    private mutating func codes(for row: ContentRow) -> [String] {
        if row.type == "boolean" { return [chance(50) ? "true" : "false"] }
        if row.type == "string" { return ["x"] }
        guard row.shape.contains(.repeats) else {
            return row.codes.randomElement(using: &numbers).map { [$0] } ?? []
        }
        if row.codes.contains("none"), chance(60) { return ["none"] }
        let several = row.codes.filter { $0 != "none" && chance(35) }
        return several.isEmpty ? [row.codes[0]] : several
    }

    private static let unremarkable = [
        "path": "full", "age": "18-64", "safety.month": "no", "signs.event": "yes",
        "signs.relive": "true", "signs.avoid": "true", "signs.mood": "true",
        "signs.since": "1mplus", "care.dx": "yes", "care.tried": "talk", "care.team": "pcp",
        "health.bp": "no", "health.heart": "none", "health.mind": "none",
        "health.pregnant": "no", "health.substance": "no", "health.other": "none",
        "health.allergy": "no", "health.meds": "none",
    ]
}
