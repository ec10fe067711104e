import FHIRModel
internal import PlainText

// An answer of hundreds of characters would push what staff must see first off the page: it stands in full at the end.
extension StaffPage {
    /// How many columns an answer may take in its place: five lines of a terminal.
    private static let mostColumns = 400

    /// The sections with a hint in place of long answers, and a section with these after them.
    static func withLongAnswersLast(_ sections: [Section]) -> [Section] {
        var long: [Row] = []
        let short = sections.map { section in
            Section(
                heading: section.heading,
                rows: section.rows.map { shortened($0, movingTo: &long) }
            )
        }
        return long.isEmpty ? short : short + [Section(heading: "Long answers", rows: long)]
    }

    private static func shortened(_ row: Row, movingTo long: inout [Row]) -> Row {
        switch row {
        case .fact(let label, let lines):
            guard isLong(lines) else { return row }
            long.append(row)
            return .fact(label, ["(long, stands under Long answers)"])
        case .list(let label, let values):
            guard values.contains(where: { isLong([$0]) }) || values.count > 30 else { return row }
            long.append(row)
            return .fact(label, ["(long, stand under Long answers)"])
        case .below(let rows):
            return .below(rows.map { shortened($0, movingTo: &long) })
        case .questions, .sentence, .heading, .blanks:
            return row
        }
    }

    private static func isLong(_ lines: [String]) -> Bool {
        // A short line takes a line of the page all the same.
        lines.reduce(0) { $0 + max(80, DisplayWidth.columns(of: $1)) } > mostColumns
    }
}
