internal import FHIRModel
internal import FormFiller

/// Faults of the JSON itself (rule `json`), every one as far as they are plain slips.
///
/// A reader of JSON stops at the first fault. Here the slip is mended in a copy, byte for byte so that all places stay
/// where they are, and reading goes on: a comma too many or missing, a byte order mark, a line break in a string.
enum JSONRules {
    /// How many slips are mended before giving up.
    private static let maximumMends = 20

    /// The tree of a text and what is wrong with its JSON; no tree where a fault cannot be mended.
    static func read(
        _ text: [UInt8],
        limits: JSONLimits
    ) -> (tree: JSONTree?, findings: [Finding]) {
        if let kind = FileKind(of: text) {
            let start = SourcePosition(line: 1, column: 1)
            return (nil, [Finding(.error, rule: .json, kind.advice, at: start)])
        }
        var findings: [Finding] = []
        var text = text
        while true {
            do {
                return (try JSONTree(parsing: text, limits: limits), findings)
            } catch {
                findings.append(finding(of: error, in: text))
                guard findings.count < maximumMends, mend(error, in: &text) else {
                    return (nil, findings)
                }
            }
        }
    }

    private static func finding(of error: JSONSyntaxError, in text: [UInt8]) -> Finding {
        var position = error.position
        switch error.fault {
        case .expectedCommaOrBrace, .expectedCommaOrBracket:
            // The comma is missing after the value before, which is often on the line before.
            // A comment stands where it stands.
            if let offset = offset(of: position, in: text), offset < text.count,
                commentLength(text[offset...]) == nil,
                let end = text[..<offset].lastIndex(where: { !isBlank($0) })
            {
                position = self.position(of: end + 1, in: text)
            }
        case .empty, .tooLarge, .tooDeep, .byteOrderMark, .invalidUTF8, .expectedValue,
            .expectedName, .expectedColon, .trailingComma, .trailingText, .unexpectedEnd,
            .invalidNumber, .controlCharacter, .invalidEscape, .loneSurrogate, .duplicateName:
            break
        }
        return Finding(.error, rule: .json, message(of: error, in: text), at: position)
    }

    private static func message(of error: JSONSyntaxError, in text: [UInt8]) -> String {
        if let offset = offset(of: error.position, in: text), offset < text.count,
            let advice = advice(on: error.fault, at: offset, in: text)
        {
            return advice
        }
        guard error.fault == .controlCharacter, let offset = offset(of: error.position, in: text),
            isUnclosed(endingAt: offset, in: text)
        else { return error.message }
        return
            "A quotation mark is missing: the text that begins in this line does not end in it. Put \" at its end."
    }

    /// What stands there in place of JSON, where people often write it.
    private static func advice(
        on fault: JSONSyntaxError.Fault,
        at offset: Int,
        in whole: [UInt8]
    ) -> String? {
        let text = whole[offset...]
        switch fault {
        case .expectedValue, .expectedName, .expectedCommaOrBrace, .expectedCommaOrBracket:
            if let slip = JSONSlip(at: offset, in: whole) { return slip.advice }
            if fault == .expectedCommaOrBrace || fault == .expectedCommaOrBracket,
                let slip = JSONSlip(behindAValueAt: offset, in: whole)
            {
                return slip.advice
            }
            if text.first == UInt8(ascii: "<") {
                return "This is XML or HTML. Save the questionnaire as JSON."
            }
            if commentLength(text) != nil { return "JSON has no comments. Take this out." }
            if text.first == UInt8(ascii: "'") {
                return "A single quotation mark stands here. Write double ones: \"."
            }
            if text.starts(with: "“".utf8) || text.starts(with: "”".utf8)
                || text.starts(with: "„".utf8) || text.starts(with: "‘".utf8)
            {
                return "A curly quotation mark stands here. Write straight ones: \"."
            }
            let word = String(decoding: text.prefix(6), as: UTF8.self).lowercased()
            let isWord = ["true", "false", "null", "none", "nan"].contains { word.hasPrefix($0) }
            return fault == .expectedValue && isWord
                ? "A word belongs here as JSON has it: true, false or null in small letters." : nil
        case .trailingText:
            let isBracket = text.allSatisfy { isBlank($0) || $0 == 0x7D || $0 == 0x5D }
            return isBracket ? JSONSlip.bracketTooMany.advice : nil
        case .empty, .tooLarge, .tooDeep, .byteOrderMark, .invalidUTF8, .expectedColon,
            .trailingComma, .unexpectedEnd, .invalidNumber, .controlCharacter, .invalidEscape,
            .loneSurrogate, .duplicateName:
            return nil
        }
    }

    /// How many bytes a comment takes that a text begins with; nil where it begins with none.
    private static func commentLength(_ text: ArraySlice<UInt8>) -> Int? {
        if text.starts(with: "//".utf8) || text.first == UInt8(ascii: "#") {
            return text.prefix { $0 != 0x0A && $0 != 0x0D }.count
        }
        guard text.starts(with: "/*".utf8) else { return nil }
        var index = text.startIndex + 2
        while index + 1 < text.endIndex {
            if text[index] == UInt8(ascii: "*"), text[index + 1] == UInt8(ascii: "/") {
                return index + 2 - text.startIndex
            }
            index += 1
        }
        return text.count
    }

    /// Whether a line break stands in a string because its closing quotation mark is missing: the next line begins with something
    /// that is no text.
    private static func isUnclosed(endingAt offset: Int, in text: [UInt8]) -> Bool {
        guard offset < text.count, text[offset] == 0x0A || text[offset] == 0x0D,
            let next = text[offset...].first(where: { !isBlank($0) })
        else { return false }
        return [UInt8(ascii: "\""), UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: "{")]
            .contains(next)
    }

    /// Mends the text at a fault without moving anything; false where it is not plain how.
    private static func mend(_ error: JSONSyntaxError, in text: inout [UInt8]) -> Bool {
        guard let offset = offset(of: error.position, in: text) else { return false }
        let blank = UInt8(ascii: " ")
        switch error.fault {
        case .expectedValue, .expectedName, .expectedCommaOrBrace, .expectedCommaOrBracket:
            if let length = commentLength(text[offset...]) {
                for index in offset..<offset + length where text[index] != 0x0A {
                    text[index] = blank
                }
                return true
            }
        case .empty, .tooLarge, .tooDeep, .byteOrderMark, .invalidUTF8, .expectedColon,
            .trailingComma, .trailingText, .unexpectedEnd, .invalidNumber, .controlCharacter,
            .invalidEscape, .loneSurrogate, .duplicateName:
            break
        }
        switch error.fault {
        case .trailingComma:
            guard offset < text.count, text[offset] == UInt8(ascii: ",") else { return false }
            text[offset] = blank
        case .byteOrderMark:
            guard text.starts(with: [0xEF, 0xBB, 0xBF]) else { return false }
            for index in 0..<3 { text[index] = blank }
        case .controlCharacter:
            guard offset < text.count, text[offset] < 0x20 else { return false }
            if isUnclosed(endingAt: offset, in: text) {
                // The quotation mark takes the place of the last letter before the comma.
                let end = text[offset - 1] == UInt8(ascii: ",") ? offset - 2 : offset - 1
                guard end > 0, text[end] != UInt8(ascii: "\""), text[end] < 0x80 else {
                    return false
                }
                text[end] = UInt8(ascii: "\"")
                return true
            }
            text[offset] = blank
        case .expectedCommaOrBrace, .expectedCommaOrBracket:
            guard offset > 0, offset < text.count, isBlank(text[offset - 1]),
                text[offset] == UInt8(ascii: "\"") || text[offset] == UInt8(ascii: "{")
                    || text[offset] == UInt8(ascii: "[")
            else { return false }
            text[offset - 1] = UInt8(ascii: ",")
        case .empty, .tooLarge, .tooDeep, .invalidUTF8, .expectedValue, .expectedName,
            .expectedColon, .trailingText, .unexpectedEnd, .invalidNumber, .invalidEscape,
            .loneSurrogate, .duplicateName:
            return false
        }
        return true
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }

    /// The byte a place stands for.
    private static func offset(of position: SourcePosition, in text: [UInt8]) -> Int? {
        var offset = 0
        for _ in 1..<max(position.line, 1) {
            guard let feed = text[offset...].firstIndex(of: 0x0A) else { return nil }
            offset = feed + 1
        }
        var column = 1
        while column < position.column, offset < text.count {
            offset += 1
            while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
            column += 1
        }
        return offset
    }

    private static func position(of offset: Int, in text: [UInt8]) -> SourcePosition {
        let before = text[..<offset]
        let start = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
        let line = before.reduce(1) { $1 == 0x0A ? $0 + 1 : $0 }
        let column = text[start..<offset].reduce(1) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
        return SourcePosition(line: line, column: column)
    }
}
