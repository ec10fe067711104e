/// What stands within a paragraph of Markdown: emphasis, code, links, pictures, and characters written after a backslash.
struct MarkdownSpans {
    private let bytes: [UInt8]
    private var place = 0
    private var output: [UInt8] = []
    /// Runs of `*` and `_` that may begin an emphasis, by their place in the output.
    private var openers: [UInt8: [Range<Int>]] = [:]
    /// The marks of the output that are none of its words.
    private var marks: [Range<Int>] = []
    /// The link that is being read: where its words end, and where it does.
    private var link: (wordsEnd: Int, end: Int)?
    /// Lengths of backquotes that have no second one.
    private var unended: Set<Int> = []
    /// The next `](` and the next `)`; past the end where there is none.
    private var nextMiddle = -1
    private var nextParenthesis = -1
    /// The last `>`; -1 where there is none.
    private let lastEnd: Int

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        lastEnd = bytes.lastIndex(of: UInt8(ascii: ">")) ?? -1
    }

    /// The same in HTML.
    consuming func markup() -> [UInt8] {
        while place < bytes.count {
            if let (wordsEnd, end) = link, place >= wordsEnd {
                output += Array("</a>".utf8)
                (place, link) = (max(place, end), nil)
            } else {
                readSpan()
            }
        }
        var words: [UInt8] = []
        var start = 0
        for mark in marks.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            words += output[start..<mark.lowerBound]
            start = mark.upperBound
        }
        return words + output[start...]
    }

    private mutating func readSpan() {
        let byte = bytes[place]
        switch byte {
        case UInt8(ascii: "\\"): readEscape()
        case UInt8(ascii: "`"): readCode()
        case UInt8(ascii: "*"), UInt8(ascii: "_"): readMarks(byte)
        case UInt8(ascii: "!") where self[place + 1] == UInt8(ascii: "["): readLink(isImage: true)
        case UInt8(ascii: "["): readLink(isImage: false)
        case UInt8(ascii: "<"): readAngle()
        case UInt8(ascii: "\n"):
            let isHard = place > 1 && self[place - 1] == 0x20 && self[place - 2] == 0x20
            output += Array((isHard ? "<br/>" : " ").utf8)
            place += 1
        default:
            output.append(byte)
            place += 1
        }
    }

    private subscript(_ index: Int) -> UInt8? {
        bytes.indices.contains(index) ? bytes[index] : nil
    }

    private mutating func readEscape() {
        guard let next = self[place + 1] else {
            output.append(bytes[place])
            place += 1
            return
        }
        if next == UInt8(ascii: "\n") {
            output += Array("<br/>".utf8)
        } else if Self.isPunctuation(next) {
            Self.escape([next], into: &output)
        } else {
            output += [bytes[place], next]
        }
        place += 2
    }

    /// Code between backquotes stays as it is.
    private mutating func readCode() {
        let length = bytes[place...].prefix { $0 == UInt8(ascii: "`") }.count
        var end = place + length
        while !unended.contains(length), end < bytes.count {
            let run = bytes[end...].prefix { $0 == UInt8(ascii: "`") }.count
            if run == length {
                Self.escape(bytes[(place + length)..<end], into: &output)
                place = end + length
                return
            }
            end += max(run, 1)
        }
        unended.insert(length)
        output += bytes[place..<(place + length)]
        place += length
    }

    /// `<https://example.org>`; anything else is HTML.
    private mutating func readAngle() {
        let inside = bytes[(place + 1)...].prefix(200).prefix {
            $0 > 0x20 && $0 != UInt8(ascii: ">")
        }
        let isAddress = inside.contains(UInt8(ascii: "@")) || inside.contains(UInt8(ascii: ":"))
        guard isAddress, self[inside.endIndex] == UInt8(ascii: ">"), inside.first != 0x2F,
            !inside.contains(UInt8(ascii: "<")), !inside.contains(UInt8(ascii: "\""))
        else {
            // A tag that does not end in the paragraph is none.
            if place < lastEnd {
                output.append(bytes[place])
            } else {
                Self.escape([bytes[place]], into: &output)
            }
            place += 1
            return
        }
        Self.escape(inside, into: &output)
        place = inside.endIndex + 1
    }

    // MARK: Emphasis

    /// Marks before a word begin an emphasis, marks behind one end it; those that find no other stay.
    private mutating func readMarks(_ mark: UInt8) {
        let count = bytes[place...].prefix { $0 == mark }.count
        let before = place > 0 ? self[place - 1] : nil
        let after = self[place + count]
        let start = output.count
        output += [UInt8](repeating: mark, count: count)
        place += count
        let isWithinWord = mark == UInt8(ascii: "_") && Self.isWord(before) && Self.isWord(after)
        guard !isWithinWord else { return }
        var rest = start..<(start + count)
        if !Self.isBlank(before) {
            while !rest.isEmpty, let opener = openers[mark]?.last {
                // Within a word, `a*b` does not end what `**` began (CommonMark, emphasis, rules 9 and 10).
                let isBoth = !Self.isBlank(after)
                if isBoth, (opener.count + rest.count) % 3 == 0, rest.count % 3 != 0 { break }
                openers[mark]?.removeLast()
                let shared = min(rest.count, opener.count)
                marks.append((opener.upperBound - shared)..<opener.upperBound)
                marks.append(rest.lowerBound..<(rest.lowerBound + shared))
                rest = (rest.lowerBound + shared)..<rest.upperBound
                if opener.count > shared {
                    openers[mark]?.append(opener.lowerBound..<(opener.upperBound - shared))
                }
            }
        }
        if !rest.isEmpty, !Self.isBlank(after) { openers[mark, default: []].append(rest) }
    }

    // MARK: Links

    /// `[words](address)`, `![words](picture)`.
    private mutating func readLink(isImage: Bool) {
        let start = place + (isImage ? 2 : 1)
        if nextMiddle < start { nextMiddle = middle(from: start) }
        if nextParenthesis < nextMiddle + 2 {
            nextParenthesis =
                bytes[min(nextMiddle + 2, bytes.count)...].firstIndex(of: UInt8(ascii: ")"))
                ?? bytes.count
        }
        guard link == nil, nextMiddle < bytes.count, nextParenthesis < bytes.count else {
            output.append(bytes[place])
            place += 1
            return
        }
        let target = bytes[(nextMiddle + 2)..<nextParenthesis].prefix { $0 > 0x20 }
        if isImage {
            output += Array("<img alt=\"".utf8)
            Self.escape(bytes[start..<nextMiddle], into: &output)
            output += Array("\"/>".utf8)
            place = nextParenthesis + 1
        } else {
            output += Array("<a href=\"".utf8)
            Self.escape(target, into: &output)
            output += Array("\">".utf8)
            link = (nextMiddle, nextParenthesis + 1)
            place = start
        }
    }

    private func middle(from start: Int) -> Int {
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == UInt8(ascii: "]"), bytes[index + 1] == UInt8(ascii: "(") {
                return index
            }
            index += 1
        }
        return bytes.count
    }

    // MARK: Characters

    /// Writes text so that it is none of HTML's signs.
    static func escape(_ text: ArraySlice<UInt8>, into output: inout [UInt8]) {
        for byte in text {
            switch byte {
            case UInt8(ascii: "<"): output += Array("&lt;".utf8)
            case UInt8(ascii: ">"): output += Array("&gt;".utf8)
            case UInt8(ascii: "&"): output += Array("&amp;".utf8)
            case UInt8(ascii: "\""): output += Array("&quot;".utf8)
            default: output.append(byte)
            }
        }
    }

    private static func isBlank(_ byte: UInt8?) -> Bool { byte.map { $0 <= 0x20 } ?? true }

    private static func isWord(_ byte: UInt8?) -> Bool {
        byte.map { $0 >= 0x80 || $0 &- 0x30 < 10 || ($0 | 0x20) &- 0x61 < 26 } ?? false
    }

    private static func isPunctuation(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte < 0x7F && !isWord(byte)
    }
}
