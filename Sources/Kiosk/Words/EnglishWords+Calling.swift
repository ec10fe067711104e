/// What is said once staff have been called.
extension EnglishWords {
    func clock(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        return
            "\(TypedTime(hour: hour, minute: time.minute).clock(hour: hour)) \(time.hour < 12 ? "am" : "pm")"
    }

    var stayTitle: String { "Please stay here." }
    var stayThanks: String { "Thank you for telling us. It was right to say so." }
    var personTitle: String { "We called someone for you." }
    var walkTitle: String { "Please walk to the front desk now." }
    var atTheDesk: String {
        "Tell them you need to talk to someone now. You do not need to say why."
    }

    func called(at time: String) -> String { "This screen called our front desk at \(time)." }
    func calledAgain(at time: String) -> String { "It called again at \(time)." }
    func answered(at time: String) -> String {
        "The front desk answered at \(time). Someone is on the way."
    }

    var nothingElseToDo: String { "You do not need to do anything else." }

    func ifNobodyComes(by time: String) -> String {
        "If no one is here by \(time), walk to the front desk."
    }

    var nobodyCame: String { "No one has come yet." }
    var goOnAfterCall: String {
        "Press Enter if you want to go on with this screen. Type H to call again."
    }
    var callAgain: String { "To call them again, press Enter." }
    var callStays: String {
        "Our staff keep a note that this screen sent them a message. It has none of your answers."
    }
    var nothingSentButCalled: Passage {
        Passage(
            title: "Thank you.",
            text: "No request was sent, and your answers are erased.",
            hint: nothingSent.hint
        )
    }
    var erasedByVisitorButCalled: Passage {
        Passage(
            title: "Your answers are erased.",
            text: "You stopped. No request was sent.",
            hint: erasedByVisitor.hint
        )
    }
    var erasedByTimeButCalled: Passage {
        Passage(
            title: "Your answers are erased.",
            text: "No key was pressed for a while. No request was sent.",
            hint: erasedByTime.hint
        )
    }
    var numberStays: String {
        "This page stays here until you press Enter once more."
    }
}
