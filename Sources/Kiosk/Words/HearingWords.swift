public import FormFiller

/// What is said about a line that was not an answer: the offer of a person, misses, and what is asked back.
public protocol HearingWords: Sendable {
    // MARK: The offer of a person

    /// Asks whether somebody shall come; nothing of what was typed is repeated.
    var offer: Passage { get }
    /// The option that has somebody called.
    var callOption: String { get }
    /// The option that goes on with the visit.
    var noCallOption: String { get }
    /// That somebody is called after so many seconds without an answer.
    func callsWhenSilent(seconds: Int) -> String

    // MARK: Misses

    /// Said to a line on a page that asks nothing, with the letters that can be typed there.
    func nothingAsked(keys: [String]) -> String

    /// What is said the second time a question was not answered: in other words, with an example.
    func secondMiss(in question: Question) -> String
    /// The same on a page of so many options.
    func secondMiss(count: Int) -> String
    /// How to reach a person; stands behind what is said the second time.
    var personHelps: String { get }
    /// The third time: what can be done instead.
    var stuck: Passage { get }
    /// The option that asks the question again.
    var tryOnceMore: String { get }

    // MARK: Asking back

    /// What is asked of who types the word for help.
    var helpChoice: Passage { get }
    /// The option that explains the screen.
    var howThisWorks: String { get }
    /// Says a likely answer back.
    var isThisMeant: Passage { get }
    /// The option that nothing of what is offered was meant.
    var somethingElse: String { get }
    /// Says back what was taken: "You chose: …".
    func heard(_ text: String) -> String
    /// To somebody who does not know the answer of a question that may be skipped.
    var unsure: Passage { get }
    /// To somebody who does not know the answer of one that may not.
    var aGuessIsFine: String { get }
    /// Asks about a telephone number that is shorter than the form's example.
    var shortNumber: Passage { get }
    /// What pressing Enter alone does at a question that may be skipped.
    var enterSkips: String { get }
}
