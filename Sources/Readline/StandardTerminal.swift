internal import CReadline
internal import Glibc
public import Kiosk

/// The terminal of a program: readline where standard input and output are a terminal, else lines of a pipe.
public enum StandardTerminal {
    /// Opens the terminal of this process.
    ///
    /// SIGTERM and a hang-up are events from here on; keyboard signals do nothing.
    ///
    /// - Parameters:
    ///   - plain: prints pages one below the other, without clearing.
    ///   - smallScreenNotice: what stands on a screen that is too small for a page.
    /// - Returns: the terminal, to be used on the main thread.
    /// - Throws: ``ReadlineTerminalError`` when the mode or signals of the terminal cannot be set.
    public static func open(
        plain: Bool,
        smallScreenNotice: String
    ) throws(ReadlineTerminalError) -> any Terminal {
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            return try ReadlineTerminal(plain: plain, smallScreenNotice: smallScreenNotice)
        }
        program_hide_memory()
        guard program_signals_begin() == 0 else { throw .systemCallFailed }
        return PipeTerminal(
            input: STDIN_FILENO,
            output: STDOUT_FILENO,
            wake: program_signals_descriptor(),
            wakeEvent: {
                program_signals_drain()
                if program_signals_hung_up() { return .hangup }
                return program_signals_terminated() ? .terminate : nil
            }
        )
    }
}
