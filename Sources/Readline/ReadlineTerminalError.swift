internal import CReadline

/// Why standard input and output cannot be used as a terminal with readline.
public enum ReadlineTerminalError: Error, Equatable {
    /// Standard input or output is not a terminal (`isatty`).
    case notATerminal
    /// The locale `C.UTF-8` is missing, without which readline would cut characters apart.
    case noUTF8Locale
    /// Another ``ReadlineTerminal`` is open in this process.
    case alreadyOpen
    /// The terminal's mode or the signals could not be set.
    case systemCallFailed

    init?(_ failure: line_reader_failure) {
        switch failure {
        case LINE_READER_OPENED: return nil
        case LINE_READER_NOT_A_TERMINAL: self = .notATerminal
        case LINE_READER_NO_UTF8: self = .noUTF8Locale
        case LINE_READER_ALREADY_OPEN: self = .alreadyOpen
        default: self = .systemCallFailed
        }
    }
}

extension ReadlineTerminalError: CustomStringConvertible {
    /// What failed and how to mend it.
    public var description: String {
        switch self {
        case .notATerminal:
            "standard input and output are not a terminal; run anteroom on a terminal, or give it a pipe"
        case .noUTF8Locale:
            "the locale C.UTF-8 is missing; install the package libc-bin"
        case .alreadyOpen:
            "the terminal is in use already"
        case .systemCallFailed:
            "the terminal's mode cannot be set; check that this process may use its terminal"
        }
    }
}
