/// Words that come one after the other with the beginnings and ends of the elements around them, laid out as lines.
struct TextFlow {
    /// The lines of the text, or of the table cell that is being read.
    private var lines = FlowLines()
    /// Around a table cell: the lines its table stands in.
    private var outer: [FlowLines] = []
    private var tables: [FlowTable] = []
    /// The address of the link that is being read, and its words so far.
    private var link: (address: String, words: String)?
    /// How many characters are left before the text is cut.
    private var room: Int
    /// Tables within tables are read to this depth; further in their words are kept.
    private static let deepest = 8

    init(maximumLength: Int) { room = maximumLength }

    /// Everything read so far.
    var text: String {
        var whole = self
        while !whole.tables.isEmpty { whole.close(.table) }
        return whole.lines.text
    }

    /// Adds words; blanks and line ends between them count as one blank.
    mutating func write(_ text: String) {
        for scalar in text.unicodeScalars where room > 0 {
            room -= 1
            lines.write(scalar)
            link?.words.unicodeScalars.append(scalar)
        }
    }

    /// Begins an element.
    ///
    /// - Parameters:
    ///   - role: what the element is for.
    ///   - text: a link's address, or the words that stand for a picture.
    ///   - number: the first number of an ordered list, or the columns that a cell takes.
    mutating func open(_ role: MarkupRole, text: String? = nil, number: Int? = nil) {
        switch role {
        case .block, .verbatim: lines.breakLine()
        case .paragraph: lines.breakParagraph()
        case .lineBreak: lines.addLineEnd()
        case .list: lines.beginList(from: nil)
        case .orderedList: lines.beginList(from: number ?? 1)
        case .item: lines.beginItem()
        case .table:
            lines.breakLine()
            if tables.count < Self.deepest { tables.append(FlowTable()) }
        case .row: endRow()
        case .cell, .headerCell: beginCell(isHeader: role == .headerCell, columns: number ?? 1)
        case .link: link = text.map { ($0, "") }
        case .image:
            if let text { write(" " + text + " ") }
        case .dropped, .words: break
        }
        if role == .verbatim { lines.isVerbatim = true }
    }

    /// Ends an element; one that was not begun may end too.
    mutating func close(_ role: MarkupRole) {
        switch role {
        case .block, .verbatim: lines.breakLine()
        case .paragraph: lines.breakParagraph()
        case .list, .orderedList: lines.endList()
        case .item: lines.breakLine()
        case .table:
            guard !tables.isEmpty else { return }
            endRow()
            for line in tables.removeLast().remaining { lines.add([line]) }
            lines.breakLine()
        case .row: endRow()
        case .cell, .headerCell: endCell()
        case .link: endLink()
        case .lineBreak, .image, .dropped, .words: break
        }
        if role == .verbatim { lines.isVerbatim = false }
    }

    // MARK: Links

    private mutating func endLink() {
        guard let (address, words) = link else { return }
        link = nil
        guard let shown = Self.shown(address), !words.contains(shown) else { return }
        write(words.allSatisfy(\.isWhitespace) ? " \(shown) " : " (\(shown))")
    }

    /// An address that people can type, if it is short.
    private static func shown(_ address: String) -> String? {
        let lowered = address.lowercased()
        for scheme in ["mailto:", "tel:"] where lowered.hasPrefix(scheme) {
            return short(address.dropFirst(scheme.count).prefix { $0 != "?" })
        }
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return nil }
        return short(address[...])
    }

    private static func short(_ address: Substring) -> String? {
        let isTypable = address.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        return isTypable && (1...40).contains(address.utf8.count) ? String(address) : nil
    }

    // MARK: Tables

    private mutating func beginCell(isHeader: Bool, columns: Int) {
        guard let table = tables.indices.last else {
            write(" ")
            return
        }
        endCell()
        tables[table].beginCell(isHeader: isHeader, columns: columns)
        outer.append(lines)
        lines = FlowLines()
    }

    private mutating func endCell() {
        guard let table = tables.indices.last, tables[table].hasOpenCell else { return }
        tables[table].endCell(lines.finished)
        lines = outer.popLast() ?? FlowLines()
    }

    private mutating func endRow() {
        guard let table = tables.indices.last else { return }
        endCell()
        let cells = tables[table].length
        let row = tables[table].endRow()
        // Headers are said again in every row.
        room -= max(0, row.reduce(0) { $0 + $1.utf8.count } - cells)
        if room >= 0 { lines.add(row) }
    }
}
