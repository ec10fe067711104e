/// What an interview asks of the person now.
///
/// A conversation shows the step, then calls exactly one of the interview's moves: ``Interview/next()`` after a page,
/// ``Interview/answer(_:)`` or ``Interview/skip()`` at a question, ``Interview/addAnother(_:)`` at a repetition, and at
/// any step ``Interview/back()`` or ``Interview/go(to:)``.
public enum Step: Sendable, Hashable {
    /// Text to read: one or more `display` items and read-only values that stand together.
    ///
    /// Ends with ``Interview/next()``.
    case page(Page)
    /// One question.
    ///
    /// Ends with an accepted ``Interview/answer(_:)`` or a permitted ``Interview/skip()``.
    case question(Question)
    /// A repeating group was filled once more: ask whether there is another one.
    ///
    /// Ends with ``Interview/addAnother(_:)``.
    case addAnother(Repetition)
    /// Nothing is left to ask.
    ///
    /// ``Completion/problems`` names what still stands in the way of the status `completed`.
    case finished(Completion)
}
