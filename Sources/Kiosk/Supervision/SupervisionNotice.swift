/// What a supervisor tells whoever stands before the screen.
public enum SupervisionNotice: Sendable, Equatable {
    /// The visit was lost; the next begins in a moment.
    case startedAgain
    /// Visits fail as soon as they begin.
    case outOfOrder

    /// The notice as lines of one page, in the language of the settings of a visit, for a terminal of a size.
    public func lines(for settings: ConversationSettings, size: TerminalSize) -> [String] {
        let words = settings.words
        let passage =
            switch self {
            case .startedAgain: words.startedAgain
            case .outOfOrder: words.outOfOrder
            }
        let layout = ScreenLayout(
            size: size,
            repertoire: settings.repertoire,
            isPlain: settings.isPlain,
            words: words,
            crisisLine: settings.clinic?.crisisLine(in: words.language)
        )
        let screen = Screen(
            title: passage.title,
            blocks: [.paragraph(passage.text)],
            hint: passage.hint,
            takesOnlyEnter: true
        )
        let page = layout.pages(of: screen)[0]
        return page.lines + (passage.hint.isEmpty ? [] : [page.promptLabel])
    }
}
