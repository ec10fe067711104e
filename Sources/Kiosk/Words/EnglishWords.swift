import FHIRModel
import FormFiller

/// The words of the conversation in English, as read in the United States.
struct EnglishWords: Words {
    let language = "en"

    // MARK: On every screen

    let demonstration = "DEMONSTRATION - not for real care"
    let demonstrationShort = "DEMONSTRATION"
    let tryAgain = "Please try again."

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

    func legend(_ command: Command, short: Bool) -> String {
        switch command {
        case .person: short ? "h=person" : "h = a person"
        case .back: short ? "b=back" : "b = back"
        case .skip: short ? "s=skip" : "s = skip"
        case .stop: short ? "q=stop" : "q = stop and erase"
        case .help: short ? "?=help" : "? = help"
        case .language: short ? "t=language" : "t = another language"
        }
    }

    func languageLegend(_ names: [String], short: Bool) -> String {
        (short ? "t=" : "t = ") + names.joined(separator: short ? "/" : " / ")
    }

    func explanation(_ command: Command) -> String {
        switch command {
        case .person: "h = A person comes to you."
        case .back: "b = Go back one step."
        case .skip: "s = Skip this question."
        case .stop: "q = Stop. All you typed is erased."
        case .help: "? = Show this help."
        case .language: "t = Use another language. Your answers stay."
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
            return String(date.year)
        }
        let shown = name.prefix(1).uppercased() + name.dropFirst()
        guard let day = date.day else { return "\(shown) \(date.year)" }
        return "\(shown) \(day), \(date.year)"
    }

    func time(_ time: TypedTime) -> String {
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let half = time.hour < 12 ? "in the morning" : "in the afternoon or evening"
        return "\(time.clock(hour: hour)) \(half)"
    }
}
