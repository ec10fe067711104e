import ArgumentParser

/// `anteroom kiosk`: runs unattended, one process for each visitor.
struct KioskCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosk",
        abstract: "Run unattended, visitor after visitor, until SIGTERM.",
        discussion: """
            Each visitor is served by a process of their own (anteroom visit). When it ends, is killed or hangs, screen and \
            scrollback are cleared and the next one begins. Exit codes: 0 after SIGTERM, 129 when the terminal is gone, \
            else as in sysexits.h.

            A settings file has one of these options a line, without dashes: station = Window 2. A line that begins with # is a \
            comment. Where a kiosk cannot begin, a page on the screen says why for a minute, and it tries again.
            """
    )

    @OptionGroup var arguments: KioskArguments

    @Option(help: "Seconds without a sign of life after which a visit is ended.")
    var watchdog = 60.0

    @Option(help: "Seconds between two tries of an alert that nobody has acknowledged.")
    var alertInterval: Int64 = 60

    @Option(help: "Take all options from a file, such as /etc/anteroom/kiosk.conf.")
    var settings: String?

    @Flag(
        help:
            "Check the settings file and what it names, print each problem with its line, and end."
    )
    var checkSettings = false

    func validate() throws {
        guard Self.isInterval(alertInterval) else {
            throw ValidationError("--alert-interval takes whole seconds, at least 1")
        }
        guard Self.isWatchdog(watchdog) else {
            throw ValidationError("--watchdog takes seconds, at least 3")
        }
        guard settings == nil || arguments.options == KioskOptions() else {
            throw ValidationError("--settings stands alone; put the other options into the file")
        }
        guard settings != nil || !checkSettings else {
            throw ValidationError("--check-settings checks the file that --settings names")
        }
    }

    /// Whether a visit may be quiet for so many seconds.
    static func isWatchdog(_ seconds: Double) -> Bool {
        seconds.isFinite && seconds >= 3 && seconds < 1_000_000
    }

    /// Whether so many seconds may lie between two tries of an alert.
    static func isInterval(_ seconds: Int64) -> Bool { (1...86_400).contains(seconds) }

    func run() throws {
        if let settings {
            let kiosk = InstalledKiosk(settings)
            return try checkSettings ? kiosk.check() : kiosk.run()
        }
        let program = KioskProgram(
            options: arguments.options,
            watchdog: .seconds(watchdog),
            alertInterval: alertInterval
        )
        try program.run()
    }
}
