import FormFiller
import Kiosk

extension GreekWords {
    private func say(_ name: String) -> String { Self.greek(name) }
    private func passage(_ name: String) -> Passage {
        Passage(title: say("title of \(name)"), text: say("text of \(name)"), hint: say("hint"))
    }

    var offer: Passage { passage("offer") }
    var callOption: String { say("call") }
    var noCallOption: String { say("do not call") }
    func callsWhenSilent(seconds: Int) -> String { say("silence") + String(seconds) }
    func nothingAsked(keys: [String]) -> String {
        say("nothing asked") + keys.joined(separator: " ")
    }
    func secondMiss(in question: Question) -> String { say("second") }
    func secondMiss(count: Int) -> String { say("second") + String(count) }
    var personHelps: String { say("person helps") }
    var stuck: Passage { passage("stuck") }
    var tryOnceMore: String { say("once more") }
    var helpChoice: Passage { passage("help choice") }
    var howThisWorks: String { say("how this works") }
    var isThisMeant: Passage { passage("is this meant") }
    var somethingElse: String { say("something else") }
    func heard(_ text: String) -> String { say("heard") + text }
    var unsure: Passage { passage("unsure") }
    var aGuessIsFine: String { say("guess") }
    var shortNumber: Passage { passage("short number") }
    var enterSkips: String { say("enter skips") }

    func clock(_ time: TypedTime) -> String { time.clock(hour: time.hour) }
    var stayTitle: String { say("stay") }
    var stayThanks: String { say("thanks") }
    var personTitle: String { say("person") }
    var walkTitle: String { say("walk") }
    var atTheDesk: String { say("at the desk") }
    func called(at time: String) -> String { say("called") + time }
    func calledAgain(at time: String) -> String { say("called again") + time }
    func answered(at time: String) -> String { say("answered") + time }
    var nothingElseToDo: String { say("nothing else") }
    func ifNobodyComes(by time: String) -> String { say("if nobody comes") + time }
    var nobodyCame: String { say("nobody came") }
    var goOnAfterCall: String { say("go on after") }
    var callAgain: String { say("call again") }
    var callStays: String { say("stays") }
    var nothingSentButCalled: Passage { passage("nothing sent but called") }
    var erasedByVisitorButCalled: Passage { passage("erased but called") }
    var erasedByTimeButCalled: Passage { passage("erased by time but called") }
    var numberStays: String { say("number stays") }
}
