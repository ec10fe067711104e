import FHIRModel

extension Target {
    /// A regular expression and, behind a line `%%`, the text it is matched with.
    static let pattern = Target(
        name: "pattern",
        summary: "a regular expression, a line %%, and a text",
        longest: 512,
        memory: (constant: 16 << 20, perByte: 200_000),
        attempt: attemptPattern
    )

    private static func attemptPattern(_ input: [UInt8]) -> String {
        let parts = InputParts(input)
        let pattern = String(decoding: parts.first, as: UTF8.self)
        let text = String(decoding: parts.second ?? parts.first, as: UTF8.self)
        let sets: [LinearRegex.Options] = [
            .fhirPath, [.ignoresCase, .anchorsMatchLines], [],
        ]
        return sets.map { outcome(of: pattern, $0, on: text) }.joined(separator: "\n")
    }

    private static func outcome(
        of pattern: String,
        _ options: LinearRegex.Options,
        on text: String
    ) -> String {
        do throws(LinearRegexError) {
            let regex = try LinearRegex(pattern, options: options)
            let isFound = try regex.matches(in: text)
            let isWhole = try regex.matchesWhole(text)
            let place = try regex.firstMatch(in: text)
            let count = text.unicodeScalars.count
            hold("what matches as a whole matches", !isWhole || isFound)
            hold("a match has a place, and only a match", isFound == (place != nil))
            hold("a match lies in the text", place.map { 0...count ~= $0.upperBound } ?? true)
            let same = try regex.replacingMatches(in: text, with: "$0")
            hold("each match replaced by itself leaves the text", same == text) {
                text.debugDescription + " " + same.debugDescription
            }
            let emptied = try regex.replacingMatches(in: text, with: "")
            hold(
                "what is taken out makes a text no longer",
                emptied.unicodeScalars.count <= count
            )
            if !isFound { hold("without a match nothing is replaced", emptied == text) }
            try checkGrouped(pattern, options, text, isFound, place)
            return "\(isFound) \(isWhole) \(place.map { "\($0)" } ?? "") \(emptied)"
        } catch {
            // It names what stands in the pattern, which whoever prints it makes safe.
            return "\(error)"
        }
    }

    /// A pattern in a group, or one of two of itself, matches what it matches.
    private static func checkGrouped(
        _ pattern: String,
        _ options: LinearRegex.Options,
        _ text: String,
        _ isFound: Bool,
        _ place: Range<Int>?
    ) throws(LinearRegexError) {
        // A comment or a flag of the pattern's own may reach over what is put behind it.
        guard !pattern.contains("(?"), !pattern.contains("#"), !pattern.hasSuffix("\\"),
            let grouped = try? LinearRegex("(?:\(pattern))", options: options)
        else { return }
        hold("a pattern in a group is the same pattern", try grouped.firstMatch(in: text) == place)
        guard let either = try? LinearRegex("(?:\(pattern))|(?:\(pattern))", options: options)
        else { return }
        hold(
            "either of a pattern and itself is the pattern",
            try either.matches(in: text) == isFound
        )
    }
}
