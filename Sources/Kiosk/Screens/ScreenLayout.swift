internal import PlainText

/// Lays a screen out as pages for one terminal: a column in its middle, every role in its place.
///
/// From the top: a bar with clinic and part, the mark of a demonstration, the question in a row that is the same for every
/// page of a size, why it is asked, what to choose from, what to do and the prompt; in the last two rows the keys and the crisis
/// line. Where the answer may need the rows down there, or text cannot be placed, those two stand above what to do.
struct ScreenLayout: Sendable {
    /// The smallest terminal a visit can be held on.
    static let smallest = TerminalSize(columns: 40, rows: 12)
    /// Lines longer than this are hard to read, however wide the terminal.
    private static let widest = 62

    var size: TerminalSize
    var look = TerminalLook.lines
    var repertoire: VisibleText.Repertoire = .unicode
    /// For speech and braille: all on one page, in the order in which it is listened to.
    var isPlain = false
    var words: any Words
    /// Where help is at any hour, as the clinic says it; nil where it does not.
    var crisisLine: String?
    /// How many characters may be typed.
    var answerLength = 0

    /// Whether every row has its place; one that is too small for a visit takes them one below the other.
    var places: Bool {
        look.placesText && size.columns >= Self.smallest.columns && size.rows >= Self.smallest.rows
    }

    /// The columns of text; the last column of the terminal is never written.
    var columns: Int {
        places
            ? max(1, min(size.columns - 2, Self.widest))
            : max(1, min(size.columns - 1, Self.widest + 17))
    }

    /// The blanks left of the column.
    var margin: Int { places ? max(0, (size.columns - columns) / 2) : 0 }

    /// Whether only the first sentence of a reason is shown, and the rest on the page of help.
    var isSmall: Bool { size.columns < 60 || size.rows < 18 }

    /// The row every question stands in, from 0.
    var questionRow: Int {
        guard places else { return 0 }
        return 2 + max(1, Int((Double(size.rows) / 6).rounded()) - 2)
    }

    /// The pages of a screen; never empty.
    func pages(of screen: Screen) -> [ScreenPage] {
        if isPlain { return [plainPage(of: screen)] }
        var calm = screen
        calm.error = nil
        calm.note = nil
        // What a mistake needs is looked for in the rows of what to do first, so that all else stays where it is.
        if let plan = firstFit(calm), let page = page(of: screen, as: plan) { return [page] }
        if let plan = firstFit(screen), let page = page(of: screen, as: plan) { return [page] }
        return divided(screen)
    }

    /// The first density by which all of a screen fits one page.
    func firstFit(_ screen: Screen) -> PagePlan? {
        let all = Density.allCases.filter { $0 != .unexplained || screen.error != nil }
        if places {
            // Blanks go before the keys leave the last rows, and nothing else does.
            for density in all where density <= .dense {
                if let plan = PagePlan(of: screen, at: density, keysLast: true, in: self) {
                    return plan
                }
            }
        }
        for density in all {
            for keysLast in places ? [true, false] : [false] {
                if let plan = PagePlan(of: screen, at: density, keysLast: keysLast, in: self) {
                    return plan
                }
            }
        }
        return nil
    }

    /// The page of a screen at the places of a plan; nil where what to do needs more rows than the plan has for it.
    private func page(of screen: Screen, as plan: PagePlan) -> ScreenPage? {
        var parts = ScreenParts(of: screen, at: plan.density, in: self)
        if !plan.holds(parts) {
            parts.slot = ScreenParts(of: screen, at: .untyped, in: self).slot
        }
        return plan.holds(parts) ? plan.page(with: parts, in: self) : nil
    }
}
