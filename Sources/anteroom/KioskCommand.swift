import ArgumentParser
import Glibc
import Kiosk
import Readline

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

    @OptionGroup var options: KioskOptions

    @Option(help: "Seconds without a sign of life after which a visit is ended.")
    var watchdog: Double = 60

    func validate() throws {
        guard watchdog.isFinite, watchdog >= 3, watchdog < 1_000_000 else {
            throw ValidationError("--watchdog takes seconds, at least 3")
        }
    }

    func run() throws {
        try KioskOptions.needStandardDescriptors(report: Self.report)
        let releaseCode = try options.releaseCode(report: Self.report)
        let language = options.language
        var times = SupervisionTimes()
        times.watchdog = .seconds(watchdog)
        var supervisor = Supervisor(
            arguments: [CommandLine.arguments.first ?? "anteroom", "visit", "--supervised"]
                + options.arguments,
            releaseCode: releaseCode,
            times: times,
            notice: { notice, size in notice.lines(language: language, size: size) },
            report: Self.report
        )
        AlertRetrying(options)?.start(report: Self.report)
        let code = supervisor.run()
        if code != 0 { throw ExitCode(code) }
    }

    /// One line for the journal.
    static func report(_ sentence: String) {
        StandardError.write("anteroom: \(sentence)")
    }
}
