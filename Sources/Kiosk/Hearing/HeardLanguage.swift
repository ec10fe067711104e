/// What people type in one language that is no option of a question: one file per language holds it (`EnglishHearing.swift`).
///
/// Every language is heard whichever is shown: people answer in the one that comes to them.
struct HeardLanguage: Sendable {
    /// Its BCP 47 code.
    var code: String

    // MARK: Yes and no

    /// Lines that say yes, and words that say it at the beginning of one.
    var yes: HeardPhrases
    var no: HeardPhrases
    /// Yes at most questions, but too faint where somebody's life may hang on it: "ok".
    var agreement: HeardPhrases
    /// Words that take back what stands before them.
    var but: HeardPhrases

    // MARK: No answer

    var unsure: HeardPhrases
    var refusal: HeardPhrases

    // MARK: Several

    var all: HeardPhrases
    var both: HeardPhrases
    var none: HeardPhrases

    // MARK: Numbers

    /// Numbers in words, from 0; tens stand before ones: "thirty four".
    var numbers: [String: Int]
    /// Places in a list.
    var places: [String: Int]
    /// Words that may stand around the number of an option: "option 2", "the first one".
    var aroundNumbers: Set<String>
    /// Words that may stand before or behind those of an option: "by phone", "the therapist".
    var aroundOptions: Set<String>
    /// Words that may stand around a number of something, which is no option's: "about 12", "I'm 34 years old".
    var aroundAmounts: Set<String>
    /// Units of time other than years: of ranges in them an age says nothing.
    var otherUnits: Set<String>
    /// Words between two numbers of a list, and between the ends of a range.
    var and: Set<String>
    var to: Set<String>
    /// What says that a number is the end of a range: "under 18", "65 or older", "more than 5", "17 or younger".
    var below: HeardPhrases
    var above: HeardPhrases
    var orLess: HeardPhrases
    var orMore: HeardPhrases
    /// What stands before the extension of a phone number.
    var phoneExtension: Set<String>

    // MARK: Times of day

    var dayTimes: [DayTime: HeardPhrases]

    // MARK: Commands

    var commands: [Command: HeardPhrases]

    // MARK: Distress

    /// Somebody's own life, harm by or to another, the body, and a call for help.
    var distress: [Distress.Kind: HeardPhrases]
    /// Words by which that is denied: "not suicidal".
    var denials: HeardPhrases
    /// Words that say nothing of their own: "please", "I am".
    var fillers: Set<String>

    /// The languages that are heard, English first.
    static let all: [HeardLanguage] = [.english, .spanish]
}

/// A part of the day or of the week in which somebody can be reached.
enum DayTime: String, Sendable, CaseIterable {
    case morning, afternoon, evening, weekday, weekend, any
}
