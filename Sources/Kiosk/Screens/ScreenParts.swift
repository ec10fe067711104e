internal import PlainText

/// The parts of a screen as rows, at one density: what stands in each, not where.
struct ScreenParts {
    typealias Row = ScreenPage.Row

    /// The title bar and the mark of a demonstration.
    var head: [Row] = []
    /// The question.
    var title: [Row] = []
    /// Why it is asked, and what else to know.
    var reasons: [Row] = []
    /// What to read and to choose from; a unit is cut in two only where it is longer than a page.
    var body: [[Row]] = []
    /// What to do, or what was wrong.
    var slot: [Row] = []
    /// The keys that always work, and the crisis line.
    var keys: [Row] = []
    /// What stands before the cursor.
    private(set) var prompt = ""
    private(set) var takesStaffCode = false
    private let takesOnlyEnter: Bool

    /// Where a screen goes on on another page.
    struct More {
        var page: Int
        var of: Int

        init(page: Int, of pages: Int) {
            self.page = page
            of = pages
        }
    }

    /// The parts of a screen.
    init(of screen: Screen, at density: Density, more: More? = nil, in layout: ScreenLayout) {
        takesStaffCode = screen.takesStaffCode
        let rows = RoleRows(layout)
        head = rows.head(of: screen, at: density)
        title = rows.title(of: screen)
        let isBrief = density >= .brief || layout.isSmall
        if density < .unexplained { reasons = rows.reasons(of: screen, isBrief: isBrief) }
        body = rows.body(of: screen, at: density)
        keys = rows.keys(of: screen, explainsMore: isBrief && rows.cutsReasons(of: screen))
        (slot, prompt) = rows.slot(of: screen, at: density, more: more)
        takesOnlyEnter = screen.takesOnlyEnter
    }

    /// The same for a page of several: only so many rows of the question stand on each, the rest is read with the text.
    mutating func divide(titleRows: Int, rows: Int) {
        body = title.dropFirst(titleRows).map { [$0] } + reasons.map { [$0] } + body
        title = Array(title.prefix(titleRows))
        reasons = []
        let most = max(2, rows - head.count - title.count - keys.count - 3)
        if slot.count > most { slot = slot.prefix(most - 1) + slot.suffix(1) }
    }

    /// Question, reason and body with the blank rows between them.
    func content(at density: Density) -> [Row] {
        var rows = title + reasons
        let body = body.flatMap(\.self)
        if density < .dense, !rows.isEmpty, !body.isEmpty { rows.append(Row()) }
        return rows + body
    }

    /// The rows there are for what to do, so that a mistake can be said in them.
    func slotHeight(at density: Density, keysLast: Bool) -> Int {
        if takesStaffCode { return slot.count }
        switch density {
        case .loose: return max((keysLast ? 3 : 2) - (takesOnlyEnter ? 1 : 0), slot.count + 1)
        case .tight: return max(takesOnlyEnter ? 1 : 2, slot.count)
        case .dense: return max(keysLast && !takesOnlyEnter ? 2 : 1, slot.count)
        case .untyped, .uninstructed, .brief, .unmarked, .bare, .unexplained: return slot.count
        }
    }

    /// The prompt in its column.
    func label(in layout: ScreenLayout) -> String {
        prompt.isEmpty
            ? "" : String(repeating: " ", count: layout.margin) + prompt + " "
    }

    /// The rows that the prompt and the longest answer take.
    func promptRows(in layout: ScreenLayout) -> Int {
        if takesStaffCode { return 0 }
        let label = DisplayWidth.columns(of: label(in: layout))
        return (label + layout.answerLength) / max(1, layout.size.columns) + 1
    }
}
