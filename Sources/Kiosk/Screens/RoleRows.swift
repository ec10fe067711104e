internal import PlainText

/// The rows of each role of a screen, wrapped to the column of a layout.
struct RoleRows {
    typealias Row = ScreenPage.Row
    typealias Run = ScreenPage.Run

    let layout: ScreenLayout

    init(_ layout: ScreenLayout) { self.layout = layout }

    var columns: Int { layout.columns }
    var words: any Words { layout.words }

    // MARK: Text

    func shown(_ text: String) -> String { VisibleText.sanitized(text, for: layout.repertoire) }

    func singleLine(_ text: String) -> String {
        VisibleText.singleLine(text, for: layout.repertoire)
    }

    /// The lines of a text, without a blank one at its end; none of an empty text.
    func wrapped(
        _ text: String,
        lead: String = "",
        hang: String = "",
        within width: Int? = nil
    ) -> [String] {
        var text = shown(text)
        while text.last == "\n" || text.last == " " { text.removeLast() }
        if text.isEmpty { return [] }
        return LineWrapping(columns: max(1, width ?? columns), lead: lead, hang: hang)
            .lines(of: text)
    }

    func rows(_ text: String, _ emphasis: ScreenPage.Emphasis = .normal) -> [Row] {
        wrapped(text).map { $0.isEmpty ? Row() : row([Run($0, emphasis)]) }
    }

    func row(_ runs: [Run], isBar: Bool = false) -> Row {
        Row(indent: layout.margin, runs, isBar: isBar)
    }

    // MARK: Roles

    /// Why it is asked, and what else to know.
    func reasons(of screen: Screen, isBrief: Bool) -> [Row] {
        screen.reasons.flatMap { rows(isBrief ? Self.firstSentence($0) : $0) }
            + screen.remarks.flatMap { rows($0) }
    }

    /// Whether there is more of the reasons than their first sentence.
    func cutsReasons(of screen: Screen) -> Bool {
        screen.reasons.contains { Self.firstSentence($0) != $0 }
    }

    static func firstSentence(_ text: String) -> String {
        var sentence = ""
        for (character, next) in zip(text, text.dropFirst().map(Optional.some) + [nil]) {
            if character == "\n" { break }
            sentence.append(character)
            if ".!?".contains(character), next == nil || next == " " || next == "\n" { break }
        }
        return sentence
    }

    /// The keys that work here, at most four, and the crisis line as a bar.
    func keys(of screen: Screen, explainsMore: Bool) -> [Row] {
        var rows: [Row] = screen.takesStaffCode && layout.places ? [Row()] : []
        var keys: [Command] = [.person, .back, .stop].filter { screen.commands.contains($0) }
        if explainsMore, screen.commands.contains(.help) {
            keys.append(.help)
        } else if screen.commands.contains(.language) {
            keys.append(.language)
        }
        if !keys.isEmpty, !screen.takesStaffCode { rows += self.keys(keys, screen.languages) }
        if let crisisLine = layout.crisisLine {
            let line = singleLine(crisisLine)
            let width = DisplayWidth.columns(of: line)
            if width > columns, width < layout.size.columns {
                // Rather out of the column than in two rows of a small screen.
                rows.append(Row(indent: 0, [Run(line, .bold)], isBar: true))
            } else {
                rows += wrapped(crisisLine).map { row([Run($0, .bold)], isBar: true) }
            }
        }
        return rows
    }

    private func keys(_ keys: [Command], _ languages: [String]) -> [Row] {
        for (short, isWide) in [(false, true), (true, true), (true, false)] {
            var runs: [Run] = []
            for command in keys {
                let key = words.letter(command).uppercased()
                let name =
                    command == .language
                    ? languages.joined(separator: "/") : words.name(command, short: short)
                let gap = runs.isEmpty ? "" : isWide ? "  " : " "
                if layout.look.hasReverse {
                    if !gap.isEmpty { runs.append(Run(gap)) }
                    runs.append(Run(isWide ? " \(key) " : key, .reverse))
                    runs.append(Run(" " + shown(name)))
                } else {
                    let between = gap.isEmpty ? "" : isWide ? "   " : " "
                    let sign = isWide ? " = " : "="
                    runs.append(Run(between + key + sign + shown(name)))
                }
            }
            let width = runs.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
            if width <= columns { return [row(runs)] }
            if !isWide { return rows(runs.map(\.text).joined()) }
        }
        return []
    }

    // MARK: What to do

    /// What to do, or what was wrong with the last line, and what stands before the cursor.
    func slot(
        of screen: Screen,
        at density: Density,
        more: ScreenParts.More?
    ) -> (rows: [Row], prompt: String) {
        if screen.takesStaffCode { return (error(of: screen, at: density), shown(words.staffCode)) }
        let hint = more.map { words.more(page: $0.page, of: $0.of) } ?? screen.hint
        let note = screen.note.map { rows($0) } ?? []
        let error = error(of: screen, at: density)
        if screen.takesOnlyEnter {
            // The cursor stands behind its last line, and not in the last column.
            let lines = wrapped(hint, within: columns - 2)
            let before = lines.dropLast().map { row([Run($0, .bold)]) }
            return (note + error + (error.isEmpty ? before : []), lines.last ?? "")
        }
        let answer = shown(words.yourAnswer)
        if more == nil, !error.isEmpty { return (note + error, answer) }
        if density >= .uninstructed, more == nil {
            return (note, promptOfKeys(of: screen) ?? answer)
        }
        let skip = more == nil ? screen.skipHint : ""
        let all = [hint, skip].filter { !$0.isEmpty }.joined(separator: " ")
        return (note + error + rows(all), answer)
    }

    /// What was typed, and what can be typed instead.
    func error(of screen: Screen, at density: Density) -> [Row] {
        guard let error = screen.error else { return [] }
        var rows: [Row] = []
        let typed = singleLine(error.typed)
        if !typed.isEmpty, density < .untyped {
            // Of one long word its beginning is shown, not the dots alone.
            let room = columns - DisplayWidth.columns(of: shown(words.youTyped("")))
            rows.append(row([Run(shown(words.youTyped(cut(shown(typed), to: room))))]))
        }
        return rows + advice(error.advice)
    }

    /// " Try again " as a label, and what to type instead.
    private func advice(_ advice: String) -> [Row] {
        let label = shown(words.tryAgain)
        let lead = layout.look.hasReverse ? " \(label) " : "\(label):"
        let space = String(repeating: " ", count: DisplayWidth.columns(of: lead) + 1)
        let lines = wrapped(advice, lead: space, hang: layout.isSmall ? "" : space)
        return lines.enumerated().map { index, line in
            guard index == 0 else {
                return row([Run(line, .bold)])
            }
            let text = line.count > space.count ? String(line.dropFirst(space.count)) : ""
            return row([
                Run(lead, layout.look.hasReverse ? .reverse : .bold), Run(" "), Run(text, .bold),
            ])
        }
    }

    /// Whether the prompt can say what to type.
    func instructsByPrompt(_ screen: Screen) -> Bool { promptOfKeys(of: screen) != nil }

    /// A prompt that says what can be typed: "Your answer (1 to 3):"; nil where there are no numbers to choose from.
    private func promptOfKeys(of screen: Screen) -> String? {
        guard let keys = numberedKeys(of: screen) else { return nil }
        let skips = screen.commands.contains(.skip)
        if let example = screen.exampleOfSeveral {
            return shown(words.yourAnswers(like: example, skips: skips))
        }
        return shown(words.yourAnswer(from: keys.first, to: keys.last, skips: skips))
    }

    /// The first and the last number of the options, where they are numbers.
    private func numberedKeys(of screen: Screen) -> (first: String, last: String)? {
        var keys: [String] = []
        for block in screen.blocks {
            switch block {
            case .option(let key, _), .entry(let key, _, _): keys.append(key)
            case .message, .paragraph, .unnumbered, .number: break
            }
        }
        guard let first = keys.first, let last = keys.last, keys.allSatisfy({ Int($0) != nil })
        else { return nil }
        return (first, last)
    }
}
