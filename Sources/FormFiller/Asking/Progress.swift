/// How far the person has come: "Question 4 of about 12".
public struct Progress: Sendable, Hashable {
    /// The number of this question among those enabled now, from 1; on a page, of the question that comes next.
    public let number: Int
    /// How many questions are enabled now.
    ///
    /// It changes as answers enable and disable questions.
    public let count: Int
    /// How many of them have an answer.
    public let answered: Int
    /// How many questions are not asked now but may be, by answers still to come; those of repeating groups are left out.
    public let undecided: Int

    /// How many questions it will be, about: those asked now and half of those that may come.
    public var expected: Int { count + (undecided + 1) / 2 }
}
