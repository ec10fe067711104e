internal import Foundation

/// The pages of a program that puts text into its rows.
extension TerminalSession {
    /// Waits until a page that came after the last one waited for shows one of these texts, and its prompt.
    ///
    /// - Returns: the first of them that is on it.
    @discardableResult
    public func waitForPage(oneOf texts: [String]) throws(Failure) -> String {
        guard placesText else { return try wait(forOneOf: texts) }
        let end = ContinuousClock.now + .milliseconds(Int64(Self.limit))
        repeat {
            if let start = lastClearing, start >= pagesSeen, hasPrompt(after: start) {
                let shown = flatScreen
                if let found = texts.first(where: { shown.contains($0) || $0.isEmpty }) {
                    skipPage()
                    return found
                }
            }
        } while ContinuousClock.now < end && pump(milliseconds: 20)
        throw Failure(description: "\(texts) did not come; shown: \(screen); \(errorText)")
    }

    /// What the screen shows as one line, with one blank where there are several.
    private var flatScreen: String {
        screen.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Waits until the screen shows a text, whenever it came and wherever its lines end.
    public func waitForScreen(with text: String) throws(Failure) {
        let end = ContinuousClock.now + .milliseconds(Int64(Self.limit))
        while !flatScreen.contains(text.trimmingCharacters(in: .whitespaces)) {
            guard ContinuousClock.now < end, pump(milliseconds: 20) else {
                throw Failure(description: "\(text) did not come; shown: \(screen)")
            }
        }
    }

    /// What the screen shows, row by row; where rows have no places, all that was printed since scrollback
    /// was cleared.
    public var screen: String {
        guard placesText else { return text.components(separatedBy: "\u{1B}[3J").last ?? "" }
        guard lastClearing != nil else { return "" }
        var lines = cells.lines
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// What was sent since the screen was cleared last, with what clears it.
    public var page: [UInt8] { Array(output[(lastClearing ?? 0)...]) }

    /// The same as text, lines as long as they were printed.
    public var printed: String { String(decoding: page, as: UTF8.self) }

    /// The cells of the screen since then.
    public var cells: TerminalCells { TerminalCells(page, columns: columns, rows: rows) }

    /// Where the screen was cleared last in the output: the cursor goes home, ESC [ H, then ESC [ J or ESC [ 2 J.
    private var lastClearing: Int? {
        let home = Array("\u{1B}[H\u{1B}[".utf8)
        guard output.count > home.count else { return nil }
        for start in stride(from: output.count - home.count - 1, through: 0, by: -1) {
            let last = output[start + home.count]
            guard output[start] == 0x1B, last == 0x4A || last == 0x32 else { continue }
            if output[start..<(start + home.count)].elementsEqual(home) { return start }
        }
        return nil
    }

    /// Whether a whole prompt has come: in a row of its own, behind the blanks before its column, or below lines.
    private func hasPrompt(after start: Int) -> Bool {
        let shown = String(decoding: output[start...], as: UTF8.self)
        if shown.contains("Your answer: \u{1B}") { return true }
        guard let placed = shown.components(separatedBy: ";1H ").dropFirst().last else {
            return false
        }
        return placed.count { $0 == "\u{1B}" } >= 2
    }
}
