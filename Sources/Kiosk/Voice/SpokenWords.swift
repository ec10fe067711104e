/// What only a listener needs, in one language: how many choices there are, what a sign is called, and how to say aloud what
/// is written for the eye.
///
/// Give your own ``Words`` one as ``Words/spoken`` and a kiosk with a voice speaks that language too.
public protocol SpokenWords: Sendable {
    /// What a synthesizer calls the voice, for espeak-ng the name after `-v`.
    var voice: String { get }
    /// "3 choices."
    func choices(_ count: Int) -> String
    /// The keys of the voice in sentences, shown and said on the first page and on that of help.
    var keys: String { get }
    /// The sign a visitor typed, by its name: "dot".
    func name(of sign: Character) -> String
    /// Short forms that are read in full behind a number, without dots: "mg" is "milligrams".
    var units: [String: String] { get }
    /// Words in capitals that are read as words, not letter by letter: "OK".
    var wordsInCapitals: Set<String> { get }
    /// Words of a line that names a number to call, each digit of which is said: "call 988".
    var callingVerbs: Set<String> { get }
}

extension SpokenWords {
    /// A choice with what is typed for it: "1: Yes".
    func choice(key: String, _ text: String) -> String { "\(key): \(text)" }
}

extension Words {
    /// nil: nothing is said in this language.
    public var spoken: (any SpokenWords)? { nil }
}
