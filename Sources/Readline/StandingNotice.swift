internal import CReadline
internal import Glibc
public import Kiosk

/// A page that stands on the terminal for a while and takes no key: for a kiosk that cannot begin.
public enum StandingNotice {
    /// Shows the lines until the time is up, SIGTERM comes, or the terminal is gone; then clears the screen.
    ///
    /// The service manager is told that the kiosk runs, since an administrator's page is better than a service that is given up.
    /// Nothing is shown, and nothing waited for, where standard input and output are no terminal.
    ///
    /// - Parameters:
    ///   - lines: the page, made for the terminal's size.
    ///   - time: how long it stands.
    public static func show(_ lines: (TerminalSize) -> [String], for time: Duration) {
        guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else { return }
        var manager = ServiceManager()
        program_clean_environment()
        guard program_signals_begin() == 0 else { return }
        _ = terminal_mode_raw()
        terminal_describe()
        ReadlineTerminal.clear()
        let page = lines(ReadlineTerminal.presentSize).joined(separator: "\n")
        let text = Array((page + "\n").utf8)
        _ = unsafe text.withUnsafeBytes { unsafe terminal_write($0.baseAddress, $0.count) }
        manager.sayReady()
        let end = ContinuousClock.now + time
        while ContinuousClock.now < end, !program_signals_terminated(), !program_signals_hung_up() {
            wait(until: min(end, manager.nextSign ?? end))
            manager.sayAlive()
        }
        ReadlineTerminal.clear()
        terminal_mode_restore()
    }

    /// Waits for a signal, the end of the terminal, or a moment; a key is thrown away.
    private static func wait(until moment: ContinuousClock.Instant) {
        let left = (moment - .now) / .milliseconds(1)
        var polled = [
            pollfd(fd: program_signals_descriptor(), events: Int16(POLLIN), revents: 0),
            pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        ]
        let milliseconds = Int32(max(0, min(3_600_000, left.rounded(.up))))
        _ = unsafe poll(&polled, 2, milliseconds)
        program_signals_drain()
        terminal_discard_input()
        // A terminal that is gone says so at once, again and again, until SIGHUP comes.
        if polled[1].revents & Int16(POLLHUP | POLLERR) != 0 { usleep(100_000) }
    }
}
