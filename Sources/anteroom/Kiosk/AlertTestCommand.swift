import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom alert --test`: tries what calls staff, before somebody needs it.
struct AlertTestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alert",
        abstract: "Call staff with a call marked as a test.",
        discussion: """
            The kiosk that is running sends the test, under its own user, unit and network, as it would send a call. It is no call: \
            no list shows it, and it is not sent again. With --alert-command the command line is run here, by you, to try a script \
            before it is set up. Exit codes: 0 the command took it, 64 usage, 69 it did not or no kiosk answered, 74 the test cannot \
            be left for the kiosk, 78 the settings are wrong.
            """
    )

    @Flag(help: "Send a test; calls themselves come from visits alone.")
    var test = false

    @Option(
        help: "The kiosk's settings file (default: /etc/anteroom/kiosk.conf where it is there)."
    )
    var settings: String?

    @Option(help: "The folder of requests of a kiosk without a settings file.")
    var requests: String?

    @Option(help: "Run this command line here, without a kiosk.")
    var alertCommand: String?

    private static let installed = "/etc/anteroom/kiosk.conf"
    /// Milliseconds between two looks, and how long a kiosk may take: it looks every five seconds, and a command has two.
    private static let pause: Int64 = 100
    private static let looks = 150

    func validate() throws {
        guard test else {
            throw ValidationError("give --test; calls themselves come from visits alone")
        }
        guard [settings, requests, alertCommand].compactMap(\.self).count <= 1 else {
            throw ValidationError("give one of --settings, --requests and --alert-command")
        }
    }

    func run() throws {
        if let alertCommand {
            let here = AlertStore(
                folder: ".",
                station: "test",
                command: AlertCommand(alertCommand)
            )
            return try report(here.testHere(), by: "the command, run here by you,")
        }
        let folder = try folder()
        let alerts = AlertStore(folder: folder, station: "test", command: nil)
        let outcome: AlertTestResult?
        do throws(StoreError) {
            outcome = try result(of: alerts.askForTest(), in: alerts)
        } catch {
            StandardError.report(
                "the test cannot be left for the kiosk: \(error.description) Be root, or the kiosk's user."
            )
            throw ExitCode(EX_IOERR)
        }
        if let outcome {
            let whom = "the alert command of the running kiosk (\(outcome.station))"
            return try report(outcome, by: whom)
        }
        StandardError.report(
            "no kiosk of \(folder) has sent the test within 15 seconds, and none will. "
                + "Is one running, with an alert command? systemctl status anteroom-kiosk"
        )
        throw ExitCode(EX_UNAVAILABLE)
    }

    /// Waits until a kiosk has sent it; nil where none does, and then it is taken back.
    private func result(
        of number: RequestNumber,
        in alerts: AlertStore
    ) throws(StoreError) -> AlertTestResult? {
        if let result = try result(of: number, in: alerts, looks: Self.looks) { return result }
        // One that a kiosk has just taken is waited for as long as a command may take.
        return alerts.withdrawTest(number) ? nil : try result(of: number, in: alerts, looks: 30)
    }

    private func result(
        of number: RequestNumber,
        in alerts: AlertStore,
        looks: Int
    ) throws(StoreError) -> AlertTestResult? {
        for _ in 0..<looks {
            if let result = try alerts.testResult(of: number) { return result }
            SystemThread.sleep(milliseconds: Self.pause)
        }
        return nil
    }

    /// The folder of the kiosk; what is wrong with its settings is said first, because a test would only say that it failed.
    private func folder() throws -> String {
        if let requests { return DefaultFolder.resolved(requests) }
        guard
            let file = settings ?? (unsafe access(Self.installed, F_OK) == 0 ? Self.installed : nil)
        else {
            return RequestFolderOptions().folders[0].path
        }
        let check = SettingsCheck(file)
        let findings = check.findings()
        guard findings.isEmpty else {
            for finding in findings { StandardError.report(finding) }
            throw ExitStatus.configuration
        }
        guard check.settings.options.alertCommand != nil else {
            StandardError.report(
                "\(file) sets no alert-command: a call reaches only a screen of the front desk, and where none is open the "
                    + "visitor is asked to walk there"
            )
            throw ExitStatus.configuration
        }
        return DefaultFolder.resolved(check.settings.options.requestsPath)
    }

    private func report(_ result: AlertTestResult, by whom: String) throws {
        let number = result.number.spoken
        guard result.delivery != .delivered else {
            try StandardOutput.writeLine(
                "\(whom) took the test \(number). See whether it has come to where staff look: it says TEST."
            )
            return
        }
        StandardError.report("\(whom) did not take the test \(number): \(Self.advice(result)).")
        throw ExitCode(EX_UNAVAILABLE)
    }

    /// What went wrong, and what to do.
    private static func advice(_ result: AlertTestResult) -> String {
        switch result.delivery {
        case .delivered: "it took it"
        case .failed(127): "a program was not found; give its whole path in alert-command"
        case .failed(126):
            "a program may not be run by the kiosk's user; chmod 755 it, and the folders above it"
        case .failed(let status):
            "it ended with status \(status) (of curl: 6 or 7 it may not use the network or finds nobody, 22 it was refused, 28 too slow); "
                + "give the kiosk's unit what the command needs by a drop-in, and see that its settings can be read"
        case .timedOut:
            "it took more than two seconds and was ended; have it hand the call on and end"
        case .notStarted: "it could not be started; the system has no memory or no /bin/sh"
        case .noCommand: "there is none; set alert-command"
        }
    }
}
