/// What a visitor reads to whom the clinic gave a code: where to type it, what is due, and what was sent.
public protocol CodeWords: Sendable {
    /// What to do on the first screen, where a code may be typed at once.
    var startOrTypeCode: String { get }
    /// The option of the menu for somebody who has a code.
    var haveCodeOption: String { get }
    /// The page on which a code is typed.
    var enterCode: Passage { get }
    /// What a code looks like, after a line that is none.
    var codeShape: String { get }
    /// After a code that opens nothing, for whatever reason.
    var codeRefused: String { get }
    /// After too many of those.
    var codesPaused: Passage { get }
    /// Where this kiosk has none of the forms that are due.
    var codeWithoutForms: Passage { get }
    /// What stands above the forms that are due, by their number.
    func dueForms(_ count: Int) -> Passage
    /// A form among those that are due, which was filled in already or not: "GAD-7 (done)".
    func dueForm(_ title: String, isDone: Bool) -> String
    /// That this kiosk does not have all forms that are due.
    var someFormsMissing: String { get }
    /// After one of several forms was sent, with its number.
    func formSent(_ number: String) -> String
    /// Asks whether to stop, where some forms were sent already.
    var stopAfterSending: Passage { get }
    /// After a visitor stopped or left who had sent some forms.
    var erasedAfterSending: Passage { get }
}
