import FHIRModel
import FormFiller

/// Everything a visitor reads or types that does not stand in a questionnaire, in one language.
///
/// One type in one file per language conforms; the compiler then sees to it that no sentence is missing.
/// Sentences are short and plain (grade 6), never judge, and never repeat an answer.
protocol Words: Sendable {
    /// The language they are in, a BCP 47 code.
    var language: String { get }

    // MARK: On every screen

    /// What a questionnaire that is not approved says on every screen.
    var demonstration: String { get }
    /// The same in one word, for small screens.
    var demonstrationShort: String { get }
    /// Where help is at any hour.
    var crisisLine: String { get }
    /// The letter that gives a command.
    func letter(_ command: Command) -> String
    /// Other words that give it.
    func otherWords(_ command: Command) -> Set<String>
    /// A command in a few words, for the last line of a screen.
    func legend(_ command: Command, short: Bool) -> String
    /// The languages that can be changed to, by their own names, for the last line of a screen.
    func languageLegend(_ names: [String], short: Bool) -> String
    /// A command in a sentence, for the help screen.
    func explanation(_ command: Command) -> String
    /// "Question 4 of about 12".
    func questionProgress(_ number: Int, of count: Int) -> String
    /// "Part 2 of 7".
    func partProgress(_ number: Int, of count: Int) -> String
    /// "Enter = more (page 1 of 3)".
    func more(page: Int, of pages: Int) -> String
    /// What begins a message about a line that was not understood.
    var tryAgain: String { get }
    /// What a window that is too small shows.
    func tooSmall(columns: Int, rows: Int) -> String

    // MARK: Reading what is typed

    var yes: Set<String> { get }
    var no: Set<String> { get }
    /// Words between the numbers of several options, such as "and".
    var joiners: Set<String> { get }
    /// The names of each month, January first, in lower case.
    var monthNames: [[String]] { get }
    var timeWords: TimeWords { get }

    // MARK: Showing values

    var yesOption: String { get }
    var noOption: String { get }
    /// "March 4, 2026", as far as the date goes.
    func date(_ date: TypedDate) -> String
    /// "2:30 in the afternoon (14:30)".
    func time(_ time: TypedTime) -> String

    // MARK: Screens of the conversation

    func welcome(clinic: String?) -> Passage
    var menu: Passage { get }
    /// What a questionnaire without a title is called, by its place in the menu.
    func untitledForm(number: Int) -> String
    var finishedOption: String { get }
    var endOfReading: Passage { get }
    func goOnOption(title: String) -> String
    var backToMenuOption: String { get }
    var help: Passage { get }
    /// The list of languages; their names follow.
    var languages: Passage { get }
    var stop: Passage { get }
    var stopOption: String { get }
    var goOnWithQuestionsOption: String { get }
    var personTold: Passage { get }
    var personNotReached: Passage { get }
    var stay: Passage { get }
    var stayNotReached: Passage { get }
    var stillThere: Passage { get }
    func stillThere(seconds: Int) -> String
    /// A letter or a word was typed that can mean a command or an answer.
    func collision(typed: String) -> Passage
    func meansCommand(_ command: Command) -> String
    var meansAnswer: String { get }
    var whichMeaning: Passage { get }
    var review: Passage { get }
    var sendOption: String { get }
    /// What stands in the place of an answer that was not given.
    var noAnswer: String { get }
    func changeOption(question: String, answer: String) -> String
    var sendFailed: Passage { get }
    func sent(number: String) -> Passage
    /// The same where nobody was asked to get in touch.
    func answersSent(number: String) -> Passage
    var nothingSent: Passage { get }
    var erasedByVisitor: Passage { get }
    var erasedByTime: Passage { get }
    /// After a visit that broke off; the next one begins in a moment or with a key.
    var startedAgain: Passage { get }
    /// When visits break off as soon as they begin.
    var outOfOrder: Passage { get }
    func addAnother(group: String?, count: Int) -> Passage
    var addAnotherOption: String { get }
    var noMoreOption: String { get }
    /// Takes away one filled-in instance of a repeating group, which begins with this answer.
    func takeAwayOption(_ summary: String) -> String
    /// That an instance was taken away.
    var tookAway: String { get }

    // MARK: Questions

    /// How to answer: "Type one number and press Enter."
    func hint(for question: Question) -> String
    /// What "press Enter" does on a text page.
    var readOn: String { get }
    var askStaff: String { get }
    /// "Your answer now: … Press Enter to keep it."
    func answerNow(_ text: String) -> String
    func ownValueOption(label: String?) -> String
    /// Why an answer is not accepted, and what would be.
    func problem(_ problem: AnswerProblem, in question: Question) -> String
    /// What is still open, at a question that the visitor is led back to for it.
    func ledBack(to question: Question, for problem: AnswerProblem) -> String
    /// What would be accepted, when a line could not be read at all.
    func notUnderstood(in question: Question) -> String
    /// What can be done where nothing was typed and nothing has to be.
    var answerOrSkip: String { get }
    func noSuchOption(count: Int) -> String
    var pressEnter: String { get }
    var typeOneNumber: String { get }
    var cannotGoBack: String { get }
    var cannotSkip: String { get }
    func answerTooLong(_ maximum: Int) -> String

    /// What was typed so far to a question that takes several answers, one by one.
    func collected(_ texts: [String]) -> String
    /// What a slider's ends mean.
    func ends(low: String, high: String) -> String

    // MARK: The end of a questionnaire

    /// What is asked before the answers leave.
    var closing: ClosingWords { get }
}

/// A screen's heading, its text, and what to do now.
struct Passage: Sendable {
    var title: String
    var text: String
    var hint: String
}
