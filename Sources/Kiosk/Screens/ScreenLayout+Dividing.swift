extension ScreenLayout {
    /// The pages of a screen that is too much for one: the question stands on each, why it is asked on the first.
    func divided(_ screen: Screen) -> [ScreenPage] {
        let density: Density = isSmall ? .untyped : .dense
        var screen = screen
        if let note = screen.note {
            // It may be too long for what to do, and is read with the text.
            screen.blocks.insert(.paragraph(note), at: 0)
            screen.note = nil
        }
        func parts(_ more: ScreenParts.More?) -> ScreenParts {
            var parts = ScreenParts(of: screen, at: density, more: more, in: self)
            parts.divide(titleRows: max(3, size.rows / 6), rows: size.rows)
            return parts
        }
        // How many pages there are is known only afterwards; a number of two digits takes the most room.
        let longest = [ScreenParts.More(page: 10, of: 10), nil].map(parts)
        let keysLast = places && !isSmall && longest.allSatisfy { $0.promptRows(in: self) <= 3 }
        let fixed = longest.map { parts in
            parts.head.count + parts.title.count + parts.slot.count + parts.keys.count
                + (keysLast ? parts.promptRows(in: self) : 1)
        }
        let room = max(2, size.rows - (fixed.max() ?? 0) - (isSmall ? 0 : 2))
        let stretches = stretches(of: parts(nil).body, room: room)
        return stretches.indices.map { index in
            let isLast = index == stretches.count - 1
            var shown = parts(isLast ? nil : ScreenParts.More(page: index + 1, of: stretches.count))
            shown.body = [stretches[index]]
            let plan = PagePlan(for: shown, at: density, keysLast: keysLast, isCut: true, in: self)
            return plan.page(with: shown, in: self)
        }
    }

    /// The rows of a body, as many in each stretch as there is room for; an option is cut in two only if it is longer than that.
    private func stretches(of units: [[ScreenPage.Row]], room: Int) -> [[ScreenPage.Row]] {
        var stretches: [[ScreenPage.Row]] = [[]]
        for unit in units.flatMap({ split($0, room: room) }) {
            let used = stretches[stretches.count - 1].count
            if used + unit.count > room, used > 0 { stretches.append([]) }
            let isFirst = stretches[stretches.count - 1].isEmpty
            if isFirst, unit.allSatisfy(\.runs.isEmpty) { continue }
            stretches[stretches.count - 1] += unit
        }
        if stretches.count > 1, stretches.last?.isEmpty == true { stretches.removeLast() }
        return stretches
    }

    private func split(_ unit: [ScreenPage.Row], room: Int) -> [[ScreenPage.Row]] {
        stride(from: 0, to: unit.count, by: room).map {
            Array(unit[$0..<min($0 + room, unit.count)])
        }
    }
}
