/// A set of Unicode scalars: a class of a regular expression.
///
/// What ASCII it holds is worked out once; the rest is looked up in its parts.
struct ScalarSet: Sendable {
    /// Ranges of scalar values.
    private(set) var ranges: [ClosedRange<UInt32>] = []
    /// Properties of which any one suffices.
    private(set) var properties: [(property: ScalarProperty, isNegated: Bool)] = []
    private var isNegated = false
    private var ignoresCase = false
    private var lowASCII: UInt64 = 0
    private var highASCII: UInt64 = 0

    init() {}

    /// A set of ranges, ready to be asked.
    init(_ ranges: [ClosedRange<Unicode.Scalar>], negated: Bool = false) {
        for range in ranges { insert(range.lowerBound.value...range.upperBound.value) }
        finish(negated: negated, ignoringCase: false)
    }

    mutating func insert(_ range: ClosedRange<UInt32>) {
        ranges.append(range)
    }

    mutating func insert(_ property: ScalarProperty, negated: Bool) {
        properties.append((property, negated))
    }

    /// Sorts what was inserted and works out the answers for ASCII.
    mutating func finish(negated: Bool, ignoringCase: Bool) {
        isNegated = negated
        ignoresCase = ignoringCase
        ranges.sort { $0.lowerBound < $1.lowerBound }
        var merged: [ClosedRange<UInt32>] = []
        for range in ranges {
            if let last = merged.last, range.lowerBound <= last.upperBound &+ 1 {
                let end = max(last.upperBound, range.upperBound)
                merged[merged.count - 1] = last.lowerBound...end
            } else {
                merged.append(range)
            }
        }
        ranges = merged
        for value in UInt8(0)..<128 where search(Unicode.Scalar(value)) {
            if value < 64 { lowASCII |= 1 << value } else { highASCII |= 1 << (value - 64) }
        }
    }

    /// Whether the set holds a scalar.
    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 64 { return lowASCII & (1 << value) != 0 }
        if value < 128 { return highASCII & (1 << (value - 64)) != 0 }
        return search(scalar)
    }

    private func search(_ scalar: Unicode.Scalar) -> Bool {
        var found = holds(scalar)
        if !found, ignoresCase {
            found = scalar.otherCases.contains(where: holds)
        }
        return found != isNegated
    }

    private func holds(_ scalar: Unicode.Scalar) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].contains(scalar.value) { return true }
            if ranges[middle].upperBound < scalar.value { low = middle + 1 } else { high = middle }
        }
        return properties.contains { $0.property.holds(for: scalar) != $0.isNegated }
    }
}

extension Unicode.Scalar {
    /// The same letter in its other cases, where that is a single scalar.
    var otherCases: [Unicode.Scalar] {
        [properties.lowercaseMapping, properties.uppercaseMapping, properties.titlecaseMapping]
            .compactMap {
                let scalars = $0.unicodeScalars
                return scalars.count == 1 && scalars.first != self ? scalars.first : nil
            }
    }
}

extension ScalarSet {
    /// `\d`: ASCII's digits, as in ECMAScript and PCRE.
    static let digit = ScalarSet(["0"..."9"])
    /// `\w`: ASCII's letters, digits and `_`, as in ECMAScript and PCRE.
    static let word = ScalarSet(["0"..."9", "A"..."Z", "_"..."_", "a"..."z"])
    /// `\s`: white space and line ends, as in ECMAScript.
    static let space = ScalarSet(horizontal + vertical + ["\u{feff}"..."\u{feff}"])
    /// `\h`: white space within a line, as in PCRE.
    static let horizontalSpace = ScalarSet(horizontal)
    /// `\v` of PCRE and `\R`: line ends.
    static let lineBreak = ScalarSet(vertical)
    /// `.` in single-line mode.
    static let all = ScalarSet([], negated: true)
    /// `.` elsewhere: all but ECMAScript's line terminators.
    static let withinLine = ScalarSet(
        ["\n"..."\n", "\r"..."\r", "\u{2028}"..."\u{2029}"],
        negated: true
    )

    private static let horizontal: [ClosedRange<Unicode.Scalar>] = [
        "\t"..."\t", " "..." ", "\u{a0}"..."\u{a0}", "\u{1680}"..."\u{1680}",
        "\u{180e}"..."\u{180e}", "\u{2000}"..."\u{200a}", "\u{202f}"..."\u{202f}",
        "\u{205f}"..."\u{205f}", "\u{3000}"..."\u{3000}",
    ]

    private static let vertical: [ClosedRange<Unicode.Scalar>] = [
        "\n"..."\r", "\u{85}"..."\u{85}", "\u{2028}"..."\u{2029}",
    ]

    /// Whether a scalar is part of a word for `\b`.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool { word.contains(scalar) }

    /// Whether a scalar ends a line for `^` and `$` with the flag `m`.
    static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool { !withinLine.contains(scalar) }
}
