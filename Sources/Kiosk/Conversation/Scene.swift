import FHIRModel

/// What a screen is for.
enum Scene: Sendable {
    /// The first screen, which waits for a visitor.
    case welcome
    /// The list of questionnaires.
    case menu
    /// Where a code from the clinic is typed.
    case code
    /// Codes are not taken for a while.
    case codesPaused
    /// A code is right, and none of its forms is here.
    case codeWithoutForms
    /// The forms that are due by a code, and which comes next.
    case dueForms
    /// The interview's step.
    case asking
    /// A reading is read to its end.
    case endOfReading
    /// Name and how to reach the visitor, to be checked.
    case review
    /// A request is being stored.
    case sending
    /// A request could not be stored.
    case sendFailed
    /// A request is stored.
    case sent(number: String, answered: AnswerPromise)
    /// The end without a request.
    case nothingSent
    /// Everything was erased; of a visit by a code, what was sent before stays.
    case erased(byTime: Bool, hasSent: Bool = false)

    /// What can be typed, over another scene.
    case help
    /// The languages to choose from.
    case languages
    /// What visitors do not see, in a preview: values, conditions and what would be made of the answers.
    case staffPane(StaffPane)
    /// Whether to stop and erase.
    case stopping
    /// A line that can mean several things.
    case meaning(Meaning)
    /// Whether somebody shall come, after words of distress.
    case offer(PersonOffer)
    /// Whether somebody is still there.
    case stillThere
    /// Staff are being told; then what the visitor sees.
    case alerting(Need)
    /// Staff were told, or not, that the visitor wants a person.
    case person(isReached: Bool)
    /// The visitor is to stay; only staff leave this scene.
    case stay(isReached: Bool)

    /// Whether the visit came to its end, with a request or without.
    var isAfterTheEnd: Bool {
        if case .sent = self { return true }
        if case .nothingSent = self { return true }
        return false
    }

    /// Why staff are told.
    enum Need: Sendable, Hashable {
        /// An answer says that a person is needed now.
        case urgent
        /// The visitor asked for a person.
        case wanted
    }
}

/// What a visitor whose answers are sent can wait for.
enum AnswerPromise: Sendable, Hashable {
    /// Nobody was asked to get in touch.
    case none
    /// The clinic gets in touch, in the way the visitor chose where that is known.
    case contact(ContactWay?)
}

/// The things a typed line can mean, one of which is to be chosen.
struct Meaning: Sendable {
    var passage: Passage
    var choices: [(text: String, action: Action)]
    /// Whether a person is called where nothing is chosen: whoever asked for help may not be able to.
    var callsWhenSilent = false

    /// Whether the question may be asked again as if nothing had been typed.
    var asksAfresh: Bool {
        choices.contains { choice in
            if case .afresh = choice.action { true } else { false }
        }
    }

    /// Whether one of the meanings is this command: typing it once more then is plain enough.
    func asksAbout(_ command: Command) -> Bool {
        choices.contains { choice in
            if case .command(command) = choice.action { true } else { false }
        }
    }

    /// What a chosen meaning does.
    enum Action: Sendable {
        case command(Command)
        case answer([AnswerValue])
        case line(String)
        case language(String)
        /// The screen speaks aloud from here on, or does not.
        case speakAloud(Bool)
        /// What can be typed instead is said.
        case again
        /// The question is asked again as if nothing had been typed.
        case afresh
    }
}

/// A scene with the page of it that is shown.
struct Frame: Sendable {
    var scene: Scene
    var page = 0
    /// The page that says what was wrong with the last line.
    var messagePage = 0
    /// Lines here that were no answer, one after the other.
    var misses = 0
}
