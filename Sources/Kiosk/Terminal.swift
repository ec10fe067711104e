/// What a conversation needs of a terminal: its size, a page to show, one line to read, and a way to leave no trace.
///
/// A page given to ``show(_:)`` is laid out for ``size`` and ``look`` and free of control characters already.
public protocol Terminal {
    /// The size now, read anew each time (`ioctl TIOCGWINSZ` on a real terminal).
    var size: TerminalSize { get }

    /// What it can do for the look of a page; without more said, it only prints lines.
    var look: TerminalLook { get }

    /// Replaces what is on the screen with this page, scrollback included; a plain terminal only prints its lines.
    mutating func show(_ page: ScreenPage)

    /// Shows one prompt and waits for what the person does.
    mutating func read(_ prompt: Prompt) -> TerminalEvent

    /// Leaves nothing of the visit on the screen, in its scrollback or in input typed ahead.
    mutating func erase()
}

extension Terminal {
    /// Lines, one below the other.
    public var look: TerminalLook { .lines }
}

/// Columns and rows of a terminal, in character cells.
public struct TerminalSize: Sendable, Hashable {
    /// The number of columns.
    public var columns: Int
    /// The number of rows.
    public var rows: Int

    /// A size; a serial line reports 0×0, which is taken as 80×24.
    public init(columns: Int, rows: Int) {
        self.columns = columns > 0 ? columns : 80
        self.rows = rows > 0 ? rows : 24
    }
}

/// One prompt: what stands before the cursor and how the line is read.
public struct Prompt: Sendable, Equatable {
    /// The text before the cursor, without line breaks; the blanks it may begin with put it into the page's column.
    public var text: String
    /// Text which is in the line already and can be edited (an earlier answer).
    public var prefill: String
    /// How many characters the line may hold; further keys are refused, and a pipe's longer line comes with one too many.
    public var maximumLength: Int
    /// What to say, once, when a key is refused because the line is full, besides a bell; without line breaks.
    public var fullNotice = ""
    /// What becomes of several lines that come at once, as a paste does; a pipe's lines are always one answer each.
    public var lines = PastedLines.first
    /// How long without any key until ``TerminalEvent/idle(partial:)``; nil waits for ever.
    public var idle: Duration?
    /// Whether the first key ends the prompt; the key itself is thrown away.
    public var anyKey: Bool
    /// Whether typed characters are shown as stars.
    public var masked: Bool

    /// A prompt; by default an empty line of up to 500 characters without a time limit.
    public init(
        text: String,
        prefill: String = "",
        maximumLength: Int = 500,
        idle: Duration? = nil,
        anyKey: Bool = false,
        masked: Bool = false
    ) {
        self.text = text
        self.prefill = prefill
        self.maximumLength = maximumLength
        self.idle = idle
        self.anyKey = anyKey
        self.masked = masked
    }
}

/// What becomes of several lines that come at once.
public enum PastedLines: Sendable, Hashable {
    /// The first is the answer, the rest is thrown away.
    case first
    /// They are one line, with blanks between them.
    case joined
    /// They are one text of several lines.
    case kept
}

/// What happened at a prompt.
public enum TerminalEvent: Sendable, Equatable {
    /// A line was entered.
    case line(String)
    /// A key was pressed at a prompt for any key.
    case key
    /// No key came for the prompt's time; what was typed so far is kept.
    case idle(partial: String)
    /// The terminal changed its size; what was typed so far is kept.
    case resize(partial: String)
    /// The terminal is gone (SIGHUP, EIO).
    case hangup
    /// The program was asked to stop (SIGTERM).
    case terminate
    /// Input has ended (a pipe or a file was read to its end).
    case endOfInput
}

extension Prompt: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The text before the cursor; an answer in the line is never printed.
    public var description: String { "prompt \(text)<redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print an answer.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TerminalEvent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// What happened, never what was typed.
    public var description: String {
        switch self {
        case .line: "line <redacted>"
        case .key: "key"
        case .idle: "idle <redacted>"
        case .resize: "resize <redacted>"
        case .hangup: "hangup"
        case .terminate: "terminate"
        case .endOfInput: "end of input"
        }
    }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print what was typed.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
