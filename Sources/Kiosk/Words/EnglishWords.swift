import FHIRModel
import FormFiller

/// The words of the conversation in English, as read in the United States.
struct EnglishWords: Words {
    let language = "en"

    // MARK: On every screen

    let demonstration = "DEMONSTRATION - not for real care"
    let demonstrationShort = "DEMONSTRATION"
    let tryAgain = "Try again"
    let yourAnswer = "Your answer:"
    let staffCode = "Staff code:"
    let skipHint = "Or S to skip."

    func youTyped(_ text: String) -> String { "You typed: \(text)" }

    func yourAnswer(from first: String, to last: String, skips: Bool) -> String {
        "Your answer (\(first) to \(last)\(skips ? ", S skips" : "")):"
    }

    func yourAnswers(like example: String, skips: Bool) -> String {
        "Your answers (like \(example)\(skips ? ", S skips" : "")):"
    }

    func letter(_ command: Command) -> String {
        switch command {
        case .person: "h"
        case .back: "b"
        case .skip: "s"
        case .stop: "q"
        case .help: "?"
        case .language: "t"
        }
    }

    func otherWords(_ command: Command) -> Set<String> {
        switch command {
        case .person: ["person", "human", "staff", "nurse"]
        case .back: ["back"]
        case .skip: ["skip"]
        case .stop: ["stop", "quit", "exit"]
        case .help: ["help"]
        case .language: ["language", "languages", "translate", "translation"]
        }
    }

    func name(_ command: Command, short: Bool) -> String {
        switch command {
        case .person: short ? "Person" : "A person"
        case .back: "Back"
        case .skip: "Skip"
        case .stop: short ? "Stop" : "Stop and erase"
        case .help: "More"
        case .language: short ? "Language" : "Another language"
        }
    }

    func explanation(_ command: Command) -> String {
        switch command {
        case .person: "A person comes to you."
        case .back: "Go back one step."
        case .skip: "Skip this question."
        case .stop: "Stop. All you typed is erased."
        case .help: "Show this help."
        case .language: "Use another language. Your answers stay."
        }
    }

    func questionProgress(_ number: Int, of count: Int?) -> String {
        "Question \(number)" + (count.map { " of \($0)" } ?? "")
    }

    func partProgress(_ number: Int, of count: Int?, name: String?) -> String {
        "Part \(number)" + (count.map { " of \($0)" } ?? "") + (name.map { ": \($0)" } ?? "")
    }

    func more(page: Int, of pages: Int) -> String {
        "Press Enter for more (page \(page) of \(pages))."
    }

    func tooSmall(columns: Int, rows: Int) -> String {
        "This window is too small. Make it \(columns) by \(rows) or ask our staff. H = a person"
    }

    // MARK: Reading what is typed

    var yes: Set<String> { ["y", "yes", "yeah", "yep", "true"] }
    var no: Set<String> { ["n", "no", "nope", "false"] }
    var joiners: Set<String> { ["and", "or"] }
    var commaBeginsDecimals: Bool { false }
    var alternatives: Set<String> { ["or"] }
    var monthNames: [[String]] {
        [
            ["january"], ["february"], ["march"], ["april"], ["may"], ["june"], ["july"],
            ["august"], ["september"], ["october"], ["november"], ["december"],
        ]
    }
    var timeWords: TimeWords {
        TimeWords(
            noon: ["noon", "12noon", "midday"],
            midnight: ["midnight"],
            morning: ["am", "a", "inthemorning"],
            afternoon: ["pm", "p", "intheafternoon", "intheevening", "atnight"],
            introductions: ["at"]
        )
    }

    // MARK: Showing values

    let yesOption = "Yes"
    let noOption = "No"

    func date(_ date: TypedDate) -> String {
        guard let month = date.month, let name = monthNames[month - 1].first else {
            return date.yearText
        }
        let shown = name.prefix(1).uppercased() + name.dropFirst()
        guard let day = date.day else { return "\(shown) \(date.yearText)" }
        return "\(shown) \(day), \(date.yearText)"
    }

    func time(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let half = time.hour < 12 ? "in the morning" : "in the afternoon or evening"
        return "\(time.clock(hour: hour)) \(half)"
    }
}
