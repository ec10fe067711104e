internal import CReadline
internal import Glibc

/// systemd's side of a service (`sd_notify(3)`): it is told that the kiosk runs, and sees by signs of life that it still does.
///
/// Without `NOTIFY_SOCKET`, as on a terminal, nothing is told to anybody.
struct ServiceManager {
    private let socket = inherited.socket
    /// Time between two signs of life, half of what the manager waits for one; nil where it waits for none.
    private let interval = inherited.interval
    /// When the next sign of life is due; nil for never.
    private(set) var nextSign: ContinuousClock.Instant?

    /// What the environment of this process says of its manager, read once: ``program_clean_environment()`` takes it away, so that
    /// no visit and no alert command can speak for the kiosk.
    private static let inherited: (socket: String?, interval: Duration?) = {
        let socket = environment("NOTIFY_SOCKET")
        let pid = environment("WATCHDOG_PID").flatMap { Int32($0) }
        let limit = environment("WATCHDOG_USEC").flatMap { Int64($0) } ?? 0
        let isMeant = socket != nil && limit > 0 && (pid ?? getpid()) == getpid()
        return (socket, isMeant ? .microseconds(limit) / 2 : nil)
    }()

    /// Says that the service runs, and begins to give signs of life.
    mutating func sayReady() {
        tell("READY=1")
        nextSign = interval.map { .now + $0 }
    }

    /// Gives a sign of life where one is due.
    mutating func sayAlive() {
        guard let interval, let nextSign, nextSign <= .now else { return }
        tell("WATCHDOG=1")
        self.nextSign = .now + interval
    }

    private func tell(_ state: String) {
        guard let socket else { return }
        _ = unsafe service_manager_notify(socket, state)
    }

    private static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }
}
