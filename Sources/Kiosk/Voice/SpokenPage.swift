/// What a page says to somebody who does not see it: sentences in the order in which they are listened to.
///
/// Made of the same parts as the page that is shown (``ScreenPage/spoken``), so that nothing is only spoken or only shown. A
/// screen of several pages is spoken as one, with the first.
public struct SpokenPage: Sendable, Equatable {
    /// The language of all of it, a BCP 47 code.
    public var language: String
    /// What is said, one after the other.
    public var utterances: [Utterance]
    /// What is typed for each choice and what it stands for, so that an answer can be read back: "You chose 2: No".
    public var choices: [String: String] = [:]
    /// What is said before a choice that is read back, so that it does not sound like one to be made: "You chose".
    public var chosen = ""
    /// Whether it says that the last line was no answer; then nothing is read back.
    public var saysMistake = false
    /// Whether it is said again each minute, since the person who hears it is to do nothing but wait.
    public var isSaidEachMinute = false

    /// A page of these sentences.
    public init(language: String, utterances: [Utterance]) {
        self.language = language
        self.utterances = utterances
    }

    /// One thing that is said, which a key repeats or passes over as a whole.
    public struct Utterance: Sendable, Equatable {
        /// The words as they are shown; `Pronunciation` makes of them what a synthesizer reads rightly.
        public var text: String
        /// Whether it is said sign by sign, as a number to write down.
        public var isSpelled: Bool
        /// The language it is in, where that is another than the page's: the name of a language, for who speaks it.
        public var language: String?

        /// Something to say.
        public init(_ text: String, isSpelled: Bool = false, language: String? = nil) {
            self.text = text
            self.isSpelled = isSpelled
            self.language = language
        }
    }
}

extension SpokenPage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of its utterances; a page may say an answer.
    public var description: String { "spoken page of \(utterances.count) utterances <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension SpokenPage.Utterance: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// Never the words.
    public var description: String { "utterance <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
