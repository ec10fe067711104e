internal import CReadline
internal import Glibc

extension StandardTerminal {
    /// Waits, without processor time, until the process is told to stop (SIGTERM, SIGHUP) or nobody reads standard output
    /// any more; for a page that must stay when input has ended.
    public static func waitForEnd() {
        while !program_signals_terminated(), !program_signals_hung_up() {
            var polled = [
                pollfd(fd: STDOUT_FILENO, events: 0, revents: 0),
                pollfd(fd: program_signals_descriptor(), events: Int16(POLLIN), revents: 0),
            ]
            let ready = unsafe poll(&polled, 2, 60_000)
            if ready > 0, polled[0].revents != 0 { return }
            if ready > 0, polled[1].revents != 0 { program_signals_drain() }
        }
    }
}
