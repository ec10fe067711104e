/// What one screen says, each part by its role, before it is laid out for a terminal.
///
/// Only what a page needs is given; ``ScreenLayout`` gives every role its place and its look, `--plain` its order:
///
///     var screen = Screen(title: "Do you want to stop?", hint: "Type 1 or 2 and press Enter.")
///     screen.blocks = [.option(key: "1", text: "Yes"), .option(key: "2", text: "No")]
struct Screen: Sendable {
    /// Whether the questionnaire may only be shown as a demonstration.
    var isDemonstration = false
    /// Whose screen it is: the clinic's name, left in the title bar.
    var clinic: String?
    /// Shorter names of the clinic, for a title bar that is too narrow for the first.
    var clinicAliases: [String] = []
    /// How far the visitor has come, right in the title bar: "Part 2 of 6: Your safety".
    var part: String?
    /// The question, or what the screen is about.
    var title: String?
    /// Why it is asked; on a small screen only the first sentence.
    var reasons: [String] = []
    /// What else to know right under the question.
    var remarks: [String] = []
    /// What to read and what to choose from, in order.
    var blocks: [Block] = []
    /// What was wrong with the last line; stands in the place of ``hint``.
    var error: TypingError?
    /// The page that ``error`` stands on, from 0: that on which the line was typed.
    var errorPage = 0
    /// What came of the last line; stands above ``hint``.
    var note: String?
    /// What to do now.
    var hint = ""
    /// How to skip, behind ``hint``; empty where that is not permitted.
    var skipHint = ""
    /// Two keys as an example, where several options may be chosen: "1 3".
    var exampleOfSeveral: String?
    /// Whether nothing is to be typed but Enter, or a command: then ``hint`` is what stands before the cursor.
    var takesOnlyEnter = false
    /// Whether only staff type here, a code into the row above the last.
    var takesStaffCode = false
    /// What can be asked for with one letter, in order; empty where nothing but waiting is left.
    var commands: [Command] = []
    /// The own names of the languages that can be changed to.
    var languages: [String] = []
    /// The code of the language that can be changed to, where it is one; its name is said in it.
    var otherLanguage: String?

    /// One part of what to read.
    enum Block: Sendable, Hashable {
        /// A line of the visitor's was not understood: what can be typed instead. Shown as ``Screen/error``.
        case message(String)
        /// A paragraph, or several.
        case paragraph(String)
        /// An option with what is typed for it: a number, or a letter.
        case option(key: String, text: String)
        /// An option without a number: what else may be typed.
        case unnumbered(String)
        /// An answer to check, with what is typed to change it: a short label and the value in two columns.
        case entry(key: String, label: String, value: String)
        /// A number to write down, letter by letter, with what it is where the text does not say it.
        case number(label: String, String)

        /// Whether it has a key to type.
        var isChoice: Bool {
            switch self {
            case .option, .entry: true
            case .message, .paragraph, .unnumbered, .number: false
            }
        }
    }

    /// What was typed, and what can be typed instead.
    struct TypingError: Sendable, Hashable {
        /// The line as it came; empty where it is not to be shown.
        var typed: String
        /// What can be typed instead.
        var advice: String
    }
}

extension Screen: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of its parts; a screen may show an answer.
    var description: String { "screen of \(blocks.count) parts <redacted>" }
    /// The same as ``description``.
    var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    var customMirror: Mirror { Mirror(self, children: []) }
}
