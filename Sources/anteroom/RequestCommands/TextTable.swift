internal import PlainText

/// Rows of columns for a terminal, each as wide as its widest text.
struct TextTable {
    var rows: [[String]]

    /// The lines, each ended by a line feed.
    var text: String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            rows.map { $0.count > column ? DisplayWidth.columns(of: $0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let line = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - DisplayWidth.columns(of: text))
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    /// A text of a file in at most so many columns; a pile of marks on one letter is cut too.
    static func clipped(_ text: String, to columns: Int) -> String {
        let line = PrintableText.line(text)
        if line.utf8.count <= columns, line.utf8.allSatisfy({ $0 < 0x80 }) { return line }
        var clipped = ""
        var width = 0
        for character in line {
            let own = DisplayWidth.columns(of: character)
            guard
                width + own < columns || width + own == columns && clipped.count + 1 == line.count,
                character.unicodeScalars.count <= 16
            else { return clipped + "…" }
            clipped.append(character)
            width += own
        }
        return clipped
    }
}
