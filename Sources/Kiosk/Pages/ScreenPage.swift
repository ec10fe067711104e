internal import PlainText

/// One page of a screen as a terminal is to show it: rows of text, each piece with its emphasis, and where the answer is typed.
///
/// A terminal that can put text anywhere (``TerminalLook/placesText``) writes row after row from its first, and the prompt into
/// its own row. Every other shows ``lines`` one below the other, and the prompt below the last:
///
///     for line in page.lines { print(line) }
///
/// No text in it holds a control character, and none reaches the last column.
public struct ScreenPage: Sendable, Equatable {
    /// The rows from the top of the screen.
    public var rows: [Row]
    /// The row of ``rows`` the prompt stands in, from 0; nil where it comes below the last.
    public var promptRow: Int?
    /// What stands before the cursor, with the blanks that put it into the page's column.
    public var promptLabel: String
    /// The row that may be written over to say that the line is full, from 0; nil where there is none to spare.
    public var noticeRow: Int?
    /// What a voice says of it; nil without one.
    public var spoken: SpokenPage?

    /// One row.
    public struct Row: Sendable, Equatable {
        /// The blanks before its first piece, in columns.
        public var indent: Int
        /// Its pieces from left to right.
        public var runs: [Run]
        /// Whether it is a bar: its ground goes on to the edge of the screen.
        public var isBar: Bool

        /// A row of these pieces.
        public init(indent: Int = 0, _ runs: [Run] = [], isBar: Bool = false) {
            self.indent = indent
            self.runs = runs
            self.isBar = isBar
        }

        /// Its text without blanks before and after it.
        var text: String { runs.map(\.text).joined() }

        /// Its text, behind the blanks that put it into its column.
        public var line: String {
            let text = text
            return text.isEmpty ? "" : String(repeating: " ", count: indent) + text
        }
    }

    /// A piece of a row that looks the same from end to end.
    public struct Run: Sendable, Equatable {
        /// What it says.
        public var text: String
        /// What sets it apart.
        public var emphasis: Emphasis

        /// A piece of text.
        public init(_ text: String, _ emphasis: Emphasis = .normal) {
            self.text = text
            self.emphasis = emphasis
        }
    }

    /// What sets a piece of text apart; nothing is said by it alone.
    public enum Emphasis: Sendable, Hashable {
        /// Nothing.
        case normal
        /// What is asked, what can be chosen, what is to be typed after a mistake.
        case bold
        /// A key to type, or a label, on a ground of its own.
        case reverse
    }

    /// A page of these rows.
    public init(
        rows: [Row],
        promptRow: Int? = nil,
        promptLabel: String = "",
        noticeRow: Int? = nil
    ) {
        self.rows = rows
        self.promptRow = promptRow
        self.promptLabel = promptLabel
        self.noticeRow = noticeRow
    }

    /// A page of plain lines, for a notice.
    public init(lines: [String]) {
        self.init(rows: lines.map { Row([Run($0)]) })
    }

    /// The text of its rows, for a terminal that prints one below the other.
    public var lines: [String] { rows.map(\.line) }

    /// How many words there are to read.
    var wordCount: Int {
        rows.reduce(0) { $0 + $1.text.split(separator: " ").count }
    }
}

extension ScreenPage: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The number of its rows; a page may show an answer.
    public var description: String { "page of \(rows.count) rows <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
