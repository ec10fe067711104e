/// What a visitor can ask for on every screen, always with the same letter.
public enum Command: Hashable, Sendable, CaseIterable {
    /// Have a person come.
    case person
    /// One step back.
    case back
    /// Leave the question without an answer.
    case skip
    /// Stop, and erase everything.
    case stop
    /// Explain this screen.
    case help
    /// Read the questionnaire in another language, where it has one.
    case language
}
