import RandomTesting

/// Ways in which people break the text of a JSON file that have one certain mend.
enum Breakage: CaseIterable {
    case commaTooMany, commaMissing, secondComma, curlyQuotes, singleQuotes, noBreakSpace, comment,
        capitalWord
    case nakedName, lineBreakInText, tabInText, mark, utf16, braceTooMany

    /// Breaks some places of a text, which must be valid JSON; the places are chosen at random.
    func broken(_ text: [UInt8], _ numbers: inout SeededNumbers) -> [UInt8] {
        switch self {
        case .mark: return [0xEF, 0xBB, 0xBF] + text
        case .utf16: return Self.utf16(text, isLittle: Bool.random(using: &numbers))
        case .braceTooMany: return text + Array("\n}".utf8)
        case .commaTooMany, .commaMissing, .secondComma, .curlyQuotes, .singleQuotes, .noBreakSpace,
            .comment, .capitalWord, .nakedName, .lineBreakInText, .tabInText:
            break
        }
        let tokens = JSONToken.tokens(of: text)
        let wanted = 1 + Int.random(in: 0..<5, using: &numbers)
        let places = tokens.indices.filter { isPlace($0, tokens, text) }
        let chosen = Set(places.shuffled(using: &numbers).prefix(wanted))
        var broken: [UInt8] = []
        var end = 0
        for (index, token) in tokens.enumerated() {
            broken += text[end..<token.range.lowerBound]
            let own = Array(text[token.range])
            broken += chosen.contains(index) ? change(own) : own
            end = token.range.upperBound
        }
        return broken + text[end...]
    }

    /// Whether a token can be broken this way.
    private func isPlace(_ index: Int, _ tokens: [JSONToken], _ text: [UInt8]) -> Bool {
        let token = tokens[index]
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        switch self {
        case .commaTooMany: return next.map { $0.kind == .close && token.isValueEnd } == true
        // A blank must be left where two texts would touch, and two numbers are one.
        case .commaMissing:
            guard token.kind == .comma, let next else { return false }
            let isApart = token.range.upperBound < next.range.lowerBound
            return isApart && (tokens[index - 1].kind == .close || next.kind == .name)
                && next.kind != .word
        case .secondComma: return token.kind == .comma && next?.kind == .name
        case .curlyQuotes, .singleQuotes:
            guard token.kind == .name || token.kind == .string else { return false }
            let inside = text[token.range].dropFirst().dropLast()
            let marks = ["'", "\\", "“", "”", "„", "‘", "’", "‚"].flatMap { Array($0.utf8) }
            return !inside.contains { marks.contains($0) }
        case .noBreakSpace, .comment: return token.kind == .comma
        case .capitalWord:
            return token.kind == .word && text[token.range].first.map { $0 > 0x39 } == true
        case .nakedName:
            return token.kind == .name
                && text[token.range].dropFirst().dropLast().allSatisfy {
                    (0x61...0x7A).contains($0 | 0x20) && $0 >= 0x41
                }
        case .lineBreakInText, .tabInText:
            guard token.kind == .string else { return false }
            let escape = Array((self == .tabInText ? "\\t" : "\\n").utf8)
            let own = Array(text[token.range])
            return own.indices.contains {
                own[$0...].starts(with: escape) && own[$0 - 1] != UInt8(ascii: "\\")
            }
        case .mark, .utf16, .braceTooMany: return false
        }
    }

    private func change(_ own: [UInt8]) -> [UInt8] {
        let inside = Array(own.dropFirst().dropLast())
        switch self {
        case .commaTooMany: return own + Array(" ,".utf8)
        case .commaMissing: return []
        case .secondComma: return own + own
        case .curlyQuotes: return Array("“".utf8) + inside + Array("”".utf8)
        case .singleQuotes: return [0x27] + inside + [0x27]
        case .noBreakSpace: return own + Array("\u{A0}".utf8)
        case .comment: return own + Array(" /* see the \"manual\", p. 3 */".utf8)
        case .capitalWord:
            let word = String(decoding: own, as: UTF8.self)
            return Array(
                (word == "null" ? "None" : word.prefix(1).uppercased() + word.dropFirst()).utf8
            )
        case .nakedName: return inside
        case .lineBreakInText, .tabInText:
            let escape = self == .tabInText ? "\\t" : "\\n"
            return Array(
                String(decoding: own, as: UTF8.self)
                    .split(separator: escape, omittingEmptySubsequences: false)
                    .joined(separator: self == .tabInText ? "\t" : "\n").utf8
            )
        case .mark, .utf16, .braceTooMany: return own
        }
    }

    private static func utf16(_ text: [UInt8], isLittle: Bool) -> [UInt8] {
        let mark: [UInt16] = [0xFEFF]
        return (mark + Array(String(decoding: text, as: UTF8.self).utf16)).flatMap { unit in
            let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
            return isLittle ? [low, high] : [high, low]
        }
    }
}

/// A token of valid JSON.
struct JSONToken {
    enum Kind { case open, close, comma, colon, name, string, word }

    var kind: Kind
    var range: Range<Int>

    /// Whether a value ends with it.
    var isValueEnd: Bool { kind == .close || kind == .string || kind == .word }

    static func tokens(of text: [UInt8]) -> [JSONToken] {
        var tokens: [JSONToken] = []
        var index = 0
        while index < text.count {
            let start = index
            index += 1
            let kind: Kind
            switch text[start] {
            case UInt8(ascii: "{"), UInt8(ascii: "["): kind = .open
            case UInt8(ascii: "}"), UInt8(ascii: "]"): kind = .close
            case UInt8(ascii: ","): kind = .comma
            case UInt8(ascii: ":"):
                kind = .colon
                if let last = tokens.indices.last { tokens[last].kind = .name }
            case UInt8(ascii: "\""):
                while text[index] != UInt8(ascii: "\"") {
                    index += text[index] == UInt8(ascii: "\\") ? 2 : 1
                }
                index += 1
                kind = .string
            case 0...0x20: continue
            default:
                while index < text.count, text[index] > 0x2C, text[index] != 0x5D,
                    text[index] != 0x7D
                {
                    index += 1
                }
                kind = .word
            }
            tokens.append(JSONToken(kind: kind, range: start..<index))
        }
        return tokens
    }
}
