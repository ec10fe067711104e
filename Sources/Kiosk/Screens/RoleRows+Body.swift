internal import PlainText

extension RoleRows {
    /// What to read and to choose from, each block a unit; blank rows between them where the page has room.
    func body(of screen: Screen, at density: Density) -> [ScreenParts.Unit] {
        var units: [ScreenParts.Unit] = []
        var previous: Screen.Block?
        for block in screen.blocks {
            let lines = rows(of: block, in: screen)
            if lines.isEmpty { continue }
            if let previous, density < .dense, isApart(block, from: previous, at: density) {
                units.append(ScreenParts.Unit(rows: [Row()]))
            }
            if case .paragraph = block, density >= .dense {
                // Where rows are few, a page may end between two lines of a text.
                units += lines.map { ScreenParts.Unit(rows: [$0]) }
            } else {
                units.append(ScreenParts.Unit(rows: lines, isOption: block.isChoice))
            }
            previous = block
        }
        return units
    }

    /// Whether a blank row stands between two blocks.
    private func isApart(
        _ block: Screen.Block,
        from previous: Screen.Block,
        at density: Density
    ) -> Bool {
        switch (previous, block) {
        case (.option, .option), (.option, .unnumbered), (.unnumbered, .option),
            (.unnumbered, .unnumbered):
            density < .tight
        case (.entry, .entry): false
        case (.entry, _), (.paragraph, _), (.number, _), (.message, _), (.option, _),
            (.unnumbered, _):
            true
        }
    }

    private func rows(of block: Screen.Block, in screen: Screen) -> [Row] {
        switch block {
        case .message: return []
        case .paragraph(let text): return rows(text)
        case .option(let key, let text):
            return row(of: shown(key), keyWidth(in: screen), shown(text))
        case .unnumbered(let text):
            return row(of: "-", keyWidth(in: screen), shown(text), isKey: false)
        case .entry(let key, let label, let value):
            return entry(shown(key), label, value, in: screen)
        case .number(let label, let number): return [self.number(label, number)]
        }
    }

    /// The widest key of a screen, so that all texts begin in one column.
    private func keyWidth(in screen: Screen) -> Int {
        screen.blocks.reduce(1) { widest, block in
            switch block {
            case .option(let key, _), .entry(let key, _, _):
                max(widest, DisplayWidth.columns(of: shown(key)))
            case .message, .paragraph, .unnumbered, .number: widest
            }
        }
    }

    /// A key cap, ` 1 `, or `1.` where there is no reverse, with its text hanging beside it.
    private func row(of key: String, _ width: Int, _ text: String, isKey: Bool = true) -> [Row] {
        let padding = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: key)))
        let isCap = isKey && layout.look.hasReverse
        let cap = layout.look.hasReverse ? " \(padding)\(key) " : padding + key + (isKey ? "." : "")
        let before = "  "
        let gap = layout.look.hasReverse ? "  " : " "
        let space = String(
            repeating: " ",
            count: before.count + DisplayWidth.columns(of: cap) + gap.count
        )
        var lines = wrapped(text, lead: space, hang: space)
        // An option without words of its own can still be chosen, so its key is shown.
        if lines.isEmpty { lines = [space] }
        return lines.enumerated().map { index, line in
            let words = String(line.dropFirst(space.count))
            let emphasis: ScreenPage.Emphasis = isKey ? .bold : .normal
            guard index == 0 else {
                return Row(indent: layout.margin + space.count, [Run(words, emphasis)])
            }
            let runs = [Run(cap, isCap ? .reverse : .normal), Run(words.isEmpty ? "" : gap)]
            return Row(
                indent: layout.margin + before.count,
                (runs + [Run(words, emphasis)]).filter { !$0.text.isEmpty }
            )
        }
    }

    /// An answer to check: its label, and in a second column the value; below the label where a column is too narrow.
    private func entry(_ key: String, _ label: String, _ value: String, in screen: Screen) -> [Row]
    {
        let label = VisibleText.singleLine(label, for: layout.repertoire)
        let value = VisibleText.singleLine(value, for: layout.repertoire)
        var widest = 0
        for case .entry(_, let label, _) in screen.blocks {
            let shown = VisibleText.singleLine(label, for: layout.repertoire)
            widest = max(widest, DisplayWidth.columns(of: shown))
        }
        let keyWidth = keyWidth(in: screen)
        let capWidth = keyWidth + (layout.look.hasReverse ? 6 : 4)
        let narrowest = 16
        guard widest <= layout.columns - capWidth - 2 - narrowest else {
            return row(of: key, keyWidth, label + "\n" + value)
        }
        let first = widest
        let gap = first - DisplayWidth.columns(of: label) + 2
        let start = String(repeating: " ", count: capWidth + first + 2)
        var rows = row(of: key, keyWidth, label)
        let lines = wrapped(value, lead: start, hang: start)
        guard !rows.isEmpty, let line = lines.first else { return rows }
        let labelRun = rows[0].runs.count - 1
        rows[0].runs[labelRun].emphasis = .normal
        rows[0].runs.append(Run(String(repeating: " ", count: gap)))
        rows[0].runs.append(Run(String(line.dropFirst(start.count)), .bold))
        return rows
            + lines.dropFirst().map {
                Row(
                    indent: layout.margin + start.count,
                    [Run(String($0.dropFirst(start.count)), .bold)]
                )
            }
    }

    /// A number letter by letter, with what it is before it: " Request number  K 7 M - 4 2 Q ".
    private func number(_ label: String, _ number: String) -> Row {
        let spelled = shown(number).map(String.init).joined(separator: " ")
        let gap = label.isEmpty ? "" : layout.look.hasReverse ? "  " : ": "
        let text = shown(label) + gap + spelled
        return Row(
            indent: layout.margin,
            [
                Run(
                    layout.look.hasReverse ? " \(text) " : text,
                    layout.look.hasReverse ? .reverse : .bold
                )
            ]
        )
    }
}
