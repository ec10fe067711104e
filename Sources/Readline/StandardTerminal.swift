internal import CReadline
internal import Glibc
public import Kiosk

/// The terminal of a program: readline where standard input and output are a terminal, else lines of a pipe.
public enum StandardTerminal {
    /// Opens the terminal of this process.
    ///
    /// SIGTERM and a hang-up are events from here on; keyboard signals do nothing.
    ///
    /// - Parameter plain: prints pages one below the other, without clearing.
    /// - Returns: the terminal, to be used on the main thread.
    /// - Throws: ``ReadlineTerminalError`` when the mode or signals of the terminal cannot be set.
    public static func open(plain: Bool) throws(ReadlineTerminalError) -> any Terminal {
        if isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 {
            return try ReadlineTerminal(plain: plain)
        }
        program_hide_memory()
        guard program_signals_begin() == 0 else { throw .systemCallFailed }
        program_signals_guard_crashes(terminal_mode_restore)
        return PipeTerminal(
            input: STDIN_FILENO,
            output: STDOUT_FILENO,
            wake: program_signals_descriptor(),
            whileWaiting: {
                line_reader_beat()
                line_reader_listener_goes_on()
                program_signals_drain()
                if program_signals_hung_up() { return .hangup }
                return program_signals_terminated() ? .terminate : nil
            }
        )
    }

    /// Whether the terminal shows UTF-8, as the locale says; else pages are to be in ASCII.
    ///
    /// By `LC_ALL`, `LC_CTYPE` and `LANG`, the first that is not empty (POSIX, Base Definitions 8.2). What is typed is taken
    /// as UTF-8 in any case.
    public static var showsUnicode: Bool {
        for name in ["LC_ALL", "LC_CTYPE", "LANG"] {
            guard let value = unsafe getenv(name) else { continue }
            let locale = unsafe String(cString: value)
            if locale.isEmpty { continue }
            let codeset = locale.prefix { $0 != "@" }.split(separator: ".").dropFirst().first ?? ""
            return codeset.lowercased().filter { $0 != "-" } == "utf8"
        }
        return false
    }

    /// Has the reading that goes on end as a resize does, so that what has changed is shown; from any thread.
    public static func refresh() {
        line_reader_refresh()
    }

    /// Has something done once the next prompt is shown and waits for a key: what takes time, and the page can do without.
    ///
    /// - Parameter work: done once, on the main thread, before a key is looked at; at once where nobody waits before a screen,
    ///   since input is a pipe.
    public static func atLeisure(_ work: @escaping () -> Void) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return work() }
        let context = unsafe Unmanaged.passRetained(LeisureWork(work)).toOpaque()
        unsafe line_reader_at_leisure(
            { context in
                guard let context = unsafe context else { return }
                unsafe Unmanaged<LeisureWork>.fromOpaque(context).takeRetainedValue().work()
            },
            context
        )
    }

    /// Waits without reading until SIGTERM or a hang-up, for a page that neither a key nor the end of input leaves.
    ///
    /// - Returns: which of the two it was.
    public static func waitForEnd() -> TerminalEvent {
        line_reader_wait() == LINE_READER_TERMINATE ? .terminate : .hangup
    }
}

/// A closure as an object, so that C can hold it.
private final class LeisureWork {
    let work: () -> Void

    init(_ work: @escaping () -> Void) { self.work = work }
}
