import ArgumentParser

/// Everything `anteroom kiosk` is told, be it by its command line or by a settings file.
struct KioskSettings: Equatable {
    var options: KioskOptions
    /// Seconds without a sign of life after which a visit is ended.
    var watchdog: Double
    /// Seconds between two tries of an alert that did not reach staff.
    var alertInterval: Int64

    /// Where the package keeps what a settings file does not name.
    static let installed = KioskSettings(
        options: KioskOptions(
            questionnaires: "/etc/anteroom/Questionnaires",
            requests: "/var/lib/anteroom/Requests"
        )
    )

    init(options: KioskOptions, watchdog: Double = 60, alertInterval: Int64 = 60) {
        (self.options, self.watchdog, self.alertInterval) = (options, watchdog, alertInterval)
    }

    /// What the lines of a file say, and what is wrong with them; the options of wrong lines are left at their defaults.
    ///
    /// A line is read by the quick reader of the command line; what it does not take is explained by the full one.
    static func reading(_ file: SettingsFile) -> (settings: Self, problems: [SettingsFile.Problem])
    {
        var settings = installed
        var problems = file.problems
        for line in file.lines where !settings.set(line) {
            problems.append(
                SettingsFile.Problem(number: line.number, message: explanation(of: line))
            )
        }
        if problems.isEmpty, let problem = settings.options.problem {
            problems.append(SettingsFile.Problem(message: undashed(problem)))
        }
        return (settings, problems.sorted { ($0.number ?? 0) < ($1.number ?? 0) })
    }

    private mutating func set(_ line: SettingsFile.Line) -> Bool {
        let name = "--\(line.name)"
        var probe = options
        if probe.setFlag(name) {
            guard !Self.ofTheProgram.contains(line.name) else { return false }
            switch line.value {
            case "yes": options = probe
            case "no": break
            default: return false
            }
            return true
        }
        switch line.name {
        case "watchdog":
            guard let seconds = Double(line.value), KioskCommand.isWatchdog(seconds) else {
                return false
            }
            watchdog = seconds
        case "alert-interval":
            guard let seconds = Int64(line.value), KioskCommand.isInterval(seconds) else {
                return false
            }
            alertInterval = seconds
        default:
            guard probe.set(name, to: line.value), probe.problem == nil else { return false }
            options = probe
        }
        return true
    }

    /// Options that the program gives itself, or that make no sense in a file.
    private static let ofTheProgram: Set = [
        "supervised", "settings", "check-settings", "help", "version",
    ]

    /// Why a line cannot be taken, in the words of the command line.
    private static func explanation(of line: SettingsFile.Line) -> String {
        let unknown = "there is no option \(line.name); anteroom kiosk --help lists them all"
        guard !ofTheProgram.contains(line.name) else { return unknown }
        var probe = KioskOptions()
        if probe.setFlag("--\(line.name)") { return "\(line.name) takes yes or no" }
        do {
            _ = try KioskCommand.parse(["--\(line.name)=\(line.value)"])
        } catch {
            guard KioskCommand.exitCode(for: error) != .success else { return unknown }
            return undashed(KioskCommand.message(for: error))
        }
        return "\(line.name) does not take this; anteroom kiosk --help says what it takes"
    }

    /// A message of the command line for a file, which has no dashes: "Unknown option 'staton'. Did you mean 'station'?"
    private static func undashed(_ message: String) -> String {
        message.replacing("--", with: "").replacing(/\ <[a-z-]+>/, with: "")
    }
}
