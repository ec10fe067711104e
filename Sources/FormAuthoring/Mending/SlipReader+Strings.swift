/// Marks with which people begin and end a text.
private enum QuotationMark {
    case straight, curly, single, curlySingle

    /// The marks that may end a text begun with this one.
    var ends: [String] {
        switch self {
        case .straight: ["\""]
        case .curly: ["”", "“", "\""]
        case .single: ["'"]
        case .curlySingle: ["’", "‘", "'"]
        }
    }

    var isSingle: Bool {
        switch self {
        case .straight, .curly: false
        case .single, .curlySingle: true
        }
    }
}

extension SlipReader {
    /// Reads a text; false where it is not certain where it ends.
    mutating func readString(isName: Bool) -> Bool {
        switch byte(offset) {
        case UInt8(ascii: "\""): return readStraight(isName: isName)
        case UInt8(ascii: "'"): return readMarked(.single, 1, isName: isName)
        default: break
        }
        if ["“", "”", "„", "‟"].contains(where: { starts(with: $0) }) {
            return readMarked(.curly, 3, isName: isName)
        }
        if ["‘", "’", "‚"].contains(where: { starts(with: $0) }) {
            return readMarked(.curlySingle, 3, isName: isName)
        }
        return false
    }

    /// A text as JSON has it, but for line breaks and tabs in it.
    private mutating func readStraight(isName: Bool) -> Bool {
        var index = offset + 1
        var inside: [Mend] = []
        var hasBreak = false
        while index < text.count, text[index] != UInt8(ascii: "\"") {
            switch text[index] {
            case UInt8(ascii: "\\"):
                if let mend = Self.escapeMend(at: index, in: text) { inside.append(mend) }
                index += 2
            case 0..<0x20:
                let mend = controlMend(at: index)
                hasBreak = hasBreak || text[index] == 0x0A || text[index] == 0x0D
                inside.append(mend)
                index = mend.range.upperBound
            default:
                // `"linkId”:` – a name holds no curly marks.
                if isName, inside.isEmpty, endsCurly(index) {
                    add(index..<index + 3, "\"", Self.straightened)
                    offset = index + 3
                    return true
                }
                index += 1
            }
        }
        guard index < text.count, !hasBreak || isFollowed(index + 1, isName: isName) else {
            return false
        }
        for mend in inside { add(mend) }
        offset = index + 1
        return true
    }

    /// A text between other marks: they are made straight, and straight ones in it are written with a backslash.
    private mutating func readMarked(_ mark: QuotationMark, _ length: Int, isName: Bool) -> Bool {
        var index = offset + length
        var inside: [Mend] = []
        while index < text.count {
            if text[index] == UInt8(ascii: "\\") {
                if let mend = Self.escapeMend(at: index, in: text) { inside.append(mend) }
                index += 2
                continue
            }
            if let end = mark.ends.first(where: { text[index...].starts(with: $0.utf8) }) {
                let after = index + end.utf8.count
                if isFollowed(after, isName: isName) {
                    add(offset..<offset + length, "\"", Self.straightened)
                    for mend in inside { add(mend) }
                    if end != "\"" { add(index..<after, "\"", Self.straightened) }
                    offset = after
                    return true
                }
                // An apostrophe, as in don't; any other mark in the middle may be the end.
                guard mark.isSingle, isLetter(before: index), isLetter(at: after) else {
                    return false
                }
                index = after
                continue
            }
            switch text[index] {
            case UInt8(ascii: "\""):
                inside.append(
                    Mend(index..<index + 1, "\\\"", "a quotation mark in a text gets a backslash")
                )
                index += 1
            case 0..<0x20:
                if text[index] != 0x09 { return false }
                inside.append(controlMend(at: index))
                index += 1
            default: index += 1
            }
        }
        return false
    }

    private mutating func add(_ mend: Mend) {
        add(mend.range, String(decoding: mend.replacement, as: UTF8.self), mend.what)
    }

    private static let straightened = "quotation marks are made straight double ones"

    /// Whether a curly mark ends a name here: a colon follows.
    private func endsCurly(_ index: Int) -> Bool {
        (text[index...].starts(with: "”".utf8) || text[index...].starts(with: "“".utf8))
            && isFollowed(index + 3, isName: true)
    }

    /// Whether what follows a text can only follow one: a colon after a name; a comma, a brace or the end after a value.
    private func isFollowed(_ place: Int, isName: Bool) -> Bool {
        var index = place
        while index < text.count {
            if text[index] <= 0x20 {
                index += 1
            } else if text[index...].starts(with: "\u{A0}".utf8) {
                index += 2
            } else {
                break
            }
        }
        guard index < text.count else { return !isName }
        if isName { return text[index] == UInt8(ascii: ":") }
        return [UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]")].contains(text[index])
            || text[index...].starts(with: "//".utf8) || text[index...].starts(with: "/*".utf8)
    }

    private func isLetter(before place: Int) -> Bool {
        place > 0 && (text[place - 1] >= 0x80 || (0x61...0x7A).contains(text[place - 1] | 0x20))
    }

    private func isLetter(at place: Int) -> Bool {
        byte(place) >= 0x80 || (0x61...0x7A).contains(byte(place) | 0x20)
    }

    private func controlMend(at place: Int) -> Mend {
        switch text[place] {
        case 0x0D where byte(place + 1) == 0x0A:
            return Mend(place..<place + 2, "\\n", Self.breakWritten)
        case 0x0A: return Mend(place..<place + 1, "\\n", Self.breakWritten)
        case 0x0D: return Mend(place..<place + 1, "\\r", Self.breakWritten)
        case 0x09: return Mend(place..<place + 1, "\\t", "a tab in a text is written as \\t")
        case let control:
            let digits = String(control, radix: 16)
            let code = String(repeating: "0", count: 4 - digits.count) + digits
            let what = "a control character in a text is written as \\u\(code)"
            return Mend(place..<place + 1, "\\u\(code)", what)
        }
    }

    private static let breakWritten = "a line break in a text is written as \\n"

    /// What other languages write with a backslash: `\'` and `\x41`.
    private static func escapeMend(at place: Int, in text: [UInt8]) -> Mend? {
        let rest = text[(place + 1)...]
        switch rest.first {
        case UInt8(ascii: "'"):
            return Mend(place..<place + 1, "", "the backslash before an apostrophe is taken out")
        case UInt8(ascii: "x"):
            let digits = rest.dropFirst().prefix(2)
            let isHexadecimal = digits.allSatisfy {
                (0x30...0x39).contains($0) || (0x61...0x66).contains($0 | 0x20)
            }
            guard digits.count == 2, isHexadecimal else { return nil }
            return Mend(place + 1..<place + 2, "u00", "\\x is written as \\u00")
        default:
            if rest.starts(with: "”".utf8) || rest.starts(with: "“".utf8) {
                return Mend(place + 1..<place + 4, "\"", straightened)
            }
            return nil
        }
    }
}
