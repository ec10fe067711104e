import ConformanceData
import FHIRModel
import Testing

@Suite("Regular expressions against Swift's engine, and as forms write them")
struct LinearRegexPropertyTests {
    /// Random patterns over three letters; a linear congruential generator, so that a failure can be repeated.
    private struct PatternSource {
        var state: UInt64
        /// Whether a group always consumes something: engines differ in what a loop over nothing prefers.
        var groupsConsume = false

        mutating func number(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }

        mutating func pattern(depth: Int) -> String {
            (0...number(3)).map { _ in atom(depth: depth) }.joined()
        }

        private mutating func atom(depth: Int) -> String {
            let plain = ["a", "b", "c", ".", "[ab]", "[^a]", "\\w", "a", "b"]
            let isGroup = depth > 0 && number(3) == 0
            let inner = isGroup ? group(depth: depth - 1) : plain[number(plain.count)]
            let quantifiers = [
                "", "", "", "*", "+", "?", "*?", "+?", "??", "{2}", "{1,2}", "{0,2}?",
            ]
            if number(12) == 0 { return ["^", "$", "\\b", "\\B"][number(4)] }
            return inner + quantifiers[number(quantifiers.count)]
        }

        private mutating func group(depth: Int) -> String {
            let first = groupsConsume ? ["a", "b", "[^a]"][number(3)] : ""
            let one = first + pattern(depth: depth)
            let other = first + pattern(depth: depth)
            let after = groupsConsume ? "." : ""
            switch number(6) {
            case 0: return "(?:" + one + "|" + other + ")"
            case 1: return "(" + one + "|" + other + ")"
            case 2: return "(?:(?=" + one + ")" + after + ")"
            case 3: return "(?:(?!" + one + ")" + after + ")"
            default: return "(" + one + ")"
            }
        }

        mutating func text() -> String {
            String((0..<number(9)).map { _ in ["a", "b", "c", " "][number(4)] })
        }
    }

    @Test("Whether there is a match agrees on random small patterns and texts", arguments: 0..<8)
    func existence(seed: Int) throws {
        var source = PatternSource(state: UInt64(seed) &* 7919 &+ 1)
        for _ in 0..<250 {
            let pattern = source.pattern(depth: 2)
            let regex = try LinearRegex(pattern)
            let reference = try Regex(pattern).matchingSemantics(.unicodeScalar)
                .wordBoundaryKind(.simple)
            for _ in 0..<4 {
                let text = source.text()
                let isWhole = try reference.wholeMatch(in: text) != nil
                #expect(try regex.matchesWhole(text) == isWhole, "/\(pattern)/ on '\(text)'")
                let isFound = try reference.firstMatch(in: text) != nil
                #expect(try regex.matches(in: text) == isFound, "/\(pattern)/ in '\(text)'")
                #expect(try (regex.firstMatch(in: text) != nil) == isFound)
            }
        }
    }

    @Test("Where the match is agrees, too, with greedy, lazy and ordered choices", arguments: 0..<8)
    func place(seed: Int) throws {
        var source = PatternSource(state: UInt64(seed) &* 104_729 &+ 7, groupsConsume: true)
        for _ in 0..<250 {
            let pattern = source.pattern(depth: 2)
            let regex = try LinearRegex(pattern)
            let reference = try Regex(pattern).matchingSemantics(.unicodeScalar)
                .wordBoundaryKind(.simple)
            for _ in 0..<4 {
                let text = source.text()
                let range = try reference.firstMatch(in: text).map { match in
                    let scalars = text.unicodeScalars
                    let start = scalars.distance(
                        from: text.startIndex,
                        to: match.range.lowerBound
                    )
                    let end = scalars.distance(from: text.startIndex, to: match.range.upperBound)
                    return start..<end
                }
                #expect(try regex.firstMatch(in: text) == range, "/\(pattern)/ in '\(text)'")
            }
        }
    }

    @Test("Random pieces of syntax never trap")
    func soup() {
        var source = PatternSource(state: 20_261_123)
        let pieces = [
            "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "^", "$", "\\", "-", ",", "1", "9",
            "a",
            "(?", "(?<", "(?=", "(?:", "\\p{", "\\u", "\\x", "D83D", "é", ":", "!", "i", "\\Q",
            "[:", "#",
        ]
        for _ in 0..<4000 {
            let pattern = (0..<source.number(12)).map { _ in pieces[source.number(pieces.count)] }
                .joined()
            guard let regex = try? LinearRegex(pattern) else { continue }
            _ = try? regex.replacingMatches(in: "a1-9é(a)", with: "$1")
            _ = try? regex.matchesWhole("aaa")
        }
    }

    @Test(
        "Every regex extension of the fixtures compiles",
        .enabled(if: ConformanceData.isPresent, "conformance data: ../shared/fixtures")
    )
    func fixtures() throws {
        var patterns: Set<String> = []
        for file in try ConformanceData.questionnaireFiles() {
            guard let tree = try? JSONTree(parsing: ConformanceData.bytes(file)) else { continue }
            collect(from: tree.root, of: tree, into: &patterns)
        }
        #expect(patterns.count >= 5)
        for pattern in patterns {
            #expect(throws: Never.self, "\(pattern)") { try LinearRegex(pattern) }
        }
    }

    private func collect(
        from node: JSONNode,
        of tree: JSONTree,
        into patterns: inout Set<String>
    ) {
        if let url = tree.string(at: tree.child("url", of: node)), url.hasSuffix("/regex"),
            let pattern = tree.string(at: tree.child("valueString", of: node))
        {
            patterns.insert(pattern)
        }
        for child in tree.children(of: node) { collect(from: child, of: tree, into: &patterns) }
    }
}
