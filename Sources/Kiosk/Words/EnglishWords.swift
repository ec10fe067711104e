import FHIRModel
import FormFiller

/// The words of the conversation in English, as read in the United States.
struct EnglishWords: Words {
    // MARK: On every screen

    let demonstration = "DEMONSTRATION - not for real care"
    let demonstrationShort = "DEMONSTRATION"
    let crisisLine = "988: call or text, any time · 911"
    let tryAgain = "Please try again."

    func letter(_ command: Command) -> String {
        switch command {
        case .person: "h"
        case .back: "b"
        case .skip: "s"
        case .stop: "q"
        case .help: "?"
        }
    }

    func otherWords(_ command: Command) -> Set<String> {
        switch command {
        case .person: ["person", "human", "staff", "nurse"]
        case .back: ["back"]
        case .skip: ["skip"]
        case .stop: ["stop", "quit", "exit"]
        case .help: ["help"]
        }
    }

    func legend(_ command: Command, short: Bool) -> String {
        switch command {
        case .person: short ? "h=person" : "h = a person"
        case .back: short ? "b=back" : "b = back"
        case .skip: short ? "s=skip" : "s = skip"
        case .stop: short ? "q=stop" : "q = stop and erase"
        case .help: short ? "?=help" : "? = help"
        }
    }

    func explanation(_ command: Command) -> String {
        switch command {
        case .person: "h = A person comes to you."
        case .back: "b = Go back one step."
        case .skip: "s = Skip this question."
        case .stop: "q = Stop. All you typed is erased."
        case .help: "? = Show this help."
        }
    }

    func questionProgress(_ number: Int, of count: Int) -> String {
        "Question \(number) of about \(count)"
    }

    func partProgress(_ number: Int, of count: Int) -> String { "Part \(number) of \(count)" }

    func more(page: Int, of pages: Int) -> String {
        "Press Enter for more (page \(page) of \(pages))."
    }

    func tooSmall(columns: Int, rows: Int) -> String {
        "This window is too small. Make it \(columns) by \(rows) or ask our staff. h = a person"
    }

    // MARK: Reading what is typed

    let yes: Set<String> = ["y", "yes", "yeah", "yep", "true"]
    let no: Set<String> = ["n", "no", "nope", "false"]
    let joiners: Set<String> = ["and", "or"]
    let monthNames = [
        ["january"], ["february"], ["march"], ["april"], ["may"], ["june"], ["july"], ["august"],
        ["september"], ["october"], ["november"], ["december"],
    ]
    let timeWords = TimeWords(
        noon: ["noon", "12noon", "midday"],
        midnight: ["midnight"],
        morning: ["am", "a", "inthemorning"],
        afternoon: ["pm", "p", "intheafternoon", "intheevening", "atnight"]
    )

    // MARK: Showing values

    let yesOption = "Yes"
    let noOption = "No"

    func date(_ date: TypedDate) -> String {
        guard let month = date.month, let name = monthNames[month - 1].first else {
            return String(date.year)
        }
        let shown = name.prefix(1).uppercased() + name.dropFirst()
        guard let day = date.day else { return "\(shown) \(date.year)" }
        return "\(shown) \(day), \(date.year)"
    }

    func time(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let half = time.hour < 12 ? "in the morning" : "in the afternoon or evening"
        var clock = "\(hour):" + TypedDate.digits(time.minute, 2)
        if time.second > 0 { clock += ":" + TypedDate.digits(time.second, 2) }
        return "\(clock) \(half)"
    }

    // MARK: Screens of the conversation

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

    let menu = Passage(
        title: "What would you like to do?",
        text: "",
        hint: "Type a number and press Enter."
    )
    let finishedOption = "I am finished"
    let endOfReading = Passage(
        title: "That is all of this part.",
        text: "What would you like to do next?",
        hint: "Type a number and press Enter."
    )

    func goOnOption(title: String) -> String { "Go on to: \(title)" }

    let backToMenuOption = "Go back to the first list"
    let help = Passage(
        title: "Help",
        text: "Type what you want, then press Enter. These work on every screen:",
        hint: "Press Enter to go on."
    )
    let stop = Passage(
        title: "Do you want to stop?",
        text: "If you stop, all you typed here is erased. Nothing is sent.",
        hint: "Type 1 or 2 and press Enter."
    )
    let stopOption = "Yes, stop and erase"
    let goOnWithQuestionsOption = "No, go on"
    let personTold = Passage(
        title: "Our staff know that you want a person.",
        text: "Please stay where you are. Someone will come to you.",
        hint: "Press Enter if you want to go on with this screen."
    )
    let personNotReached = Passage(
        title: "Please walk to the front desk now.",
        text: "This screen could not reach our staff. Tell them you want to talk to a person.",
        hint: "Press Enter if you want to go on with this screen."
    )
    let stay = Passage(
        title: "Please stay here.",
        text: "Someone is coming to you now. You do not need to do anything.",
        hint: "Staff: type your code."
    )
    let stayNotReached = Passage(
        title: "Please walk to the front desk now.",
        text: "Tell them you need to talk to someone now. You do not need to say why.",
        hint: "Staff: type your code."
    )
    let stillThere = Passage(
        title: "Are you still there?",
        text: "Press any key to go on.",
        hint: "Press any key."
    )

    func stillThere(seconds: Int) -> String {
        "If no key is pressed in \(seconds) seconds, all you typed is erased."
    }

    func collision(letter: String) -> Passage {
        Passage(
            title: "You typed the letter \(letter).",
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
        }
    }

    let meansAnswer = "It is my answer"
    let whichMeaning = Passage(
        title: "Which one do you mean?",
        text: "",
        hint: "Type a number and press Enter."
    )
    let review = Passage(
        title: "Is this right?",
        text: "This is how we will reach you.",
        hint: "Type 1 to send. Type another number to change that line."
    )
    let sendOption = "Yes, send my request"

    let noAnswer = "(no answer)"

    func changeOption(question: String, answer: String) -> String { "\(question)\n\(answer)" }

    let sendFailed = Passage(
        title: "Your request is not sent yet.",
        text: "Something went wrong on our side. Your answers are still here.",
        hint: "Press Enter to try again, or type h for a person."
    )

    func sent(number: String) -> Passage {
        Passage(
            title: "Thank you. Your request was sent.",
            text: """
                Your request number is \(number).
                You can write it down. Our staff will get in touch with you.
                You can also talk to our staff today.
                """,
            hint: "Press Enter to finish. This screen will be cleared."
        )
    }

    let nothingSent = Passage(
        title: "Thank you.",
        text: "No request was sent, and nothing is kept. Our staff are glad to help you.",
        hint: "Press Enter to finish. This screen will be cleared."
    )
    let erasedByVisitor = Passage(
        title: "All is erased.",
        text: "You stopped. Nothing was sent or kept.",
        hint: "Press Enter."
    )
    let startedAgain = Passage(
        title: "Sorry, this screen had to start again.",
        text: "What you typed is erased.\n"
            + "If you saw a request number, our staff have your request. "
            + "If not, please start again or ask at the front desk.",
        hint: "Press any key."
    )
    let outOfOrder = Passage(
        title: "Sorry, this screen is out of order.",
        text: "What you typed is erased. Please go to the front desk.",
        hint: ""
    )
    let erasedByTime = Passage(
        title: "All is erased.",
        text: "No key was pressed for a while. Nothing was sent or kept.",
        hint: "Press Enter."
    )

    func addAnother(group: String?, count: Int) -> Passage {
        Passage(
            title: group ?? "Is there one more?",
            text: count == 1
                ? "You gave one. Is there one more?"
                : "You gave \(count). Is there one more?",
            hint: "Type 1 or 2 and press Enter."
        )
    }

    let addAnotherOption = "Yes, add one more"
    let noMoreOption = "No, that is all"

    // MARK: Questions

    func hint(for question: Question) -> String {
        if !question.options.isEmpty {
            if question.acceptsOwnValue {
                return "Type a number, or your own words, and press Enter."
            }
            return question.repeats
                ? "Type one or more numbers, like 1 3, and press Enter." : typeOneNumber
        }
        switch question.type {
        case .boolean: return "Type 1 for yes or 2 for no, and press Enter."
        case .date, .dateTime, .time, .quantity, .decimal, .integer, .url:
            return notUnderstood(in: question)
        case .string, .text, .choice, .openChoice:
            guard let format = question.entryFormat else {
                return "Type your answer and press Enter."
            }
            return shown(format: format)
        case .attachment, .reference, .group, .display: return readOn
        }
    }

    let readOn = "Press Enter to go on."
    let askStaff = "Please ask our staff about this one. They will help you with it."

    func answerNow(_ text: String) -> String { "Your answer now: \(text)\nPress Enter to keep it." }

    func ownValueOption(label: String?) -> String { label ?? "Something else: type your own words" }

    func notUnderstood(in question: Question) -> String {
        switch question.type {
        case .boolean: "Type 1 for yes or 2 for no."
        case .date: "Type a date, like March 4, 2026. A month and year, or a year, will do."
        case .dateTime: "Type a date and time, like March 4, 2026 at 2 pm. A date will do."
        case .time: "Type a time, like 2:30 pm."
        case .integer: "Type a whole number, like 12."
        case .decimal: "Type a number, like 2 or 2.5."
        case .quantity: "Type a number" + unitHint(question) + "."
        case .url: "Type a web address, like https://example.org."
        case .choice, .openChoice: question.repeats ? "Type the numbers, like 1 3." : typeOneNumber
        case .string, .text: "Type your answer in words."
        case .attachment, .reference, .group, .display: pressEnter
        }
    }

    private func unitHint(_ question: Question) -> String {
        if let unit = question.unit { return " of \(unit.text)" }
        guard let first = question.units.first else { return " and its unit, like 5 cm" }
        return " and its unit, like 5 \(first.text)"
    }

    func problem(_ problem: AnswerProblem, in question: Question) -> String {
        switch problem {
        case .required: "This question needs an answer. Staff can help you: type h."
        case .tooFew(let minimum): "Give at least \(minimum) answers."
        case .tooMany(let maximum):
            maximum == 1
                ? "Give only one answer." : "Give at most \(maximum) answers."
        case .wrongType, .notOffered: notUnderstood(in: question)
        case .duplicate: "Give each answer only once."
        case .exclusive(let text): "\"\(text)\" goes alone, without other numbers."
        case .tooShort(let minimum): "Type at least \(minimum) letters."
        case .tooLong(let maximum): answerTooLong(maximum)
        case .below(let minimum): "It can be \(shown(minimum)) or more."
        case .above(let maximum): "It can be \(shown(maximum)) or less."
        case .limitsConflict, .ruleFailed: "Our staff can help you with this one: type h."
        case .tooPrecise(let places):
            places == 0
                ? "Use a whole number."
                : "Use at most \(places) digits after the point."
        case .offStep(let step, let start): "Count in steps of \(step), from \(start)."
        case .pattern(let hint): patternHint(hint, question)
        case .unreadable: "Use letters and numbers."
        case .unitNotOffered(let units):
            "Use one of these units: " + units.map(\.text).joined(separator: ", ") + "."
        case .constraint(_, let message, _): message
        case .notAnswerable: pressEnter
        }
    }

    private func patternHint(_ hint: String?, _ question: Question) -> String {
        guard let hint else { return "Check how you typed it." }
        return hint == question.entryFormat ? shown(format: hint) : hint
    }

    /// A format is a pattern like MM/DD/YYYY, or already words.
    private func shown(format: String) -> String {
        format.contains(" ") ? format : "Type it like this: \(format)"
    }

    private func shown(_ value: AnswerValue) -> String {
        ShownAnswer(words: self).text(of: value)
    }

    func noSuchOption(count: Int) -> String {
        count == 1 ? "Type 1." : "Type a number from 1 to \(count)."
    }

    func collected(_ texts: [String]) -> String {
        "So far: " + texts.joined(separator: ", ")
            + "\nType one more, or press Enter if that is all."
    }

    func ends(low: String, high: String) -> String { "The low end: \(low)\nThe high end: \(high)" }

    let pressEnter = "Press Enter to go on."
    let typeOneNumber = "Type one number and press Enter."
    let cannotGoBack = "This is the first step. You can go on, or stop with q."
    let cannotSkip = "This one cannot be skipped. Staff can help you: type h."

    func answerTooLong(_ maximum: Int) -> String {
        "Use at most \(maximum) letters."
    }

    // MARK: The standard request

    let standardRequest = #"""
        {"resourceType": "Questionnaire", "status": "active", "title": "Ask for a visit", "item": [
          {"linkId": "request.wanted", "type": "boolean", "required": true,
           "text": "Would you like our staff to get in touch with you?"},
          {"linkId": "contact", "type": "group", "required": true, "enableWhen": [
            {"question": "request.wanted", "operator": "=", "answerBoolean": true}], "item": [
            {"linkId": "contact.name", "type": "string", "required": true, "maxLength": 100,
             "text": "What name should we use?"},
            {"linkId": "contact.by", "type": "choice", "required": true,
             "text": "How should we reach you?", "answerOption": [
               {"valueCoding": {"code": "phone", "display": "Phone call"}},
               {"valueCoding": {"code": "text", "display": "Text message"}},
               {"valueCoding": {"code": "email", "display": "Email"}}]},
            {"linkId": "contact.phone", "type": "string", "required": true, "maxLength": 40,
             "text": "What is your phone number?", "enableBehavior": "any", "enableWhen": [
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "phone"}},
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "text"}}],
             "extension": [
               {"url": "http://hl7.org/fhir/StructureDefinition/regex",
                "valueString": "[+(]?[0-9][0-9 ().-]{5,}[0-9]"},
               {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat",
                "valueString": "555-010-0199"}]},
            {"linkId": "contact.email", "type": "string", "required": true, "maxLength": 100,
             "text": "What is your email address?", "enableWhen": [
               {"question": "contact.by", "operator": "=", "answerCoding": {"code": "email"}}],
             "extension": [
               {"url": "http://hl7.org/fhir/StructureDefinition/regex",
                "valueString": "[^@ ]+@[^@ ]+[.][^@ .]+"},
               {"url": "http://hl7.org/fhir/StructureDefinition/entryFormat",
                "valueString": "name@example.org"}]}
          ]}
        ]}
        """#
}
