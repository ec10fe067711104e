import FormFiller
import Kiosk

/// A language made outside of the kiosk, by its public declarations alone: every word in Greek letters.
struct GreekWords: Words {
    let language = "el"

    /// A name in Greek letters, one for each Latin letter.
    static func greek(_ name: String) -> String {
        let letters = Array("αβγδεζηθικλμνξοπρστυφχψωϊϋ")
        return String(
            name.map { letter in
                guard let code = letter.lowercased().utf8.first, (97...122).contains(code) else {
                    return letter
                }
                return letters[Int(code) - 97]
            }
        )
    }

    private func say(_ name: String) -> String { Self.greek(name) }
    private func passage(_ name: String) -> Passage {
        Passage(title: say("title of \(name)"), text: say("text of \(name)"), hint: say("hint"))
    }

    var demonstration: String { say("demonstration") }
    var demonstrationShort: String { say("demo") }
    var crisisLine: String { say("crisis") + " 988 911" }
    func letter(_ command: Command) -> String {
        switch command {
        case .person: "α"
        case .back: "β"
        case .skip: "π"
        case .stop: "τ"
        case .help: "?"
        case .language: "γ"
        }
    }
    func otherWords(_ command: Command) -> Set<String> { [say("command") + letter(command)] }
    func name(_ command: Command, short: Bool) -> String { say("key") }
    func explanation(_ command: Command) -> String { letter(command) + " " + say("explained") }
    func questionProgress(_ number: Int, of count: Int?) -> String { "\(number)/\(count ?? 0)" }
    func partProgress(_ number: Int, of count: Int?, name: String?) -> String {
        "\(number)/\(count ?? 0) " + (name ?? "")
    }
    func more(page: Int, of pages: Int) -> String { "\(page)/\(pages)" }
    var tryAgain: String { say("again") }
    func youTyped(_ text: String) -> String { say("typed") }
    var yourAnswer: String { say("your answer") }
    func yourAnswer(from first: String, to last: String, skips: Bool) -> String {
        first + "–" + last + (skips ? say("skip") : "")
    }
    func yourAnswers(like example: String, skips: Bool) -> String {
        example + (skips ? say("skip") : "")
    }
    var staffCode: String { say("staff code") }
    var skipHint: String { say("skip") }
    func tooSmall(columns: Int, rows: Int) -> String { "\(columns)×\(rows)" }

    var yes: Set<String> { ["ν"] }
    var no: Set<String> { ["ο"] }
    var joiners: Set<String> { ["κ"] }
    var monthNames: [[String]] { (1...12).map { [say("month") + String($0)] } }
    var timeWords: TimeWords {
        TimeWords(
            noon: ["μ"],
            midnight: ["χ"],
            morning: ["πμ"],
            afternoon: ["μμ"],
            introductions: []
        )
    }
    var yesOption: String { say("yes") }
    var noOption: String { say("no") }
    func date(_ date: TypedDate) -> String {
        [date.day, date.month, date.year].compactMap(\.self).map(String.init).joined(separator: ".")
    }
    func time(_ time: TypedTime) -> String { time.clock(hour: time.hour) }

    func welcome(clinic: String?) -> Passage { passage("welcome") }
    var menu: Passage { passage("menu") }
    func untitledForm(number: Int) -> String { say("form") + String(number) }
    var finishedOption: String { say("finished") }
    var endOfReading: Passage { passage("end of reading") }
    func goOnOption(title: String) -> String { say("go on with") + title }
    var backToMenuOption: String { say("back to menu") }
    var help: Passage { passage("help") }
    var languages: Passage { passage("languages") }
    var stop: Passage { passage("stop") }
    var stopOption: String { say("stop now") }
    var goOnWithQuestionsOption: String { say("go on") }
    var stillThere: Passage { passage("still there") }
    func stillThere(seconds: Int) -> String { say("seconds") + String(seconds) }
    func collision(typed: String) -> Passage { passage("collision") }
    func meansCommand(_ command: Command) -> String { say("command") }
    var meansAnswer: String { say("answer") }
    var whichMeaning: Passage { passage("which") }
    func review(send number: String) -> Passage { passage("review") }
    var sendOption: String { say("send") }
    var noAnswer: String { say("none") }
    var sendFailed: Passage { passage("failed") }
    var sent: Passage { passage("sent") }
    func answer(by way: ContactWay?) -> String { say("answer") }
    var requestNumber: String { say("number") }
    var nothingSent: Passage { passage("nothing sent") }
    var erasedByVisitor: Passage { passage("erased") }
    var erasedByTime: Passage { passage("erased by time") }
    var startedAgain: Passage { passage("started again") }
    var outOfOrder: Passage { passage("out of order") }
    var notSetUp: Passage { passage("not set up") }
    func addAnother(group: String?, count: Int) -> Passage { passage("another") }
    var addAnotherOption: String { say("add") }
    var noMoreOption: String { say("no more") }
    func takeAwayOption(_ summary: String) -> String { say("take away") + summary }
    var tookAway: String { say("took away") }

    func hint(for question: Question) -> String { say("hint") }
    var readOn: String { say("read on") }
    var askStaff: String { say("ask staff") }
    func answerNow(_ text: String) -> String { say("now") + text }
    func ownValueOption(label: String?) -> String { label ?? say("own") }
    func problem(_ problem: AnswerProblem, in question: Question) -> String { say("problem") }
    func notUnderstood(in question: Question) -> String { say("not understood") }
    func noSuchOption(count: Int) -> String { say("no such option") }
    var pressEnter: String { say("press") }
    var typeOneNumber: String { say("one number") }
    var cannotGoBack: String { say("cannot go back") }
    var cannotSkip: String { say("cannot skip") }
    func answerTooLong(_ maximum: Int) -> String { say("too long") }
    func moreAt(_ address: String) -> String { address }
    func searchHint(acceptsOwnWords: Bool) -> String { say("search") }
    var wholeListHint: String { say("whole list") }
    var wholeListWords: Set<String> { [say("list")] }
    var nextWords: Set<String> { [say("next")] }
    func found(_ count: Int) -> String { "\(count)" }
    func perhaps(_ count: Int) -> String { "\(count)?" }
    var nothingBegins: String { say("nothing begins") }
    var nothingFound: String { say("nothing found") }
    var nothingFoundAgain: String { say("nothing again") }
    func wholeList(count: Int) -> String { "\(count)" }
    func shown(from first: Int, to last: Int) -> String { "\(first)-\(last)" }
    var endOfList: String { say("end") }
    var confirmHint: String { say("confirm") }
    func chooseHint(hasMore: Bool) -> String { say("choose") }
    var noneOfThese: String { say("none of these") }
    func chosen(_ text: String) -> String { text + " " + say("chosen") }
    var takeAwayHint: String { say("take away") }
    var tookAwayAnswer: String { say("took away answer") }
    func collected(_ texts: [String]) -> String { texts.joined(separator: " + ") }
    func ends(low: String?, high: String?) -> String {
        [low, high].compactMap(\.self).joined(separator: " ")
    }

    var alternatives: Set<String> { ["η"] }
    var commaBeginsDecimals: Bool { true }
    var answersSent: Passage { passage("answers sent") }
    func answerBefore(_ text: String) -> String { say("before") + text }
    var noLongerOffered: String { say("no longer offered") }
    var cannotKeep: String { say("cannot keep") }
    func noSuchOption(in question: Question) -> String { say("no such option") }
    func ownWords(_ text: String) -> String { say("own words") + text }
    var oneOfTheList: String { say("one of the list") }
    func timeThatComesTwice(_ text: String, isFirst: Bool) -> String { text + say("twice") }
    var leftOutHour: String { say("left out hour") }
    func ledBack(to question: Question, for problem: AnswerProblem) -> String { say("led back") }
    func lineIsFull(_ maximum: Int) -> String { say("full") }
    func unit(ofOptions unit: String) -> String { say("unit") + unit }

    var closing: ClosingWords {
        ClosingWords(
            title: say("closing") + #" "\" "#,
            mayHave: say("may have"),
            mayHaveReason: say("may have reason"),
            name: say("name"),
            wanted: say("wanted") + #" "\" "#,
            by: say("by"),
            phoneOption: say("phone option"),
            textOption: say("text option"),
            emailOption: say("email option"),
            phone: say("phone"),
            email: say("email")
        )
    }
}
