internal import PlainText

@testable import Kiosk

/// A page as the cells of a terminal: in each a character, and how it looks.
struct PageCells {
    /// The characters of each row; a wide one is followed by an empty string.
    private(set) var characters: [[String]]
    /// ` ` normal, `b` bold, `r` reverse, `=` a bar's ground, in each row.
    private(set) var looks: [[Character]]

    init(_ page: ScreenPage, _ size: TerminalSize) {
        let rows = max(size.rows, page.rows.count + 1)
        let blank = Array(repeating: " ", count: size.columns)
        characters = Array(repeating: blank, count: rows)
        looks = Array(repeating: Array(repeating: " ", count: size.columns), count: rows)
        for (number, row) in page.rows.enumerated() {
            var column = row.indent
            if row.isBar { looks[number] = Array(repeating: "=", count: size.columns) }
            for run in row.runs {
                let look: Character =
                    row.isBar
                    ? "=" : run.emphasis == .bold ? "b" : run.emphasis == .reverse ? "r" : " "
                put(run.text, look, number, &column)
            }
        }
        if !page.promptLabel.isEmpty {
            var column = 0
            put(page.promptLabel, "b", page.promptRow ?? page.rows.count, &column)
        }
    }

    private mutating func put(_ text: String, _ look: Character, _ row: Int, _ column: inout Int) {
        for character in text {
            let width = DisplayWidth.columns(of: character)
            guard characters.indices.contains(row), column < characters[row].count else { return }
            characters[row][column] = String(character)
            looks[row][column] = look
            if width == 2, column + 1 < characters[row].count { characters[row][column + 1] = "" }
            column += width
        }
    }

    /// The text of a row without blanks at its end.
    func text(of row: Int) -> String {
        var text = characters[row].joined()
        while text.last == " " { text.removeLast() }
        return text
    }

    /// The rows as text, and below them how each cell looks.
    var drawing: String {
        var lines = characters.indices.map { text(of: $0) }
        lines += looks.map { row in
            var text = String(row)
            while text.last == " " { text.removeLast() }
            return text
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n") + "\n"
    }
}
