/// One way into the program: what is done with the bytes of an input, and how much it may cost.
///
/// What comes out is returned: an input is tried twice and must come out the same (``Trial``), and another process must agree
/// (`fuzz --results`).
struct Target: Sendable {
    /// As it is named on the command line, in `Corpus` and in `Words`.
    var name: String
    /// What goes in, for `--list`.
    var summary: String
    /// The most bytes of an input.
    var longest: Int
    /// The most bytes of memory that may be asked for in all, whatever the input; and for each of its bytes.
    var memory: (constant: Int, perByte: Int)
    /// Puts bytes in, and says what comes out.
    var attempt: @Sendable ([UInt8]) -> String

    /// All there are, in the order of the list.
    static let all: [Target] = [
        .json, .questionnaire, .response, .expression, .pattern, .ucum, .markup, .codes, .package,
        .request, .log, .typed, .visit, .keys, .http,
    ]
}
