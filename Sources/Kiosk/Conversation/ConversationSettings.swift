public import FHIRModel
public import FormFiller

/// What a conversation is told once, at its start.
public struct ConversationSettings: Sendable {
    /// The questionnaires on the menu, in its order.
    public var forms: [Form]
    /// What the welcome screen goes by where ``forms`` are still to come (``Conversation/take(_:)``); nil where they are here.
    package var covers: [FormCover]?
    /// Who the clinic is, its crisis line and how soon it answers; without it no number and no promise is shown.
    public var clinic: Clinic?
    /// The language to speak, a BCP 47 code; the questionnaire's own words where it has no other.
    public var language: String
    /// The languages the conversation has words in; the first stands in for one it has none in.
    ///
    /// Beginning with ``standardLanguages``; append another to speak it, or put one in place of its standard.
    public var languages: [any Words] = standardLanguages
    /// How long a screen of usual length waits for a key before it asks whether somebody is there.
    public var idle: Duration = .seconds(120)
    /// How long it then waits before everything is erased.
    public var warning: Duration = .seconds(30)
    /// How long the offer of a person stands before somebody is called.
    public var silence: Duration = .seconds(30)
    /// How long a visitor is asked to wait for somebody who was called.
    public var patience: Duration = .seconds(180)
    /// How long the number of a request stands against a key that was meant for the page before.
    public var numberStands: Duration = .seconds(10)
    /// How long the last words stay once everything is erased.
    public var farewell: Duration = .seconds(5)
    /// Whether screens are made for speech and braille: one page each, in the order in which it is listened to.
    public var isPlain = false
    /// Whether pages are also spoken (``ScreenPage/spoken``) from the first on.
    public var speaks = false
    /// What a voice that can begin later may speak into (``ConversationEvent/voice(_:)``); nil without one.
    public var voice: VoiceOutput?
    /// The characters the terminal can show.
    public var repertoire: VisibleText.Repertoire = .unicode
    /// What staff type to go on from the screen that asks a visitor to stay; empty if nothing does.
    public var releaseCode = ""
    /// Whether visitors to whom the clinic gave a code can type it.
    public var takesCodes = false
    /// Whether the page at which somebody stops is noted (``VisitMoment/left(_:)``).
    public var notesLeavingPages = false
    /// The minutes east of UTC of the clinic's clocks at a date and time on them; its own offset is not looked at.
    ///
    /// None in the hour that is left out in spring; two, the earlier moment first, in the one that comes twice in autumn. Without
    /// it, a typed date and time is taken to have the offset that holds now.
    public var minutesEast: (@Sendable (FHIRDateTime) -> [Int])?
    /// Whether staff try a questionnaire out: values hidden from visitors are shown on `=`.
    public var previewer: (any FormPreviewer)?
    /// What staff who try a questionnaire out are told above the first page.
    public var note: String?

    /// Whether staff try a questionnaire out.
    var isPreview: Bool { previewer != nil }

    /// Settings with the usual times.
    public init(forms: [Form], language: String = "en") {
        self.forms = forms
        self.language = language
    }

    /// What a terminal shows that is too small for a page.
    public var smallScreenNotice: String {
        let smallest = ScreenLayout.smallest
        return words.tooSmall(columns: smallest.columns, rows: smallest.rows)
    }

    /// The words of the conversation in the language asked for, or else in the first there are.
    var words: any Words { words(in: language) }

    /// The words in a language, the last that was handed over for it: where there are none, the questionnaire's own words still
    /// come in it, and these in the first language.
    func words(in language: String) -> any Words {
        languages.last { $0.language == Self.main(language) } ?? languages.first ?? EnglishWords()
    }

    private static func main(_ language: String) -> String {
        language.prefix { $0 != "-" }.lowercased()
    }

    /// Whether the program itself has words in a language, given as a BCP 47 code.
    public static func speaks(_ language: String) -> Bool {
        standardLanguages.contains { $0.language == main(language) }
    }

    /// The languages the kiosk comes with: English and Spanish.
    public static let standardLanguages: [any Words] = [EnglishWords(), SpanishWords()]
}
