@testable import Kiosk

extension Target {
    /// Whole visits to a form that has a question of each type (`TypedVisit`).
    ///
    /// The first byte chooses the language; each line answers the question, or the page, that is shown.
    static let visit = Target(
        name: "visit",
        summary: "a language, and the lines of a whole visit",
        longest: 512,
        memory: (constant: 256 << 20, perByte: 4_000_000),
        attempt: { input in
            var visit = TypedVisit(language: (input.first ?? 0) & 1 == 0 ? "en" : "es")
            let text = String(decoding: input.dropFirst(), as: UTF8.self)
            for line in text.split(separator: "\n", omittingEmptySubsequences: false).prefix(40) {
                visit.type(String(line))
            }
            return visit.output.joined(separator: "\n")
        }
    )
}
