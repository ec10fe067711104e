/// A regular expression that is matched in time bounded by the length of pattern and text.
///
/// FHIRPath's `matches`, `matchesFull` and `replaceMatches` (N1 §5.6.6–8) and the questionnaire extension `regex`
/// take patterns from files, and a pattern such as `(a+)+$` must not hang a kiosk. This engine follows all
/// possibilities at once instead of going back, so it knows neither references back to groups nor atomic groups, and
/// says so by name. Everything else that ECMAScript and PCRE share works, look-around of any length included. Patterns
/// and texts are sequences of Unicode scalars; `\d`, `\w` and `\b` mean ASCII's digits and letters.
///
///     let regex = try LinearRegex("^(?<day>\\d+)\\.(?<month>\\d+)$")
///     try regex.replacingMatches(in: "24.12", with: "${month}/$1")  // "12/24"
package struct LinearRegex: Sendable {
    /// What the flags of a pattern change.
    package struct Options: OptionSet, Sendable {
        /// The flags as bits.
        package let rawValue: UInt8

        /// Options of these bits.
        package init(rawValue: UInt8) {
            self.rawValue = rawValue
        }

        /// The flag `i`: capitals and small letters are the same.
        package static let ignoresCase = Options(rawValue: 1)
        /// The flag `s`, single-line mode: `.` matches line ends too.
        package static let dotMatchesLineEnds = Options(rawValue: 2)
        /// The flag `m`, multi-line mode: `^` and `$` match at each line.
        package static let anchorsMatchLines = Options(rawValue: 4)
        /// How FHIRPath's functions match: in single-line mode (N1 §5.6.6).
        package static let fhirPath: Options = .dotMatchesLineEnds
    }

    /// The pattern it was made from.
    package let pattern: String
    let program: PatternProgram
    let sets: [ScalarSet]
    let looks: [PatternLook]
    let groupCount: Int
    let groupNames: [String: Int]

    /// Compiles a pattern; the error says what in it cannot be used, and where.
    package init(
        _ pattern: String,
        options: Options = .fhirPath
    ) throws(LinearRegexError) {
        var parser = PatternParser(pattern, options: options)
        let node = try parser.parse()
        var compiler = PatternCompiler()
        self.pattern = pattern
        program = try compiler.compile(node)
        sets = compiler.sets
        looks = compiler.looks
        groupCount = parser.groupCount
        groupNames = parser.groupNames
    }

    /// Whether the pattern matches some part of a text (`matches`).
    ///
    /// Throws when text and pattern together are beyond the bound of steps.
    package func matches(in text: String) throws(LinearRegexError) -> Bool {
        var run = try PatternRun(self, on: Array(text.unicodeScalars))
        return try run.isFound(isWhole: false)
    }

    /// Whether the pattern matches a text from its start to its end (`matchesFull`).
    ///
    /// Throws when text and pattern together are beyond the bound of steps.
    package func matchesWhole(_ text: String) throws(LinearRegexError) -> Bool {
        var run = try PatternRun(self, on: Array(text.unicodeScalars))
        return try run.isFound(isWhole: true)
    }

    /// The text with every match, from left to right and without overlap, replaced (`replaceMatches`).
    ///
    /// In the replacement `$1` and `${name}` stand for what a group matched, `$0` for the whole match, and `\$` and
    /// `\\` for the character itself. An empty pattern leaves the text as it is.
    package func replacingMatches(
        in text: String,
        with replacement: String
    ) throws(LinearRegexError) -> String {
        let template = try ReplacementTemplate(replacement, for: self)
        if pattern.isEmpty { return text }
        var run = try PatternRun(self, on: Array(text.unicodeScalars))
        var result = String.UnicodeScalarView()
        var copied = 0
        var position = 0
        while position <= run.text.count, let match = try run.firstMatch(from: position) {
            let (start, end) = (Int(match[0]), Int(match[1]))
            try run.countStep(template.length(for: match))
            result.append(contentsOf: run.text[copied..<start])
            template.append(match, of: run.text, to: &result)
            copied = end
            position = end > start ? end : end + 1
        }
        result.append(contentsOf: run.text[copied...])
        return String(result)
    }

    /// The place of the first match in a text, as offsets of Unicode scalars; nil when there is none.
    ///
    /// Throws when text and pattern together are beyond the bound of steps.
    package func firstMatch(in text: String) throws(LinearRegexError) -> Range<Int>? {
        var run = try PatternRun(self, on: Array(text.unicodeScalars))
        return try run.firstMatch(from: 0).map { Int($0[0])..<Int($0[1]) }
    }
}
