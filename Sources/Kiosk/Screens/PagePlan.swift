/// Where the parts of a page stand: worked out for the page without a mistake, and kept when there is one.
struct PagePlan {
    let density: Density
    /// Whether the keys and the crisis line stand in the last rows; else above what to do.
    private let keysLast: Bool
    /// The row of the question.
    private let top: Int
    /// How many rows there are for what to do.
    let slotHeight: Int

    /// The plan of a screen at a density; nil where it does not fit so.
    init?(of screen: Screen, at density: Density, keysLast: Bool, in layout: ScreenLayout) {
        let parts = ScreenParts(of: screen, at: density, in: layout)
        let plan = PagePlan(for: parts, at: density, keysLast: keysLast, in: layout)
        guard plan.top >= plan.highest(parts) else { return nil }
        self = plan
    }

    /// The plan of these parts; cut parts are made to fit, however close together they stand.
    init(
        for parts: ScreenParts,
        at density: Density,
        keysLast: Bool,
        isCut: Bool = false,
        in layout: ScreenLayout
    ) {
        self.density = density
        self.keysLast = keysLast
        slotHeight = isCut ? parts.slot.count : parts.slotHeight(at: density, keysLast: keysLast)
        let below = keysLast ? parts.promptRows(in: layout) : 1
        let used = parts.content(at: density).count + slotHeight + parts.keys.count + below
        let gap = !keysLast && density < .dense && !isCut && !parts.keys.isEmpty ? 1 : 0
        let free = layout.size.rows - used - gap
        let wanted =
            layout.places ? layout.questionRow : parts.head.count + (density < .dense ? 1 : 0)
        let highest = parts.head.count
        top = isCut ? min(wanted, max(highest, free)) : min(wanted, free)
    }

    private func highest(_ parts: ScreenParts) -> Int {
        parts.head.count + (density < .dense && !parts.head.isEmpty ? 1 : 0)
    }

    /// Whether there is room for what to do.
    func holds(_ parts: ScreenParts) -> Bool { parts.slot.count <= slotHeight }

    /// The page with these parts in their places.
    func page(with parts: ScreenParts, in layout: ScreenLayout) -> ScreenPage {
        var rows = parts.head
        let blank = ScreenPage.Row()
        rows += Array(repeating: blank, count: max(0, top - rows.count))
        rows += parts.content(at: density)
        let slot =
            Array(repeating: blank, count: max(0, slotHeight - parts.slot.count)) + parts.slot
        let label = parts.label(in: layout)
        guard layout.places else {
            if density < .dense, !parts.keys.isEmpty { rows.append(blank) }
            rows += parts.keys + slot
            while rows.first?.runs.isEmpty == true { rows.removeFirst() }
            return ScreenPage(rows: rows, promptLabel: label)
        }
        if !keysLast {
            let gap = density < .dense && !parts.keys.isEmpty ? [blank] : []
            rows += gap + parts.keys + slot
            return ScreenPage(rows: rows, promptRow: rows.count, promptLabel: label)
        }
        rows += slot
        let end = layout.size.rows - parts.keys.count
        let promptRow = parts.takesStaffCode ? end : rows.count
        rows += Array(repeating: blank, count: max(0, end - rows.count)) + parts.keys
        let hasNotice = !parts.takesStaffCode && !slot.isEmpty
        return ScreenPage(
            rows: rows,
            promptRow: promptRow,
            promptLabel: label,
            noticeRow: hasNotice ? promptRow - 1 : nil
        )
    }
}
