/// What only a listener needs, in one language: how many choices there are, what a sign is called, and how to say aloud what
/// is written for the eye.
///
/// Give your own ``Words`` one as ``Words/spoken`` and a kiosk with a voice speaks that language too.
public protocol SpokenWords: Sendable {
    /// What a synthesizer calls the voice, for espeak-ng the name after `-v`.
    var voice: String { get }
    /// "You chose", before the key of a choice that is read back.
    var chosen: String { get }
    /// "3 choices."
    func choices(_ count: Int) -> String
    /// The keys of the voice in sentences, shown and said on the first page and on that of help.
    var keys: String { get }
    /// How the voice is begun, shown where it is silent: "This screen can speak. Plug in headphones."
    func offer(_ output: VoiceOutput) -> String
    /// Whether the screen may speak so that others hear it; the first sentence that a loudspeaker says.
    var mayISpeakAloud: Passage { get }
    /// The answer that it may.
    var speakAloud: String { get }
    /// The answer that it may not.
    var staySilent: String { get }
    /// Shown where the voice has failed.
    var voiceStopped: String { get }
    /// The sign a visitor typed, by its name: "dot".
    func name(of sign: Character) -> String
    /// Short forms that are read in full behind a number, without dots: "mg" is "milligrams".
    var units: [String: String] { get }
    /// Words behind which a unit stands without a number: "in mg".
    var wordsBeforeUnits: Set<String> { get }
    /// Those of them that are words as well, and a unit only where nothing follows: "in".
    var unitsThatAreWords: Set<String> { get }
    /// Words in capitals that are read as words, not letter by letter: "OK".
    var wordsInCapitals: Set<String> { get }
    /// Words of a line that names a number to call, each digit of which is said: "call 988".
    var callingVerbs: Set<String> { get }
}

extension SpokenWords {
    /// A choice with what is typed for it: "1: Yes".
    func choice(key: String, _ text: String) -> String { "\(key): \(text)" }

    /// None.
    public var unitsThatAreWords: Set<String> { [] }
}

extension Words {
    /// nil: nothing is said in this language.
    public var spoken: (any SpokenWords)? { nil }
}
