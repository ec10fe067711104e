extension ScreenLayout {
    /// The page for speech and braille, in the order in which it is listened to: what was wrong first, then where the visitor is,
    /// the question, why, the choices and what to do; on every page what always works.
    func plainPage(of screen: Screen) -> ScreenPage {
        var layout = self
        layout.look = .lines
        let rows = RoleRows(layout)
        var paragraphs: [[String]] = []
        if screen.isDemonstration { paragraphs.append(rows.wrapped(words.demonstration)) }
        if let error = screen.error {
            let typed = VisibleText.singleLine(error.typed, for: repertoire)
            let said = [
                words.tryAgain + ".", typed.isEmpty ? "" : words.youTyped(typed) + ".",
                error.advice,
            ]
            paragraphs.append(
                rows.wrapped(said.filter { !$0.isEmpty }.joined(separator: " "))
            )
        }
        if let note = screen.note { paragraphs.append(rows.wrapped(note)) }
        if let part = screen.part { paragraphs.append(rows.wrapped(part)) }
        paragraphs.append(
            ([screen.title ?? ""] + screen.reasons + screen.remarks).flatMap { rows.wrapped($0) }
        )
        paragraphs += choices(of: screen, rows)
        let hint =
            screen.error == nil && !screen.takesOnlyEnter ? [screen.hint, screen.skipHint] : []
        paragraphs.append(
            rows.wrapped(hint.filter { !$0.isEmpty }.joined(separator: " "))
        )
        paragraphs.append(
            rows.wrapped(commandLine(of: screen)) + (crisisLine.map { rows.wrapped($0) } ?? [])
        )
        let lines = paragraphs.filter { !$0.isEmpty }.joined(separator: [""])
        var page = ScreenPage(lines: Array(lines))
        let prompt =
            screen.takesStaffCode
            ? words.staffCode : screen.takesOnlyEnter ? screen.hint : words.yourAnswer
        page.promptLabel = prompt.isEmpty ? "" : rows.shown(prompt) + " "
        return page
    }

    /// What to read, a paragraph each, and what to choose from without blank lines between.
    private func choices(of screen: Screen, _ rows: RoleRows) -> [[String]] {
        var paragraphs: [[String]] = []
        var isList = false
        for block in screen.blocks {
            let line: String
            switch block {
            case .message: continue
            case .paragraph(let text):
                paragraphs.append(rows.wrapped(text))
                isList = false
                continue
            case .number(let label, let number):
                let spelled = number.map(String.init).joined(separator: " ")
                paragraphs.append(rows.wrapped(label.isEmpty ? spelled : "\(label): \(spelled)"))
                isList = false
                continue
            case .option(let key, let text): line = "\(key). \(text)"
            case .unnumbered(let text): line = "- \(text)"
            case .entry(let key, let label, let value): line = "\(key). \(label): \(value)"
            }
            let lines = rows.wrapped(line)
            if isList {
                paragraphs[paragraphs.count - 1] += lines
            } else {
                paragraphs.append(lines)
            }
            isList = true
        }
        return paragraphs
    }

    /// What always works, as in "H Person, B Back, Q Stop".
    private func commandLine(of screen: Screen) -> String {
        let names = screen.commands.map { command in
            let name =
                command == .language
                ? screen.languages.joined(separator: "/") : words.name(command, short: true)
            return words.letter(command).uppercased() + " " + name
        }
        return names.isEmpty ? "" : names.joined(separator: ", ") + "."
    }
}
