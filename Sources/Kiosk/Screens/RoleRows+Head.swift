internal import PlainText

// The title bar, the question, and how both are made shorter.
extension RoleRows {
    /// The title bar, and below it the mark of a demonstration, or that in place of the clinic's name.
    func head(of screen: Screen, at density: Density) -> [Row] {
        let hasBar = density < .bare && (screen.clinic != nil || screen.part != nil)
        let marks = screen.isDemonstration
        let ownRow = density < .unmarked && !layout.isSmall
        let clinic = [screen.clinic].compactMap(\.self) + screen.clinicAliases
        if marks, ownRow {
            let text = cut(shown(words.demonstration), to: columns - 2)
            let mark = layout.look.hasReverse ? row([Run(" \(text) ", .reverse)]) : row([Run(text)])
            return (hasBar ? [bar(clinic, screen.part)] : []) + [mark]
        }
        if marks { return [bar([words.demonstrationShort], screen.part, keepsLeft: true)] }
        return hasBar ? [bar(clinic, screen.part)] : []
    }

    /// A bar with a text at each end; without the name of the part where it is too narrow.
    ///
    /// Left stands the first of the names that there is room for, or else the whole words of the last.
    private func bar(_ names: [String], _ right: String?, keepsLeft: Bool = false) -> Row {
        let names = names.map { singleLine($0) }
        var right = singleLine(right ?? "")
        let most = columns - 2 - (keepsLeft ? DisplayWidth.columns(of: names.first ?? "") : 0)
        if DisplayWidth.columns(of: right) > most { right = String(right.prefix { $0 != ":" }) }
        right = cut(right, to: max(0, most))
        let free = columns - DisplayWidth.columns(of: right)
        let room = right.isEmpty ? free : free - 2
        let left =
            names.first { DisplayWidth.columns(of: $0) <= room }
            ?? wholeWords(of: names.last ?? "", in: room)
        let gap = free - DisplayWidth.columns(of: left)
        let space = right.isEmpty ? "" : String(repeating: " ", count: max(0, gap))
        return row([Run(left + space + right, .bold)], isBar: true)
    }

    func title(of screen: Screen) -> [Row] { rows(screen.title ?? "", .bold) }

    /// So many rows of the question, for the pages on which it was read before: all of it, the sentence that asks, or its beginning.
    func title(of screen: Screen, within count: Int) -> [Row] {
        let whole = title(of: screen)
        if whole.count <= count { return whole }
        let sentences = Self.sentences(screen.title ?? "")
        if let asking = sentences.last(where: { $0.last == "?" }) {
            let rows = rows(asking, .bold)
            if rows.count <= count { return rows }
        }
        let beginning = wrapped(screen.title ?? "").prefix(count).joined(separator: " ")
        var words = beginning.split(separator: " ")
        while !words.isEmpty {
            let rows = rows(words.joined(separator: " ") + "...", .bold)
            if rows.count <= count { return rows }
            words.removeLast()
        }
        return Array(whole.prefix(count))
    }

    /// The sentences of a text.
    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            let sentence = firstSentence(String(rest))
            rest = rest.dropFirst(max(1, sentence.count)).drop { $0 == " " || $0 == "\n" }
            if !sentence.isEmpty { sentences.append(sentence) }
        }
        return sentences
    }

    // MARK: Shortening

    /// The whole words of a text that so many columns hold, with dots where something is missing; empty where they hold none.
    private func wholeWords(of text: String, in columns: Int) -> String {
        guard DisplayWidth.columns(of: text) > columns else { return text }
        var words = text.split(separator: " ")
        while !words.isEmpty {
            words.removeLast()
            let shown = words.joined(separator: " ") + "..."
            if !words.isEmpty, DisplayWidth.columns(of: shown) <= columns { return shown }
        }
        return ""
    }

    /// A text cut to so many columns, with dots where something is missing: between two words if it has any.
    func cut(_ text: String, to columns: Int) -> String {
        guard DisplayWidth.columns(of: text) > columns else { return text }
        let words = wholeWords(of: text, in: columns)
        if !words.isEmpty { return words }
        var cut = text
        while DisplayWidth.columns(of: cut) > max(0, columns - 3), !cut.isEmpty { cut.removeLast() }
        while cut.last == " " { cut.removeLast() }
        return columns < 3 ? cut : cut + "..."
    }
}
