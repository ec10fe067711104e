import FormFiller

extension Question.Option {
    /// `optionPrefix` as visitors see it: letters, but no numbers.
    ///
    /// Before the numbered options a second number would be taken for the one to type, and it is often the score of the answer,
    /// which is not for visitors.
    var shownPrefix: String? {
        guard let prefix, prefix.contains(where: { $0.isLetter }) else { return nil }
        return prefix
    }
}
