public import FHIRModel
import FormFiller

/// A visit as a value: events in, effects out, without clock, files or terminal.
///
/// Give it ``ConversationEvent/begin(_:)`` first, then perform the effects each event returns, in order; those that wait for
/// something end with the event that says what came of it.
public struct Conversation: Sendable {
    var settings: ConversationSettings
    /// The language wanted, a BCP 47 code.
    var language: String
    var size = TerminalSize(columns: 0, rows: 0)
    var now: FHIRDateTime

    /// What is shown is the last; under it is what it returns to.
    var frames = [Frame(scene: .welcome)]
    /// Interviews begun in this visit, by the number of their form.
    var interviews: [Int: Interview] = [:]
    /// Of a questionnaire that is tried and edited: versions before that hold answers the present one has no place for.
    var earlierVersions: [Interview] = []
    /// The form of the menu that is being filled in.
    var formNumber: Int?
    /// The pages of the reading that is shown, numbered.
    var parts: [Place: Int] = [:]
    /// How the questionnaire that is filled in is divided, once its first question was shown.
    var division: FormDivision?
    /// The part that a plain terminal said last: it is said once.
    var partSaid: String?
    /// Whether pages are said.
    var isListening: Bool
    /// What the terminal can do.
    var look = TerminalLook.lines
    /// The questions at the end, once they are asked.
    var standard: Interview?
    /// Which of them they are.
    var closing: ClosingQuestions?
    /// Whether ``standard`` is being asked rather than the form.
    var asksStandard = false

    /// What is due by a code that the visitor typed.
    var coded: CodedVisit?

    /// What to say above the screen about the last line, once.
    var message: Screen.Block?
    /// The last line as it was typed, to be said back where it was not understood; empty after any other.
    var mistyped = ""
    /// What was typed before the screen had to be shown again.
    var typed = ""
    /// Answers typed so far to a question that takes several, one by one.
    var collected: [AnswerValue] = []
    /// What the visitor sees of a list that is too long for a page, and has typed there.
    var longList: LongList?
    /// Whether an answer is being changed from the review.
    var isChanging = false
    /// Alert codes that hold now, by form.
    var alertsHolding: [Int: Set<StaffAlert>] = [:]
    /// What staff were told in this visit.
    var calls = StaffCalls()
    /// When the number of a request was first shown.
    var sentAt: FHIRDateTime?
    /// Alerts told but not yet answered, and whether any of them, or of those before at this screen, was delivered.
    var alertsPending = 0
    var alertsReached = false

    /// A conversation that has not begun.
    public init(_ settings: ConversationSettings, now: FHIRDateTime) {
        self.settings = settings
        self.now = now
        language = settings.language
        isListening = settings.speaks
        message = settings.note.map { .paragraph($0) }
    }

    /// Takes one event at a time of day and says what to do.
    public mutating func handle(
        _ event: ConversationEvent,
        at now: FHIRDateTime
    )
        -> [ConversationEffect]
    {
        self.now = now
        switch event {
        case .begin(let size):
            self.size = size
            return render()
        case .line(let line):
            return handleLine(line)
        case .key:
            return handleKey()
        case .idle(let partial):
            return handleIdle(partial)
        case .resize(let size, let partial):
            self.size = size
            typed = partial
            return render()
        case .hangup:
            return end(.hungUp)
        case .terminate:
            return end(.terminated)
        case .endOfInput:
            if case .stay = scene, !settings.isPreview { return [.wait] }
            return end(.inputEnded)
        case .sent(let number):
            sentAt = now
            return finishForm(with: .sent(number: number, answered: answerPromise))
        case .nothingToSend:
            return finishForm(with: .nothingSent)
        case .sendFailed:
            return show(.sendFailed)
        case .alertDelivered:
            return alertAnswered(isDelivered: true)
        case .alertFailed:
            return alertAnswered(isDelivered: false)
        case .codeAnswered(let answer):
            return codeAnswered(answer)
        case .codeUsed(let isOurs):
            return codeUsed(isOurs: isOurs)
        case .deskAnswered(let time):
            return deskAnswered(at: time)
        case .voice(let change):
            return voiceChanged(change)
        }
    }

    /// The conversation's own words.
    var words: any Words { settings.words(in: language) }

    // MARK: Scenes

    var scene: Scene { frames.last?.scene ?? .welcome }

    /// Puts a scene over the one that is shown.
    mutating func push(_ scene: Scene) -> [ConversationEffect] {
        frames.append(Frame(scene: scene))
        return render()
    }

    /// Returns to the scene under the one that is shown.
    mutating func pop() -> [ConversationEffect] {
        if frames.count > 1 { frames.removeLast() }
        return render()
    }

    /// Shows a scene in place of the one that is shown.
    mutating func show(_ scene: Scene) -> [ConversationEffect] {
        frames[frames.count - 1] = Frame(scene: scene)
        return render()
    }

    /// Says that the last line was no answer and what would be, each time in other words, and shows the scene again; the third
    /// time a page says what else can be done.
    ///
    /// - Parameters:
    ///   - first: what is said the first time.
    ///   - second: what is said the second time; a person is named behind it.
    /// - Returns: what is to be done.
    mutating func miss(_ first: String, then second: String) -> [ConversationEffect] {
        frames[frames.count - 1].misses += 1
        switch frames[frames.count - 1].misses {
        case 1: return tell(first)
        case 2: return tell(second + "\n" + words.personHelps)
        default:
            frames[frames.count - 1].misses = 0
            return showWayOut()
        }
    }

    /// The same on a page of numbered options.
    mutating func miss(count: Int) -> [ConversationEffect] {
        miss(words.noSuchOption(count: count), then: words.secondMiss(count: count))
    }

    /// Says what would be accepted instead of the last line, and shows the scene again.
    mutating func tell(_ text: String) -> [ConversationEffect] {
        say(.message(text))
    }

    /// Says something about the last line that was understood, and shows the scene again.
    mutating func note(_ text: String) -> [ConversationEffect] {
        say(.paragraph(text))
    }

    mutating func say(_ block: Screen.Block, onPage page: Int = 0) -> [ConversationEffect] {
        message = block
        frames[frames.count - 1].page = page
        frames[frames.count - 1].messagePage = page
        return render()
    }

    // MARK: The end

    /// Forgets every answer, and says how the visit ended.
    mutating func finish(with scene: Scene) -> [ConversationEffect] {
        forget()
        frames = [Frame(scene: scene)]
        return [.erase] + render()
    }

    /// Ends the visit: done where the last words were shown, for the reason given everywhere else.
    mutating func end(_ reason: VisitEnding = .erased) -> [ConversationEffect] {
        let isDone = frames.contains { $0.scene.isAfterTheEnd }
        let codeEnd = codeEnd
        forget()
        return codeEnd + [.erase, .end(isDone ? .done : reason)]
    }

    mutating func forget() {
        // A scene may ask which of two answers is meant.
        frames = [Frame(scene: .welcome)]
        interviews = [:]
        earlierVersions = []
        standard = nil
        closing = nil
        coded = nil
        collected = []
        longList = nil
        typed = ""
        mistyped = ""
        division = nil
        partSaid = nil
        message = nil
    }
}
