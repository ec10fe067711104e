import FHIRModel
internal import PlainText

/// Lays a screen out as pages of lines for one size of terminal.
///
/// Every page has the header, a part of the body, what to do now, the commands and the crisis line; one row
/// is left for the prompt. Blank lines are the first thing to go when rows are few.
struct ScreenLayout: Sendable {
    /// The smallest terminal a visit can be held on.
    static let smallest = TerminalSize(columns: 40, rows: 12)

    var size: TerminalSize
    var repertoire: VisibleText.Repertoire = .unicode
    /// For speech and braille: all on one page, commands once, no bar.
    var isPlain = false
    var words: any Words
    /// Where help is at any hour, as the clinic says it; nil where it does not.
    var crisisLine: String?

    /// Lines longer than this are hard to read, however wide the terminal.
    private static let widest = 79

    /// The columns a line may take; the last column of the terminal is never written.
    var columns: Int { max(1, min(size.columns - 1, Self.widest)) }

    private var isSmall: Bool { size.columns < 60 || size.rows < 20 }

    /// The pages of a screen, each a list of lines; never empty.
    func pages(of screen: Screen) -> [[String]] {
        if isPlain { return [assemble(screen, body: body(of: screen, gaps: true), gaps: true)] }
        let rows = max(3, size.rows - 1)
        for gaps in [true, false] {
            let page = assemble(screen, body: body(of: screen, gaps: gaps), gaps: gaps)
            if page.count <= rows { return [page] }
        }
        if case .message = screen.blocks.first {
            // The message says what to do now, too.
            var unhinted = screen
            unhinted.hint = ""
            let page = assemble(unhinted, body: body(of: screen, gaps: false), gaps: false)
            if page.count <= rows { return [page] }
        }
        return divided(screen, rows: rows)
    }

    // MARK: Dividing

    private func divided(_ screen: Screen, rows: Int) -> [[String]] {
        let gaps = size.rows >= 20
        let fixed = [(10, 10), nil].map { assemble(screen, body: [], more: $0, gaps: gaps).count }
        let room = max(2, rows - (fixed.max() ?? 0) - (gaps ? 1 : 0))
        var parts: [[[String]]] = [[]]
        var used = 0
        for block in body(of: screen, gaps: gaps).flatMap({ split($0, room: room) }) {
            if used + block.count > room, used > 0 {
                parts.append([])
                used = 0
            }
            if used == 0, block.allSatisfy(\.isEmpty) { continue }
            parts[parts.count - 1].append(block)
            used += block.count
        }
        if parts.count > 1, parts.last?.isEmpty == true { parts.removeLast() }
        return parts.indices.map { index in
            let more = index < parts.count - 1 ? (index + 1, parts.count) : nil
            return assemble(screen, body: parts[index], more: more, gaps: gaps)
        }
    }

    private func split(_ block: [String], room: Int) -> [[String]] {
        stride(from: 0, to: block.count, by: room).map {
            Array(block[$0..<min($0 + room, block.count)])
        }
    }

    private func assemble(
        _ screen: Screen,
        body: [[String]],
        more: (Int, Int)? = nil,
        gaps: Bool
    ) -> [String] {
        let gap = gaps ? [""] : []
        var lines = header(of: screen)
        var middle = body.flatMap(\.self)
        while middle.last?.isEmpty == true { middle.removeLast() }
        if !lines.isEmpty, !middle.isEmpty { lines += gap }
        lines += middle
        let hint = more.map { words.more(page: $0.0, of: $0.1) } ?? screen.hint
        if !hint.isEmpty { lines += gap + wrapped(hint) }
        let footer = footer(of: screen)
        if !footer.isEmpty { lines += gap + footer }
        return lines
    }

    // MARK: Parts

    private func header(of screen: Screen) -> [String] {
        var lines: [String] = []
        if screen.isDemonstration {
            lines += wrapped(isSmall ? words.demonstrationShort : words.demonstration)
        }
        if let title = screen.title, !(screen.titleIsOptional && isSmall) {
            lines += shortened(wrapped(VisibleText.singleLine(title)), to: isSmall ? 2 : 3)
        }
        if let progress = screen.progress {
            let withBar = shown(progress.text + "  " + progress.bar)
            let barFits = !isPlain && DisplayWidth.columns(of: withBar) <= columns
            lines += barFits ? [withBar] : wrapped(progress.text)
        }
        return lines
    }

    private func shortened(_ lines: [String], to count: Int) -> [String] {
        guard lines.count > count, var last = lines.prefix(count).last else { return lines }
        while DisplayWidth.columns(of: last) > columns - 3, !last.isEmpty { last.removeLast() }
        return lines.prefix(count - 1) + [last + "..."]
    }

    private func footer(of screen: Screen) -> [String] {
        if isPlain && !screen.introducesCommands { return [] }
        var lines: [String] = []
        if !screen.commands.isEmpty {
            let long = legends(of: screen, short: false)
            let fits = DisplayWidth.columns(of: long) <= columns
            lines += fits ? [shown(long)] : wrapped(legends(of: screen, short: true))
        }
        return lines + (crisisLine.map { wrapped($0) } ?? [])
    }

    private func legends(of screen: Screen, short: Bool) -> String {
        var text = ""
        for command in screen.commands {
            if !text.isEmpty { text += short ? " " : "   " }
            text += legend(command, of: screen, short: short)
        }
        return text
    }

    private func legend(_ command: Command, of screen: Screen, short: Bool) -> String {
        command == .language
            ? words.languageLegend(screen.languages, short: short)
            : words.legend(command, short: short)
    }

    private func body(of screen: Screen, gaps: Bool) -> [[String]] {
        var blocks: [[String]] = []
        var previousIsOption: Bool?
        for block in screen.blocks {
            if !gaps, case .paragraph(let text) = block {
                // Where rows are few, a page may end between two lines of a text.
                blocks += text.split(separator: "\n").map { wrapped(String($0)) }
                previousIsOption = false
                continue
            }
            let lines = lines(of: block)
            if lines.isEmpty { continue }
            if gaps, let previousIsOption, !(previousIsOption && isOption(block)) {
                blocks.append([""])
            }
            blocks.append(lines)
            previousIsOption = isOption(block)
        }
        return blocks
    }

    private func isOption(_ block: Screen.Block) -> Bool {
        switch block {
        case .option, .unnumbered: true
        case .message, .paragraph: false
        }
    }

    private func lines(of block: Screen.Block) -> [String] {
        let indent = isSmall ? "" : "  "
        switch block {
        case .message(let text):
            return wrapped(words.tryAgain + " " + text)
        case .paragraph(let text):
            return wrapped(text)
        case .option(let key, let text):
            // An option without words of its own can still be chosen, so its key is shown.
            let shownKey = shown(key)
            let lead = indent + (shownKey.count < 2 ? " " : "") + shownKey + ") "
            let lines = wrapped(text, lead: lead)
            return lines.isEmpty ? [String(lead.dropLast())] : lines
        case .unnumbered(let text):
            return wrapped(text, lead: indent + " -  ")
        }
    }

    private func wrapped(_ text: String, lead: String = "") -> [String] {
        var text = shown(text)
        while text.last == "\n" || text.last == " " { text.removeLast() }
        if text.isEmpty { return [] }
        let hang = String(repeating: " ", count: lead.count)
        return LineWrapping(columns: columns, lead: lead, hang: hang).lines(of: text)
    }

    private func shown(_ text: String) -> String {
        VisibleText.sanitized(text, for: repertoire)
    }
}
