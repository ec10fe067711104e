/// One line of Markdown, by what it begins with.
struct MarkdownLine {
    /// The blanks before it; a tab counts four.
    let indent: Int
    /// The line without them, and without the marks of a quotation.
    let text: ArraySlice<UInt8>

    init(_ line: ArraySlice<UInt8>) {
        var indent = 0
        var text = line
        while let byte = text.first {
            if byte == UInt8(ascii: " ") {
                indent += 1
            } else if byte == UInt8(ascii: "\t") {
                indent += 4
            } else if byte != UInt8(ascii: ">") || Self.isComparison(text) {
                break
            }
            text = text.dropFirst()
        }
        self.indent = indent
        self.text = text
    }

    var isBlank: Bool { text.isEmpty }

    /// Whether `>` stands before a number: "> 5 drinks" quotes nobody.
    private static func isComparison(_ text: ArraySlice<UInt8>) -> Bool {
        text.dropFirst().first { $0 != UInt8(ascii: " ") }.map { $0 &- 0x30 < 10 } ?? false
    }

    /// The text of a heading: `## Sleep`.
    var heading: ArraySlice<UInt8>? {
        let marks = text.prefix { $0 == UInt8(ascii: "#") }
        let rest = text.dropFirst(marks.count)
        guard (1...6).contains(marks.count), rest.first == UInt8(ascii: " ") else { return nil }
        var heading = Self.trimmed(rest)
        while heading.last == UInt8(ascii: "#") { heading = heading.dropLast() }
        return heading
    }

    /// A line across: `---`, `* * *`.
    var isRule: Bool {
        let marks = text.filter { $0 != UInt8(ascii: " ") }
        guard let mark = marks.first, marks.count > 2, Array("-*_".utf8).contains(mark) else {
            return false
        }
        return marks.allSatisfy { $0 == mark }
    }

    /// The line under a heading: `====`.
    var isUnderline: Bool {
        let marks = Self.trimmed(text)
        guard let mark = marks.first, Array("=-".utf8).contains(mark) else { return false }
        return marks.allSatisfy { $0 == mark }
    }

    /// The marks that begin a fence: at least three backquotes or tildes.
    var fence: ArraySlice<UInt8>? {
        guard let mark = text.first, Array("`~".utf8).contains(mark) else { return nil }
        let marks = text.prefix { $0 == mark }
        return marks.count > 2 && !text.dropFirst(marks.count).contains(mark) ? marks : nil
    }

    /// Whether it ends a fence.
    func closes(_ fence: ArraySlice<UInt8>) -> Bool {
        let marks = Self.trimmed(text)
        return marks.count >= fence.count && marks.allSatisfy { $0 == fence.first }
    }

    /// The beginning of a list item.
    struct Item {
        /// Its number; nil for a bullet.
        var number: Int?
        var text: ArraySlice<UInt8>
        /// Whether it is one though a paragraph stands right above: a line may begin with a year and a point.
        var mayFollowText: Bool { number == nil || number == 1 }
    }

    /// The list item that begins here: `- a fire`, `2. a crash`.
    var item: Item? {
        guard let first = text.first else { return nil }
        if Array("-*+".utf8).contains(first) {
            let rest = text.dropFirst()
            guard rest.isEmpty || Self.isBlank(rest.first) else { return nil }
            return Item(text: Self.trimmed(rest))
        }
        let digits = text.prefix { $0 &- 0x30 < 10 }
        let rest = text.dropFirst(digits.count)
        guard (1...9).contains(digits.count), let mark = rest.first,
            Array(".)".utf8).contains(mark), Self.isBlank(rest.dropFirst().first)
        else { return nil }
        let number = Int(String(decoding: digits, as: UTF8.self))
        return Item(number: number, text: Self.trimmed(rest.dropFirst()))
    }

    // MARK: Tables

    var hasBars: Bool { text.contains(UInt8(ascii: "|")) }

    /// The line under the headers of a table: `|---|:--:|`.
    var isTableRule: Bool {
        hasBars && text.contains(UInt8(ascii: "-"))
            && text.allSatisfy { Array("|-: \t".utf8).contains($0) }
    }

    /// The cells of a row; a bar after a backslash is a character of its cell.
    var cells: [ArraySlice<UInt8>] {
        var row = Self.trimmed(text)
        if row.first == UInt8(ascii: "|") { row = row.dropFirst() }
        var cells: [ArraySlice<UInt8>] = []
        var start = row.startIndex
        for index in row.indices where row[index] == UInt8(ascii: "|") {
            if index > row.startIndex, row[index - 1] == UInt8(ascii: "\\") { continue }
            cells.append(Self.trimmed(row[start..<index]))
            start = index + 1
        }
        let last = Self.trimmed(row[start...])
        return last.isEmpty ? cells : cells + [last]
    }

    private static func isBlank(_ byte: UInt8?) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { isBlank($0) }
        while isBlank(bytes.last) { bytes = bytes.dropLast() }
        return bytes
    }
}
