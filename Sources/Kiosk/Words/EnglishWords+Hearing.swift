import FHIRModel
import FormFiller

/// What is said about a line that was no answer.
extension EnglishWords {
    var offer: Passage {
        Passage(
            title: "Shall we call someone to you now?",
            text: "You do not have to explain. You are not in trouble.",
            hint: "Type 1 or 2 and press Enter."
        )
    }
    var callOption: String { "Yes, call someone" }
    var noCallOption: String { "No, go on" }

    func callsWhenSilent(seconds: Int) -> String {
        "If you press no key for \(seconds) seconds, we call someone."
    }

    func nothingAsked(keys: [String]) -> String {
        let listed = KeysToType(keys: keys).listed("or") ?? ""
        return "There is nothing to answer here."
            + (listed.isEmpty ? "" : " You can type \(listed).")
    }

    func secondMiss(in question: Question) -> String {
        if !question.options.isEmpty || question.type == .boolean {
            let keys = KeysToType(of: question)
            return question.repeats
                ? "For example, type \(keys.example), then press Enter."
                : "For example, press the key \(keys.keys[0]), then Enter."
        }
        switch question.type {
        case .date: return "It can be short. For example: 3/4/1990, or only 1990."
        case .dateTime: return "It can be short. For example: 3/4/2026 2 pm."
        case .time: return "For example: 9 am, or 14:30."
        case .integer, .decimal: return "Use digits. For example: 12."
        case .quantity: return "Use digits, then the unit. For example: 5 cm."
        case .url: return "For example: example.org."
        case .string, .text, .boolean, .choice, .openChoice:
            return question.entryFormat.map { "For example: \($0)." } ?? "A word or two will do."
        case .attachment, .reference, .group, .display: return pressEnter
        }
    }

    func secondMiss(count: Int) -> String {
        count == 1
            ? "Press the key 1, then Enter." : "Press one key from 1 to \(count), then Enter."
    }

    var personHelps: String { "Or type H: a person helps you." }
    var stuck: Passage {
        Passage(
            title: "This one is not easy. What would help?",
            text: "",
            hint: "Type a number and press Enter."
        )
    }
    var tryOnceMore: String { "I want to try once more" }
    var helpChoice: Passage {
        Passage(
            title: "What do you need?",
            text: "",
            hint: "Type 1 or 2 and press Enter."
        )
    }
    var howThisWorks: String { "Show me how this works" }
    var isThisMeant: Passage {
        Passage(title: "Do you mean this?", text: "", hint: "Type 1 or 2 and press Enter.")
    }
    var somethingElse: String { "No, something else" }

    func heard(_ text: String) -> String { "You chose: \(text)" }

    var unsure: Passage {
        Passage(
            title: "You do not have to know.",
            text: "You can skip this one.",
            hint: "Type 1 or 2 and press Enter."
        )
    }
    var aGuessIsFine: String { "A guess is fine." }
    var shortNumber: Passage {
        Passage(
            title: "Is this the whole number?",
            text: "Most numbers here have 3 more digits in front, the area code.",
            hint: "Type 1 or 2 and press Enter."
        )
    }
    var enterSkips: String { "To skip, just press Enter." }
}
