import ConsultationRequests
import StaffPages

/// What the machine under a kiosk says: the service, the clock, the console, its font.
struct MachineStatus {
    let facts: MachineFacts
    /// When the audit trail was last written.
    let lastEvent: UTCTime?
    let now: UTCTime
    let wall: ClinicClock

    typealias Row = KioskStatus.Row

    /// With more columns than this, the letters of a screen that stands on a desk are under five millimetres.
    private static let mostColumns = 130

    private static let notInstalled = "the package is not installed here"

    /// The service of the kiosk.
    var kiosk: Row {
        guard facts.isInstalled else { return Row("kiosk", nil, Self.notInstalled) }
        return facts.isRunning
            ? Row("kiosk", .ok, "runs")
            : Row("kiosk", .critical, "does not run; systemctl status anteroom-kiosk says why")
    }

    /// Whether requests get the right time.
    var clock: Row {
        if let lastEvent, lastEvent.seconds(until: now) < -60 {
            let line = "stands before the last event, \(wall.minute(lastEvent)); set it"
            return Row("clock", .critical, line)
        }
        return facts.isClockSynchronized
            ? Row("clock", .ok, "set by a time server")
            : Row("clock", .warning, "not set by a time server; install systemd-timesyncd")
    }

    /// Whether the machine is held to its first console.
    var console: Row {
        guard facts.isInstalled else { return Row("console", nil, Self.notInstalled) }
        guard let record = facts.console, record.isLocked else {
            let line = "not locked; systemctl status anteroom-console says why"
            return Row("console", .critical, line)
        }
        let line = "locked; \(record.keys.count) keys were emptied"
        switch facts.waysOut {
        case nil:
            return Row("console", .ok, line + " at the start; root sees whether they still are")
        case 0: return Row("console", .ok, line)
        case let count?:
            // Another keymap was loaded; the lock itself stands.
            let advice = "\(count) do something again; systemctl reload anteroom-console"
            return Row("console", .warning, line, advice)
        }
    }

    /// The font that was chosen at the start, and whether the console still has it.
    var font: Row {
        guard facts.isInstalled else { return Row("font", nil, Self.notInstalled) }
        let words = facts.font?.split(separator: " ").map(String.init) ?? []
        guard let name = words.first else {
            guard let size = facts.size else { return Row("font", nil, "the console's own") }
            let line = "the console's own, \(size)"
            // What 80 columns leave of a screen can be read from a chair; twice as many cannot.
            guard size.columns > 100 else { return Row("font", .ok, line) }
            let advice = "letters are small; journalctl -u anteroom-console says why"
            return Row("font", .warning, line, advice)
        }
        guard words.count == 3, let columns = Int(words[1]), let rows = Int(words[2]) else {
            return Row("font", .ok, name)
        }
        let chosen = MachineFacts.ConsoleSize(columns: columns, rows: rows)
        guard columns <= Self.mostColumns else {
            // The largest letters there are, on a screen of 4K: two millimetres high.
            let line = "\(name), \(chosen): its letters are small on this screen"
            let advice = "put video=1280x720 into the kernel's line and start the machine again"
            return Row("font", .warning, line, advice)
        }
        guard let size = facts.size else {
            return Row(
                "font",
                .ok,
                "\(name), \(chosen) at the start; root sees whether it still is"
            )
        }
        guard size == chosen else {
            let line = "\(name), \(chosen), was set at the start; now it is another, \(size)"
            let advice =
                "set FONTFACE and FONTSIZE of console-setup, systemctl reload anteroom-console"
            return Row("font", .warning, line, advice)
        }
        return Row("font", .ok, "\(name), \(size)")
    }
}
