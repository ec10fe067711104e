import ArgumentParser
import ConsultationRequests
import Kiosk
import Readline

/// What `anteroom kiosk` does: supervises visits, and calls staff again for alerts that did not reach them.
struct KioskProgram {
    var options: KioskOptions
    /// Without a sign of life for so long, a visit is ended.
    var watchdog = SupervisionTimes().watchdog
    /// Seconds between two tries of an alert that nobody has acknowledged.
    var alertInterval: Int64 = 60

    /// Serves visitors until SIGTERM, a hang-up or the end of input.
    ///
    /// - Throws: the exit code, when it is not 0; the reason is reported.
    func run() throws {
        try KioskOptions.needStandardDescriptors(report: StandardError.report)
        StandardDescriptors.holdErrors()
        let releaseCode = try options.releaseCode(report: StandardError.report)
        options.reportClinic(StandardError.report)
        // Before the first visit, for the audit trail; where it cannot be made, the visit says so.
        try? RequestStore(folder: options.requestsPath).makeFolder()
        var options = options
        options.requests = options.requestsPath
        options.codes = options.codesPath
        let settings = options.settings(for: [])
        var times = SupervisionTimes()
        times.watchdog = watchdog
        let station = options.station()
        var supervisor = Supervisor(
            arguments: [CommandLine.arguments.first ?? "anteroom", "visit", "--supervised"]
                + options.arguments,
            releaseCode: releaseCode,
            times: times,
            supplies: QuestionnaireSupplies(options),
            notice: { notice, size in notice.lines(for: settings, size: size) },
            visitFailed: { station.record(.visitFailed) },
            report: StandardError.report
        )
        let code = supervisor.run {
            // Beside the first visit, which no visitor should wait for.
            if !SystemThread.detach({ station.record(.started) }) { station.record(.started) }
            AlertRetrying(options, interval: alertInterval)?.start(report: StandardError.report)
        }
        station.record(.stopped)
        if code != 0 { throw ExitCode(code) }
    }
}
