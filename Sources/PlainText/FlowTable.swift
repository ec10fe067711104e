/// A table that is being read: each row becomes a line, "Header: cell; …".
struct FlowTable {
    private var headers: [String] = []
    private var hasRows = false
    private var cells: [Cell] = []
    private(set) var hasOpenCell = false
    /// The most columns: a cell may say that it takes millions.
    private static let mostColumns = 100

    private struct Cell {
        var isHeader: Bool
        var columns: Int
        var lines: [String] = []
        var text: String { lines.joined(separator: " ") }
    }

    /// How many bytes the cells of the row hold.
    var length: Int { cells.reduce(0) { $0 + $1.text.utf8.count } }

    mutating func beginCell(isHeader: Bool, columns: Int) {
        cells.append(Cell(isHeader: isHeader, columns: min(max(columns, 1), Self.mostColumns)))
        hasOpenCell = true
    }

    mutating func endCell(_ lines: [String]) {
        hasOpenCell = false
        if !cells.isEmpty { cells[cells.count - 1].lines = lines }
    }

    /// The headers of a table that has nothing below them.
    var remaining: [String] {
        let told = headers.filter { !$0.isEmpty }
        return hasRows || told.isEmpty ? [] : [told.joined(separator: "; ")]
    }

    /// Ends a row; the lines it makes.
    mutating func endRow() -> [String] {
        defer { cells = [] }
        let told = cells.filter { !$0.lines.isEmpty }
        guard !told.isEmpty else { return [] }
        if !hasRows, headers.isEmpty, cells.allSatisfy(\.isHeader) {
            for cell in cells {
                let free = max(0, Self.mostColumns - headers.count)
                headers += [String](repeating: cell.text, count: min(cell.columns, free))
            }
            return []
        }
        hasRows = true
        // A table of one cell a row is there for the look; what it holds keeps its lines.
        if told.count == 1, headers.isEmpty { return told[0].lines }
        return [line()]
    }

    private func line() -> String {
        var parts: [String] = []
        var column = 0
        var lead: String?
        for cell in cells {
            defer { column += cell.columns }
            guard !cell.lines.isEmpty else { continue }
            let header = column < headers.count ? headers[column] : ""
            if header.isEmpty, cell.isHeader, parts.isEmpty, lead == nil {
                lead = cell.text
            } else {
                parts.append(header.isEmpty ? cell.text : Self.labelled(cell.text, header))
            }
        }
        let line = parts.joined(separator: "; ")
        guard let lead else { return line }
        return line.isEmpty ? lead : Self.labelled(line, lead)
    }

    private static func labelled(_ text: String, _ label: String) -> String {
        label.hasSuffix(":") || label.hasSuffix("?") ? label + " " + text : label + ": " + text
    }
}
