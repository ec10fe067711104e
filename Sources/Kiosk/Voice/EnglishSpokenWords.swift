/// What only a listener needs, in English.
struct EnglishSpokenWords: SpokenWords {
    let voice = "en-us"
    let chosen = "You chose"
    let keys =
        "Keys for the voice: Tab says the page again. The space bar stops it and goes on. Page down skips a sentence, page up says the last one again. Up and down make it louder and softer. Right and left make it faster and slower. Any other key silences it."
    let mayISpeakAloud = Passage(
        title: "May this screen speak aloud?",
        text: "Others near you will hear it. With headphones only you do.",
        hint: "Type 1 or 2 and press Enter."
    )
    let speakAloud = "Yes, speak aloud"
    let staySilent = "No, stay silent"
    let voiceStopped = "The voice has stopped. Our staff can do this with you. Type H."

    func offer(_ output: VoiceOutput) -> String {
        switch output {
        case .jack: "This screen can speak. Plug in headphones."
        case .headset: "This screen can speak. Put on the headset and press Tab."
        case .loudspeaker: "This screen can speak. Plug in headphones, or press Tab."
        }
    }

    func choices(_ count: Int) -> String { "\(count) choices" }

    func name(of sign: Character) -> String {
        switch sign {
        case " ": "space"
        case PageReading.takenAway: "erased"
        case ".": "dot"
        case ",": "comma"
        case "@": "at"
        case "-": "dash"
        case "_": "underscore"
        case "?": "question mark"
        case "!": "exclamation mark"
        case "/": "slash"
        case ":": "colon"
        case "+": "plus"
        case "(", ")": "bracket"
        case "'": "apostrophe"
        case "#": "number sign"
        default: String(sign)
        }
    }

    let units = [
        "mg": "milligrams", "mcg": "micrograms", "g": "grams", "kg": "kilograms",
        "lb": "pounds", "lbs": "pounds", "oz": "ounces", "ft": "feet", "in": "inches",
        "cm": "centimeters", "mm": "millimeters", "ml": "milliliters", "mL": "milliliters",
        "min": "minutes", "hr": "hours", "hrs": "hours", "%": "percent",
    ]
    let wordsBeforeUnits: Set = ["in", "per"]
    let unitsThatAreWords: Set = ["in"]
    let wordsInCapitals: Set = [
        "A", "ALL", "AND", "ANY", "ARE", "DO", "FOR", "NO", "NOT", "OK", "OR", "STOP", "TEST",
        "THE", "TO", "YES", "YOU", "HELP", "HOME", "AIDS",
    ]
    let callingVerbs: Set = ["call", "text", "dial"]
}

extension EnglishWords {
    var spoken: (any SpokenWords)? { EnglishSpokenWords() }
}
