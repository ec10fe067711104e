public import FormFiller

/// Everything a visitor reads or types that does not stand in a questionnaire, in one language.
///
/// English and Spanish come with the kiosk (``ConversationSettings/standardLanguages``). Another language is a type of your own
/// that conforms; the compiler then sees to it that no sentence is missing. Hand it over with the settings:
///
/// ```swift
/// var settings = ConversationSettings(forms: forms, language: "cy")
/// settings.languages.append(WelshWords())
/// ```
///
/// Sentences are short and plain (grade 6), never judge, and never repeat an answer.
public protocol Words: HearingWords, CallingWords, CodeWords, LongListWords {
    /// The language they are in, a BCP 47 code.
    var language: String { get }

    // MARK: On every screen

    /// What a questionnaire that is not approved says on every screen.
    var demonstration: String { get }
    /// The same in one word, for small screens.
    var demonstrationShort: String { get }
    /// The letter that gives a command.
    func letter(_ command: Command) -> String
    /// Other words that give it.
    func otherWords(_ command: Command) -> Set<String>
    /// A command in a few words, beside its key in the last rows of a screen.
    func name(_ command: Command, short: Bool) -> String
    /// A command in a sentence, for the help screen.
    func explanation(_ command: Command) -> String
    /// "Question 4 of 12"; without a count where answers still to come may change it.
    func questionProgress(_ number: Int, of count: Int?) -> String
    /// "Part 2 of 7: Your safety"; without a count where answers still to come may change it.
    func partProgress(_ number: Int, of count: Int?, name: String?) -> String
    /// "Enter = more (page 1 of 3)".
    func more(page: Int, of pages: Int) -> String
    /// The label of what can be typed in place of a line that was not understood.
    var tryAgain: String { get }
    /// That line: "You typed: mabye".
    func youTyped(_ text: String) -> String
    /// What stands before the cursor.
    var yourAnswer: String { get }
    /// The same where the numbers that can be typed stand nowhere else: "Your answer (1 to 3):".
    ///
    /// Where the question may be skipped, it says that too: "Your answer (1 to 3, S skips):".
    func yourAnswer(from first: String, to last: String, skips: Bool) -> String
    /// The same where several can be typed, by an example: "Your answers (like 1 3):".
    func yourAnswers(like example: String, skips: Bool) -> String
    /// What stands before the cursor where only staff type.
    var staffCode: String { get }
    /// What follows on how to answer, where the question may be skipped and Enter keeps an answer: "Or S to skip."
    var skipHint: String { get }
    /// What only a listener needs; nil where the kiosk has no voice in this language.
    var spoken: (any SpokenWords)? { get }
    /// What a window that is too small shows.
    func tooSmall(columns: Int, rows: Int) -> String

    // MARK: Reading what is typed

    /// What is typed for yes, in lower case, such as "yes" and "y".
    var yes: Set<String> { get }
    /// What is typed for no, in lower case.
    var no: Set<String> { get }
    /// Words between the numbers of several options, such as "and".
    var joiners: Set<String> { get }
    /// Those of them that leave open which is meant, such as "or".
    var alternatives: Set<String> { get }
    /// Whether a comma mostly begins the decimals of a number, rather than parts thousands.
    var commaBeginsDecimals: Bool { get }
    /// The names of each month, January first, in lower case.
    var monthNames: [[String]] { get }
    /// How parts of the day are typed.
    var timeWords: TimeWords { get }

    // MARK: Showing values

    /// What is shown for yes.
    var yesOption: String { get }
    /// What is shown for no.
    var noOption: String { get }
    /// "March 4, 2026", as far as the date goes.
    func date(_ date: TypedDate) -> String
    /// "2:30 in the afternoon (14:30)".
    func time(_ time: TypedTime) -> String

    // MARK: Screens of the conversation

    /// The first screen, with the name of the clinic if there is one.
    func welcome(clinic: String?) -> Passage
    /// What stands above the list of questionnaires.
    var menu: Passage { get }
    /// What a questionnaire without a title is called, by its place in the menu.
    func untitledForm(number: Int) -> String
    /// The option of the menu that ends the visit.
    var finishedOption: String { get }
    /// What follows a text to read.
    var endOfReading: Passage { get }
    /// The option that goes on with a questionnaire.
    func goOnOption(title: String) -> String
    /// The option that goes back to the menu.
    var backToMenuOption: String { get }
    /// The help screen; the commands follow.
    var help: Passage { get }
    /// The list of languages; their names follow.
    var languages: Passage { get }
    /// Asks whether to stop and erase everything.
    var stop: Passage { get }
    /// The option that stops.
    var stopOption: String { get }
    /// The option that goes on instead.
    var goOnWithQuestionsOption: String { get }
    /// Asks whether somebody is still there.
    var stillThere: Passage { get }
    /// How long there is to answer that.
    func stillThere(seconds: Int) -> String
    /// A letter or a word was typed that can mean a command or an answer.
    func collision(typed: String) -> Passage
    /// The option that takes what was typed as a command.
    func meansCommand(_ command: Command) -> String
    /// The option that takes what was typed as an answer.
    var meansAnswer: String { get }
    /// Asks which of several values was meant, such as two dates.
    var whichMeaning: Passage { get }
    /// What stands above the answers to check, and the number that sends them.
    func review(send number: String) -> Passage
    /// The option that sends the answers.
    var sendOption: String { get }
    /// What stands in the place of an answer that was not given.
    var noAnswer: String { get }
    /// After a request that could not be stored.
    var sendFailed: Passage { get }
    /// After a request was stored; its number and how the clinic answers stand above the text.
    var sent: Passage { get }
    /// How the clinic answers a request; nil where the visitor's way is not known.
    func answer(by way: ContactWay?) -> String
    /// The same where nobody was asked to get in touch.
    var answersSent: Passage { get }
    /// What the number is called.
    var requestNumber: String { get }
    /// After answers that make no request.
    var nothingSent: Passage { get }
    /// After the visitor stopped.
    var erasedByVisitor: Passage { get }
    /// After nobody was there any more.
    var erasedByTime: Passage { get }
    /// After a visit that broke off; the next one begins in a moment or with a key.
    var startedAgain: Passage { get }
    /// When visits break off as soon as they begin.
    var outOfOrder: Passage { get }
    /// When the kiosk cannot begin; what to mend follows, for staff.
    var notSetUp: Passage { get }
    /// Asks for another instance of a group, of which there are so many.
    func addAnother(group: String?, count: Int) -> Passage
    /// The option that adds one.
    var addAnotherOption: String { get }
    /// The option that goes on.
    var noMoreOption: String { get }
    /// Takes away one filled-in instance of a repeating group, which begins with this answer.
    func takeAwayOption(_ summary: String) -> String
    /// That an instance was taken away.
    var tookAway: String { get }

    // MARK: Questions

    /// How to answer: "Type one number and press Enter."
    func hint(for question: Question) -> String
    /// Where more is said on a question: "More on this: https://example.org".
    func moreAt(_ address: String) -> String
    /// What "press Enter" does on a text page.
    var readOn: String { get }
    /// At a question that cannot be answered here.
    var askStaff: String { get }
    /// "Your answer now: … Press Enter to keep it."
    func answerNow(_ text: String) -> String
    /// An answer given before that Enter does not keep: "Your answer before: …".
    func answerBefore(_ text: String) -> String
    /// Why it is none any more: its option is gone.
    var noLongerOffered: String { get }
    /// That it cannot be kept, for a reason that follows.
    var cannotKeep: String { get }
    /// The option to type something else, with what the form calls it.
    func ownValueOption(label: String?) -> String
    /// Why an answer is not accepted, and what would be.
    func problem(_ problem: AnswerProblem, in question: Question) -> String
    /// What is still open, at a question that the visitor is led back to for it.
    func ledBack(to question: Question, for problem: AnswerProblem) -> String
    /// What would be accepted, when a line could not be read at all.
    func notUnderstood(in question: Question) -> String
    /// What can be typed on a page with numbered options.
    func noSuchOption(count: Int) -> String
    /// What can be typed for a question's options.
    func noSuchOption(in question: Question) -> String
    /// What a typed line is, where it can also be something else: "My own words: 7".
    func ownWords(_ text: String) -> String
    /// That one of the options was meant.
    var oneOfTheList: String { get }
    /// A time of day in the hour that comes twice when summer time ends.
    func timeThatComesTwice(_ text: String, isFirst: Bool) -> String
    /// That there is no such hour on the day summer time begins.
    var leftOutHour: String { get }
    /// "Press Enter."
    var pressEnter: String { get }
    /// That one number is wanted where several were typed.
    var typeOneNumber: String { get }
    /// At the first step.
    var cannotGoBack: String { get }
    /// At a question that must be answered.
    var cannotSkip: String { get }
    /// That an answer has more characters than are permitted.
    func answerTooLong(_ maximum: Int) -> String
    /// That no more characters can be typed.
    func lineIsFull(_ maximum: Int) -> String

    /// What was typed so far to a question that takes several answers, one by one.
    func collected(_ texts: [String]) -> String
    /// What a slider's ends mean, where no numbers are known for them.
    func ends(low: String?, high: String?) -> String
    /// The unit of numbered options that are numbers.
    func unit(ofOptions unit: String) -> String

    // MARK: The end of a questionnaire

    /// What is asked before the answers leave.
    var closing: ClosingWords { get }
}

/// A screen's heading, its text, and what to do now.
public struct Passage: Sendable {
    /// The heading.
    public var title: String
    /// The text below it.
    public var text: String
    /// What to do now; often to press Enter.
    public var hint: String

    /// A screen of these parts.
    public init(title: String, text: String, hint: String) {
        self.title = title
        self.text = text
        self.hint = hint
    }
}
