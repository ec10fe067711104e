internal import FHIRModel
internal import PlainText

extension StaffPage {
    /// The page for a terminal or a printer with fixed columns, every line at most `width` of them.
    ///
    /// - Parameter width: Columns, at least 40.
    /// - Returns: Lines that end with a line feed.
    public func text(width: Int = 80) -> String {
        let page = PageLines(width: max(40, width))
        var lines = page.banner(bannerWords)
        lines += page.wrapped(title, indent: 0)
        for row in origin { lines += page.row(row, indent: 0) }
        for row in warnings { lines += page.row(row, indent: 0) }
        for section in sections {
            lines += [""] + page.wrapped(section.heading.uppercased(), indent: 0)
            for row in section.rows { lines += page.row(row, indent: 2) }
        }
        lines.append("")
        for row in footer { lines += page.row(row, indent: 0) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A label with the colon after it; a question keeps its own mark.
    static func introducing(_ label: String) -> String {
        label.hasSuffix("?") || label.hasSuffix(":") ? label : "\(label):"
    }

    /// The banner, and that it is a test where it is one.
    var bannerWords: [String] {
        banner
            + (isDemonstration ? ["TEST: a demonstration, not a real request"] : [])
    }
}

/// Lays rows out in lines of a fixed width.
struct PageLines {
    let width: Int

    /// Sentences between stars, which take eight columns of each line.
    func banner(_ sentences: [String]) -> [String] {
        let narrow = PageLines(width: width - 8)
        return sentences.flatMap { narrow.wrapped($0, indent: 0) }.map { "*** \($0) ***" }
            + [String(repeating: "=", count: width - 1)]
    }

    func row(_ row: StaffPage.Row, indent: Int) -> [String] {
        switch row {
        case .fact(let label, let lines) where lines.count == 1:
            return wrapped("\(StaffPage.introducing(label)) \(lines[0])", indent: indent)
        case .fact(let label, let lines):
            return wrapped(StaffPage.introducing(label), indent: indent)
                + lines.flatMap { wrapped($0, indent: indent + 2) }
        case .list(let label, let values):
            return wrapped(StaffPage.introducing(label), indent: indent)
                + values.flatMap { wrapped("- \($0)", indent: indent + 2) }
        case .questions(let label, let questions):
            return wrapped(
                "\(StaffPage.introducing(label)) \(questions.joined(separator: "; "))",
                indent: indent
            )
        case .heading(let heading):
            return wrapped(heading, indent: indent)
        case .below(let rows):
            return rows.flatMap { self.row($0, indent: min(indent + 2, width / 2)) }
        case .sentence(let sentence):
            return wrapped(sentence, indent: indent)
        case .blanks(let labels):
            let start = String(repeating: " ", count: indent)
            let each = (width - 1 - indent) / labels.count
            guard labels.allSatisfy({ $0.count + 12 <= each }) else {
                return labels.map { start + place(for: $0, columns: width - 1 - indent) }
            }
            return [start + labels.map { place(for: $0, columns: each - 1) }.joined(separator: " ")]
        }
    }

    private func place(for label: String, columns: Int) -> String {
        "\(label): " + String(repeating: "_", count: max(4, columns - label.count - 2))
    }

    /// Words in lines that leave the last column free; lines after the first hang two columns in.
    func wrapped(_ text: String, indent: Int) -> [String] {
        let first = String(repeating: " ", count: indent + text.prefix { $0 == " " }.count)
        return LineWrapping(columns: width - 1, lead: first, hang: first + "  ", hangsLists: false)
            .lines(of: text)
    }
}
