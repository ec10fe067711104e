/// Markdown as the HTML it stands for, of which only what makes lines and words is kept.
///
/// The blocks of CommonMark that forms have: headings, paragraphs, lists, quotations, fences, and GitHub's tables. HTML in it is
/// left as it is, for whoever reads HTML.
struct MarkdownReader {
    private let lines: [ArraySlice<UInt8>]
    private var output: [UInt8] = []
    /// The lines of the paragraph that is being read.
    private var paragraph: [ArraySlice<UInt8>] = []
    private var lists: [(indent: Int, isOrdered: Bool)] = []
    private var followsBlank = false

    init(_ bytes: [UInt8]) {
        // A line ends with a line feed, a return, or both.
        lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .flatMap { line in
                let whole = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
                return whole.split(separator: UInt8(ascii: "\r"), omittingEmptySubsequences: false)
            }
    }

    /// The HTML.
    mutating func markup() -> [UInt8] {
        var number = 0
        while number < lines.count {
            number = read(from: number)
        }
        endParagraph()
        closeLists(to: 0)
        return output
    }

    /// Reads the block that begins at a line, or one more line of a paragraph; the number of the line after it.
    private mutating func read(from number: Int) -> Int {
        let line = MarkdownLine(lines[number])
        if line.isBlank {
            endParagraph()
            followsBlank = true
            return number + 1
        }
        defer { followsBlank = false }
        if let fence = line.fence { return readFence(fence, from: number + 1) }
        if let heading = line.heading {
            endParagraph()
            closeLists(to: 0)
            add("<h1>", heading, "</h1>")
            return number + 1
        }
        if line.isRule || (line.isUnderline && !paragraph.isEmpty) {
            endParagraph()
            return number + 1
        }
        if number + 1 < lines.count, MarkdownLine(lines[number + 1]).isTableRule, line.hasBars {
            return readTable(from: number)
        }
        if let item = line.item, paragraph.isEmpty || !lists.isEmpty || item.mayFollowText {
            begin(item, indent: line.indent)
            return number + 1
        }
        if followsBlank, line.indent < 2 { closeLists(to: 0) }
        paragraph.append(line.text)
        return number + 1
    }

    // MARK: Paragraphs and lists

    private mutating func endParagraph() {
        guard !paragraph.isEmpty else { return }
        let text = Array(paragraph.joined(separator: [UInt8(ascii: "\n")]))
        paragraph = []
        add("<p>", text[...], "</p>")
    }

    private mutating func begin(_ item: MarkdownLine.Item, indent: Int) {
        endParagraph()
        while let last = lists.last, last.indent > indent + 1 { closeLists(to: lists.count - 1) }
        if let last = lists.last, last.indent >= indent - 1, last.isOrdered != (item.number != nil)
        {
            closeLists(to: lists.count - 1)
        }
        if lists.last.map({ $0.indent < indent - 1 }) ?? true {
            lists.append((indent, item.number != nil))
            output += item.number.map { Array("<ol start=\"\($0)\">".utf8) } ?? Array("<ul>".utf8)
        }
        output += Array("<li>".utf8)
        paragraph = item.text.isEmpty ? [] : [item.text]
    }

    private mutating func closeLists(to depth: Int) {
        while lists.count > depth {
            output += Array((lists.removeLast().isOrdered ? "</ol>" : "</ul>").utf8)
        }
    }

    private mutating func add(_ start: String, _ text: ArraySlice<UInt8>, _ end: String) {
        output += Array(start.utf8)
        output += MarkdownSpans(Array(text)).markup()
        output += Array(end.utf8)
    }

    // MARK: Fences and tables

    private mutating func readFence(_ fence: ArraySlice<UInt8>, from start: Int) -> Int {
        endParagraph()
        output += Array("<pre>".utf8)
        var number = start
        while number < lines.count, !MarkdownLine(lines[number]).closes(fence) {
            MarkdownSpans.escape(lines[number], into: &output)
            output.append(UInt8(ascii: "\n"))
            number += 1
        }
        output += Array("</pre>".utf8)
        return number + 1
    }

    private mutating func readTable(from start: Int) -> Int {
        endParagraph()
        output += Array("<table>".utf8)
        addRow(lines[start], "th")
        var number = start + 2
        while number < lines.count, MarkdownLine(lines[number]).hasBars {
            addRow(lines[number], "td")
            number += 1
        }
        output += Array("</table>".utf8)
        return number
    }

    private mutating func addRow(_ line: ArraySlice<UInt8>, _ cell: String) {
        output += Array("<tr>".utf8)
        for text in MarkdownLine(line).cells { add("<\(cell)>", text, "</\(cell)>") }
        output += Array("</tr>".utf8)
    }
}
