/// The pages that are no questions.
extension EnglishWords {
    func welcome(clinic: String?) -> Passage {
        Passage(
            title: clinic.map { "Welcome to \($0)" } ?? "Welcome",
            text: """
                You can read about care here and ask for a visit.
                We ask one thing at a time. Take all the time you need.
                You can stop at any time, and all you typed is erased.
                Our staff can do this with you. Just ask.
                """,
            hint: "Press Enter to start."
        )
    }

    var menu: Passage {
        Passage(
            title: "What would you like to do?",
            text: "",
            hint: "Type a number and press Enter."
        )
    }
    func untitledForm(number: Int) -> String { "Form \(number)" }

    var finishedOption: String { "I am finished" }
    var endOfReading: Passage {
        Passage(
            title: "That is all of this part.",
            text: "What would you like to do next?",
            hint: "Type a number and press Enter."
        )
    }

    func goOnOption(title: String) -> String { "Go on to: \(title)" }

    var backToMenuOption: String { "Go back to the first list" }
    var languages: Passage {
        Passage(
            title: "Which language do you want?",
            text: "",
            hint: "Type a number and press Enter."
        )
    }
    var help: Passage {
        Passage(
            title: "Help",
            text: "Type what you want, then press Enter. These work on every screen:",
            hint: "Press Enter to go on."
        )
    }
    var stop: Passage {
        Passage(
            title: "Do you want to stop?",
            text: "If you stop, all you typed here is erased. Nothing is sent.",
            hint: "Type 1 or 2 and press Enter."
        )
    }
    var stopOption: String { "Yes, stop and erase" }
    var goOnWithQuestionsOption: String { "No, go on" }
    var stillThere: Passage {
        Passage(
            title: "Are you still there?",
            text: "Press any key to go on.",
            hint: "Press any key."
        )
    }

    func stillThere(seconds: Int) -> String {
        "If no key is pressed in \(seconds) seconds, all you typed is erased."
    }

    func collision(typed: String) -> Passage {
        Passage(
            title: typed.count > 1 ? "You typed: \(typed)" : "You typed the letter \(typed).",
            text: "What did you mean?",
            hint: "Type 1 or 2 and press Enter."
        )
    }

    func meansCommand(_ command: Command) -> String {
        switch command {
        case .person: "I want to talk to a person"
        case .back: "I want to go back"
        case .skip: "I want to skip this question"
        case .stop: "I want to stop and erase"
        case .help: "I want help"
        case .language: "I want another language"
        }
    }

    var meansAnswer: String { "It is my answer" }
    var whichMeaning: Passage {
        Passage(
            title: "Which one do you mean?",
            text: "",
            hint: "Type a number and press Enter."
        )
    }
    func review(send number: String) -> Passage {
        Passage(
            title: "Is this right?",
            text: "This is how we will reach you.",
            hint: "Type \(number) to send. Type another number to change that line."
        )
    }
    var sendOption: String { "Send my request" }

    var noAnswer: String { "(no answer)" }

    var sendFailed: Passage {
        Passage(
            title: "Your request is not sent yet.",
            text: "Something went wrong on our side. Your answers are still here.",
            hint: "Press Enter to try again, or type H for a person."
        )
    }

    var requestNumber: String { "Request number" }

    var sent: Passage {
        Passage(
            title: "Thank you. Your request was sent.",
            text: "You can write the number down. You can still talk to our staff today.",
            hint: "Press Enter to finish. This screen will be cleared."
        )
    }

    func answer(by way: ContactWay?) -> String {
        switch way {
        case .phone: "Our staff will call you."
        case .sms: "Our staff will send you a text message."
        case .email: "Our staff will write you an email."
        case nil: "Our staff will get in touch with you."
        }
    }

    var answersSent: Passage {
        Passage(
            title: "Thank you. Our staff have your answers.",
            text: """
                They are kept under this number.
                You can write it down. You can still talk to our staff today.
                """,
            hint: "Press Enter to finish. This screen will be cleared."
        )
    }

    var nothingSent: Passage {
        Passage(
            title: "Thank you.",
            text: "No request was sent, and nothing is kept. Our staff are glad to help you.",
            hint: "Press Enter to finish. This screen will be cleared."
        )
    }
    var erasedByVisitor: Passage {
        Passage(
            title: "All is erased.",
            text: "You stopped. Nothing was sent or kept.",
            hint: "Press Enter."
        )
    }
    var startedAgain: Passage {
        Passage(
            title: "Sorry, this screen had to start again.",
            text: "What you typed is erased.\n"
                + "If you saw a request number, our staff have your request. "
                + "If not, please start again or ask at the front desk.",
            hint: "Press any key."
        )
    }
    var outOfOrder: Passage {
        Passage(
            title: "Sorry, this screen is out of order.",
            text: "What you typed is erased. Please go to the front desk.",
            hint: ""
        )
    }
    var notSetUp: Passage {
        Passage(
            title: "Sorry, this screen is not ready.",
            text:
                "Please go to the front desk.\n\nFor staff: please call the administrator and read out these lines.",
            hint: ""
        )
    }
    var erasedByTime: Passage {
        Passage(
            title: "All is erased.",
            text: "No key was pressed for a while. Nothing was sent or kept.",
            hint: "Press Enter."
        )
    }

    func addAnother(group: String?, count: Int) -> Passage {
        let text =
            switch count {
            case 0: "There is none now. Is there one?"
            case 1: "You gave one. Is there one more?"
            default: "You gave \(count). Is there one more?"
            }
        return Passage(
            title: group ?? "Is there one more?",
            text: text,
            hint: "Type 1 or 2 and press Enter."
        )
    }

    var addAnotherOption: String { "Yes, add one more" }
    var noMoreOption: String { "No, that is all" }

    func takeAwayOption(_ summary: String) -> String { "Take this one away: \(summary)" }

    var tookAway: String { "It was taken away." }

    var closing: ClosingWords {
        ClosingWords(
            title: "Before you go",
            mayHave: "May our staff have your answers?",
            mayHaveReason: "If you say no, we erase them.",
            name: "What name should we use?",
            wanted: "Would you like our staff to get in touch with you?",
            by: "How should we reach you?",
            phoneOption: "Phone call",
            textOption: "Text message",
            emailOption: "Email",
            phone: "What is your phone number?",
            email: "What is your email address?"
        )
    }
}
