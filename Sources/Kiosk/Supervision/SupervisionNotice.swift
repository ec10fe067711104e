/// What a supervisor tells whoever stands before the screen.
public enum SupervisionNotice: Sendable, Equatable {
    /// The visit was lost; the next begins in a moment.
    case startedAgain
    /// Visits fail as soon as they begin.
    case outOfOrder
    /// The kiosk cannot begin; what its administrator must mend, each in a sentence.
    case notSetUp([String])

    /// The notice as lines of one page, in the language of the settings of a visit, for a terminal of a size.
    public func lines(for settings: ConversationSettings, size: TerminalSize) -> [String] {
        let words = settings.words
        var forStaff: [String] = []
        let passage: Passage
        switch self {
        case .startedAgain: passage = words.startedAgain
        case .outOfOrder: passage = words.outOfOrder
        case .notSetUp(let reasons):
            passage = words.notSetUp
            forStaff = reasons
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
            blocks: ([passage.text] + forStaff).map { .paragraph($0) },
            hint: passage.hint,
            takesOnlyEnter: true
        )
        let page = layout.pages(of: screen)[0]
        return page.lines + (passage.hint.isEmpty ? [] : [page.promptLabel])
    }
}
