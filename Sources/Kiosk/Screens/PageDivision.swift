internal import PlainText

/// A screen that is too much for one page, divided into several.
///
/// The first has all of the question and why it is asked; each other has so many rows of the question that two options go beside
/// it. What was wrong with a line stands on the page the line was typed on.
struct PageDivision {
    typealias Row = ScreenPage.Row
    typealias Unit = ScreenParts.Unit

    private let layout: ScreenLayout
    private let screen: Screen
    private let density: Density
    private let questionRows: Int
    private var stretches: [[Unit]] = []
    /// The last page on which the question itself is read.
    private var lastOfQuestion = 0

    /// The division with at most so many rows of the question on the pages after the first.
    init(of screen: Screen, questionRows: Int, in layout: ScreenLayout) {
        self.layout = layout
        self.questionRows = questionRows
        density = layout.isSmall ? .untyped : .dense
        var screen = screen
        if let note = screen.note {
            // It may be too long for what to do, and is read with the text.
            screen.blocks.insert(.paragraph(note), at: 0)
            screen.note = nil
        }
        var calm = screen
        calm.error = nil
        if ScreenParts(of: calm, at: density, in: layout).slot.count > Self.mostRowsToSay(layout) {
            // So is what to do.
            let hint = [screen.hint, screen.skipHint].filter { !$0.isEmpty }.joined(separator: " ")
            screen.blocks.append(.paragraph(hint))
            (screen.hint, screen.skipHint) = (screen.takesOnlyEnter ? layout.words.readOn : "", "")
        }
        self.screen = screen
        fill()
        joinLastOption()
    }

    /// Whether no page has one option alone where there are more.
    var keepsOptionsTogether: Bool {
        let counts = stretches.map { $0.count(where: \.isOption) }
        return counts.reduce(0, +) < 2 || !counts.contains(1)
    }

    /// The pages; never empty.
    var pages: [ScreenPage] {
        stretches.indices.map { index in
            var parts = parts(ofPage: index, isLast: index == stretches.count - 1)
            parts.body = stretches[index]
            let plan = PagePlan(
                for: parts,
                at: density,
                keysLast: keysLast,
                isCut: true,
                in: layout
            )
            return plan.page(with: parts, in: layout)
        }
    }

    // MARK: Filling

    private mutating func fill() {
        let whole = ScreenParts(of: screen, at: density, in: layout)
        let question = whole.title.map { Unit(rows: [$0], isQuestion: true) }
        var rest = question + whole.reasons.map { Unit(rows: [$0]) } + whole.body
        repeat {
            let page = stretches.count
            if page == screen.errorPage { rest = longError.map { Unit(rows: [$0]) } + rest }
            if rest.contains(where: \.isQuestion) { lastOfQuestion = page }
            stretches.append(Self.take(from: &rest, room: room(onPage: page)))
        } while !rest.isEmpty
    }

    /// As many units as there is room for; an option is cut in two only if it is longer than that, and the first on a page is
    /// followed by the second.
    private static func take(from rest: inout [Unit], room: Int) -> [Unit] {
        var page: [Unit] = []
        var used = 0
        while let unit = rest.first {
            if page.isEmpty, unit.rows.allSatisfy(\.runs.isEmpty) {
                rest.removeFirst()
                continue
            }
            var needed = unit.rows.count
            if unit.isOption, !page.contains(where: \.isOption), rest.count > 1, rest[1].isOption {
                needed += rest[1].rows.count
            }
            if used > 0, used + needed > room { break }
            rest.removeFirst()
            guard unit.rows.count <= room - used else {
                page.append(Unit(rows: Array(unit.rows.prefix(room)), isOption: unit.isOption))
                rest.insert(Unit(rows: Array(unit.rows.dropFirst(room))), at: 0)
                break
            }
            page.append(unit)
            used += unit.rows.count
        }
        return page
    }

    /// Gives the last option, where it stands alone, those before it on their page as company.
    private mutating func joinLastOption() {
        guard let last = stretches.indices.last, last > 0,
            stretches[last].count(where: \.isOption) == 1
        else { return }
        let before = stretches[last - 1]
        let options = before.indices.filter { before[$0].isOption }
        for start in options.reversed() {
            let stay = options.count { $0 < start }
            let moved = Array(before[start...]) + stretches[last]
            if start == 0 || moved.reduce(0, { $0 + $1.rows.count }) > room(onPage: last) { return }
            guard stay != 1 else { continue }
            stretches[last - 1] = Array(before[..<start])
            stretches[last] = moved
            return
        }
    }

    // MARK: Parts of a page

    /// How many rows there are for the text of a page, whether it is the last or not.
    private func room(onPage page: Int) -> Int {
        let fixed = [false, true].map { isLast in
            let parts = parts(ofPage: page, isLast: isLast)
            return parts.head.count + parts.title.count + parts.slot.count + parts.keys.count
                + (keysLast ? parts.promptRows(in: layout) : 1)
        }
        return max(2, layout.size.rows - (fixed.max() ?? 0) - (layout.isSmall ? 0 : 2))
    }

    /// Whether the keys and the crisis line stand in the last rows.
    private var keysLast: Bool {
        layout.places && !layout.isSmall
            && ScreenParts(of: screen, at: density, in: layout).promptRows(in: layout) <= 3
    }

    /// What stands around the text of a page.
    private func parts(ofPage page: Int, isLast: Bool) -> ScreenParts {
        var shown = screen
        if page != screen.errorPage || !longError.isEmpty { shown.error = nil }
        // A number of two digits takes the most room, and there are seldom more pages.
        let more = isLast ? nil : ScreenParts.More(page: page + 1, of: max(10, stretches.count))
        var parts = ScreenParts(of: shown, at: density, more: more, in: layout)
        if isLast, parts.slot.count > 2, shown.error == nil, !screen.takesOnlyEnter {
            parts.instructByPrompt(of: shown, in: layout)
        } else if !isLast, stretches.count > page {
            let more = ScreenParts.More(page: page + 1, of: stretches.count)
            parts = ScreenParts(of: shown, at: density, more: more, in: layout)
        }
        parts.reasons = []
        parts.title =
            page > lastOfQuestion ? RoleRows(layout).title(of: screen, within: questionRows) : []
        return parts
    }

    /// What was wrong, where it is too long to be said above the prompt.
    private var longError: [Row] {
        guard screen.error != nil else { return [] }
        let rows = RoleRows(layout).error(of: screen, at: density)
        return rows.count > Self.mostRowsToSay(layout) ? rows : []
    }

    /// The most rows above the prompt; what takes more is read with the text.
    private static func mostRowsToSay(_ layout: ScreenLayout) -> Int {
        max(3, layout.size.rows / 4)
    }
}
