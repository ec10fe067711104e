import ArgumentParser
import Glibc
import Kiosk
import Readline

/// The kiosk of a machine that is set up by a file: `anteroom kiosk --settings /etc/anteroom/kiosk.conf`, as its unit starts it.
///
/// Where it cannot begin, the reason stands on the screen for a minute, so that staff can read it out to the administrator; then
/// it ends with its exit code, and is started again by the unit. A screen that is black and starts over and over helps nobody.
struct InstalledKiosk {
    /// The settings file.
    let path: String

    init(_ path: String) { self.path = path }

    /// The arguments of `anteroom kiosk` where a settings file is all they name, read without the full parser.
    init?(plain arguments: ArraySlice<String>) {
        var rest = arguments
        guard let first = rest.popFirst() else { return nil }
        let name = "--settings"
        if first == name, let value = rest.popFirst(), !value.hasPrefix("-") {
            path = value
        } else if first.hasPrefix(name + "=") {
            path = String(first.dropFirst(name.count + 1))
        } else {
            return nil
        }
        guard rest.isEmpty, !path.isEmpty else { return nil }
    }

    /// Serves visitors until SIGTERM, a hang-up or the end of input.
    ///
    /// - Throws: the exit code, when it is not 0; the reason is reported, and shown on the screen.
    func run() throws {
        let check = SettingsCheck(path)
        guard check.isReadable else {
            try refuse(check.findings(), check, ExitStatus.configuration)
        }
        let faults = check.alertFindings()
        guard faults.isEmpty else { try refuse(faults, check, ExitStatus.configuration) }
        let settings = check.settings
        let program = KioskProgram(
            options: settings.options,
            watchdog: .seconds(settings.watchdog),
            alertInterval: settings.alertInterval
        )
        do {
            try program.run()
        } catch let code as ExitCode where (EX_USAGE...EX_CONFIG).contains(code.rawValue) {
            var reasons = check.findings()
            if reasons.isEmpty {
                reasons = ["exit code \(code.rawValue); journalctl -u anteroom-kiosk says why"]
            }
            try refuse(reasons, check, code)
        }
    }

    private func refuse(
        _ reasons: [String],
        _ check: SettingsCheck,
        _ code: ExitCode
    ) throws -> Never {
        for reason in reasons { StandardError.report(reason) }
        var shown = Array(reasons.prefix(3))
        if reasons.count > 3 { shown.append("and \(reasons.count - 3) more") }
        let settings = check.settings.options.settings(for: [])
        StandingNotice.show(
            { SupervisionNotice.notSetUp(shown).lines(for: settings, size: $0) },
            for: .seconds(60)
        )
        throw code
    }

    /// Prints what is wrong with the file and with what it names, or that nothing is.
    ///
    /// - Throws: EX_CONFIG, 78, where a kiosk could not run on it.
    func check() throws {
        let findings = SettingsCheck(path).findings()
        for finding in findings { try StandardOutput.writeLine(finding) }
        guard findings.isEmpty else { throw ExitStatus.configuration }
        try StandardOutput.writeLine("\(path): nothing is wrong")
    }
}
