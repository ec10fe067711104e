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
    /// What to read and to choose from.
    var body: [Unit] = []
    /// What to do, or what was wrong.
    var slot: [Row] = []
    /// The keys that always work, and the crisis line.
    var keys: [Row] = []
    /// What stands before the cursor.
    private(set) var prompt = ""
    private(set) var takesStaffCode = false
    private let takesOnlyEnter: Bool

    /// Rows that stand together; they are cut in two only where they are more than a page holds.
    struct Unit {
        var rows: [Row]
        /// Whether they can be chosen or typed: an option, or an answer to check.
        var isOption = false
        /// Whether they are of the question.
        var isQuestion = false
    }

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

    /// Says what can be typed in the prompt alone, where it can be said there.
    mutating func instructByPrompt(of screen: Screen, in layout: ScreenLayout) {
        let rows = RoleRows(layout)
        guard rows.instructsByPrompt(screen) else { return }
        (slot, prompt) = rows.slot(of: screen, at: .uninstructed, more: nil)
    }

    /// Question, reason and body with the blank rows between them.
    func content(at density: Density) -> [Row] {
        var rows = title + reasons
        let body = body.flatMap(\.rows)
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
