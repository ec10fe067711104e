/// What one screen says, before it is laid out for a size of terminal.
struct Screen: Sendable {
    /// Whether the questionnaire may only be shown as a demonstration.
    var isDemonstration = false
    /// What the screen is about: a questionnaire's title or a group's.
    var title: String?
    /// Whether the title may be left out on a small screen, because the body stands by itself.
    var titleIsOptional = false
    /// How far the visitor has come.
    var progress: ProgressLine?
    /// What to read, in order.
    var blocks: [Block] = []
    /// What to do now.
    var hint = ""
    /// What can be asked for with one letter, in order; empty where nothing but waiting is left.
    var commands: [Command] = []
    /// The own names of the languages that can be changed to.
    var languages: [String] = []
    /// Whether a plain terminal shows the commands and the crisis line here: once is enough for the ear.
    var introducesCommands = false

    /// One part of what to read.
    enum Block: Sendable, Hashable {
        /// Something went wrong with the last line; stands first.
        case message(String)
        /// A paragraph, or several.
        case paragraph(String)
        /// An option with what is typed for it: a number, or a letter.
        case option(key: String, text: String)
        /// An option without a number: what else may be typed.
        case unnumbered(String)
    }
}

/// "Question 4 of about 12", with how much of the way that is.
struct ProgressLine: Sendable, Hashable {
    var text: String
    var done: Int
    var count: Int

    /// The way as a bar of ASCII, ten cells wide.
    var bar: String {
        let cells = 10
        let full = count > 0 ? min(cells, max(0, done * cells / count)) : 0
        return "[" + String(repeating: "#", count: full)
            + String(repeating: "-", count: cells - full) + "]"
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
