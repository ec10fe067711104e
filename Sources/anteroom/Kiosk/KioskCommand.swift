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
            """
    )

    @OptionGroup var arguments: KioskArguments

    @Option(help: "Seconds without a sign of life after which a visit is ended.")
    var watchdog = 60.0

    @Option(help: "Seconds between two tries of an alert that nobody has acknowledged.")
    var alertInterval: Int64 = 60

    func validate() throws {
        guard (1...86_400).contains(alertInterval) else {
            throw ValidationError("--alert-interval takes whole seconds, at least 1")
        }
        guard watchdog.isFinite, watchdog >= 3, watchdog < 1_000_000 else {
            throw ValidationError("--watchdog takes seconds, at least 3")
        }
    }

    func run() throws {
        let program = KioskProgram(
            options: arguments.options,
            watchdog: .seconds(watchdog),
            alertInterval: alertInterval
        )
        try program.run()
    }
}
