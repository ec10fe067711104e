/// For a visitor to whom the clinic gave a code.
extension EnglishWords {
    var startOrTypeCode: String { "Press Enter to start, or type your code:" }
    var haveCodeOption: String { "I have a code from the clinic" }
    var enterCode: Passage {
        Passage(
            title: "Please type your code.",
            text: "It has 8 numbers. Spaces do not matter.",
            hint: "Type your code and press Enter."
        )
    }
    var codeShape: String {
        "A code has 8 numbers, each from 2 to 9. Look at it once more, or ask at the front desk."
    }
    var codeRefused: String {
        "This code does not work here. Look at it once more, or ask at the front desk."
    }
    var codesPaused: Passage {
        Passage(
            title: "Please go to the front desk.",
            text: "This screen takes no codes for a while. Our staff will help you.",
            hint: pressEnter
        )
    }
    var codeWithoutForms: Passage {
        Passage(
            title: "Please go to the front desk.",
            text:
                "Your code is right, but what it is for is not on this screen. Our staff will help you.",
            hint: pressEnter
        )
    }

    func dueForms(_ count: Int) -> Passage {
        Passage(
            title: count == 1 ? "There is one form for you." : "There are \(count) forms for you.",
            text: "Take all the time you need.",
            hint: "Press Enter to go on."
        )
    }

    func dueForm(_ title: String, isDone: Bool) -> String { isDone ? "\(title) (done)" : title }

    var someFormsMissing: String {
        "One more is not on this screen. Please tell the front desk at the end."
    }

    func formSent(_ number: String) -> String { "It was sent, with the number \(number)." }

    var stopAfterSending: Passage {
        Passage(
            title: stop.title,
            text:
                "If you stop, what you typed for this form is erased. What you sent before stays with our staff.",
            hint: stop.hint
        )
    }
    var erasedAfterSending: Passage {
        Passage(
            title: "This form is erased.",
            text: "Nothing of it was sent or kept. What you sent before stays with our staff.",
            hint: pressEnter
        )
    }
}
