/// Lines that are being filled with words: blanks between words are one, and lists stand in by two for each list around them.
struct FlowLines {
    /// Whether line ends and blanks are kept as they are (`pre`).
    var isVerbatim = false
    private var lines: [String] = []
    private var line = ""
    private var lists: [FlowList] = []
    /// Whether the line has words, not only what stands before them.
    private var hasWords = false
    /// Whether a blank belongs before the next word.
    private var hasBlank = false
    /// How many line ends stand before the next word: two make a blank line.
    private var ends = 0
    /// What stands before the next word as the first of a list item.
    private var marker: String?

    /// The lines so far, without blank ones around them.
    var finished: [String] {
        var all = lines
        if hasWords { all.append(line) }
        while all.last?.isEmpty == true { all.removeLast() }
        return all
    }

    /// The same as one text.
    var text: String { finished.joined(separator: "\n") }

    /// Adds a character; what a terminal would not show is left out, a control character is shown as unreadable.
    mutating func write(_ scalar: Unicode.Scalar) {
        if scalar.properties.isWhitespace {
            write(blank: scalar)
            return
        }
        if !scalar.isPrintable {
            if scalar.properties.generalCategory != .format { write(visible: "\u{FFFD}") }
            return
        }
        write(visible: scalar)
    }

    private mutating func write(blank: Unicode.Scalar) {
        guard isVerbatim else {
            hasBlank = true
            return
        }
        if blank == "\n" {
            addLineEnd()
        } else if blank != "\r" {
            write(visible: " ")
        }
    }

    private mutating func write(visible scalar: Unicode.Scalar) {
        if ends > 0 || !hasWords { beginLine() }
        if hasBlank, hasWords { line.unicodeScalars.append(" ") }
        hasBlank = false
        hasWords = true
        line.unicodeScalars.append(scalar)
    }

    private mutating func beginLine() {
        if hasWords {
            lines.append(line)
            if ends > 1 { lines.append("") }
        }
        let depth = max(0, lists.count - 1)
        line = String(repeating: "  ", count: depth)
        if let marker {
            line += marker
        } else if let list = lists.last {
            line += String(repeating: " ", count: list.width)
        }
        marker = nil
        ends = 0
        hasWords = false
        hasBlank = false
    }

    // MARK: Line ends

    /// The next word begins a line.
    mutating func breakLine() { ends = max(ends, 1) }

    /// The next word begins a line with a blank one before it; in a list, where lines belong together, just a line.
    mutating func breakParagraph() { ends = max(ends, lists.isEmpty ? 2 : 1) }

    /// Ends the line, or leaves one blank.
    mutating func addLineEnd() { ends = min(ends + 1, 2) }

    /// Adds whole lines.
    mutating func add(_ whole: [String]) {
        for text in whole {
            breakLine()
            let kept = isVerbatim
            isVerbatim = true
            if text.isEmpty { addLineEnd() }
            for scalar in text.unicodeScalars { write(scalar) }
            isVerbatim = kept
        }
        if !whole.isEmpty { breakLine() }
    }

    // MARK: Lists

    mutating func beginList(from number: Int?) {
        breakLine()
        guard lists.count < FlowList.deepest else { return }
        lists.append(FlowList(number: number))
    }

    mutating func endList() {
        breakLine()
        marker = nil
        if !lists.isEmpty { lists.removeLast() }
    }

    mutating func beginItem() {
        breakLine()
        marker = lists.isEmpty ? "- " : lists[lists.count - 1].nextMarker()
    }
}

/// A list that is being read.
private struct FlowList {
    /// Further in, lists do not stand in any more.
    static let deepest = 8
    /// The number of the next item; nil in a list without numbers.
    var number: Int?
    /// How far in the lines below a marker stand.
    var width = 0

    init(number: Int?) { self.number = number }

    mutating func nextMarker() -> String {
        let marker = number.map { "\($0). " } ?? "- "
        number = number.map { $0 &+ 1 }
        width = marker.utf8.count
        return marker
    }
}
