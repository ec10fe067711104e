// Calls for a person that nobody has answered.
extension FolderStatus {
    /// Seconds after which somebody should have gone to a visitor who is in need now, and to one who may wait.
    private static let patience: [AlertPriority: Int64] = [.stat: 600, .asap: 3_600]
    private static let mostShown = 5

    /// Alerts that nobody has taken, each with what came of the last try to call staff.
    package var alerts: KioskStatus.Row {
        let name = "alerts"
        guard case .success(let overview) = overview else {
            return KioskStatus.Row(name, .critical, unreadable)
        }
        let open = overview.waitingAlerts
        guard let oldest = open.first else { return KioskStatus.Row(name, .ok, "none is open") }
        var lines = ["\(open.count) open, the oldest since \(clock.minute(oldest.alert.time)):"]
        lines += open.prefix(Self.mostShown).map(line)
        if open.count > Self.mostShown { lines.append("and \(open.count - Self.mostShown) more") }
        return KioskStatus.Row(name, open.map(level).max(), lines: lines)
    }

    /// "7F3-KQ2 at Window 2, 2026-11-23 09:15, at once; last tried 09:16: the command ended with 22; on no screen".
    private func line(_ summary: AlertSummary) -> String {
        let alert = summary.alert
        let urgency =
            switch alert.priority {
            case .stat: "at once"
            case .asap: "before the visitor leaves"
            }
        let screen = summary.state.mark.map { "on a screen since \(clock.minute($0.time))" }
        return
            "\(alert.number.spoken) at \(alert.station), \(clock.minute(alert.time)), \(urgency); "
            + "\(tryWords(of: alert)); \(screen ?? "on no screen")"
    }

    private func tryWords(of alert: AlertRecord) -> String {
        guard events != nil else { return "last try \(Self.unknown)" }
        guard let last = lastTry(of: alert) else { return "no try is known" }
        let words = last.code == "alert-delivered" ? "the command took it" : last.failure
        return "last tried \(clock.minute(last.time)): \(words)"
    }

    private func lastTry(of alert: AlertRecord) -> RecordedEvent? {
        events?.last { event in
            event.record == alert.number
                && (event.code == "alert-delivered" || event.code == "alert-failed")
        }
    }

    private func level(of summary: AlertSummary) -> KioskStatus.Level {
        let alert = summary.alert
        let age = alert.time.seconds(until: now)
        let reached =
            lastTry(of: alert)?.code == "alert-delivered" || summary.state.mark != nil
        let isForgotten = age >= Self.patience[alert.priority] ?? 0
        return isForgotten || alert.priority == .stat && !reached ? .critical : .warning
    }
}

extension RecordedEvent {
    /// Why the alert command did not take an alert: "the command ended with 22".
    package var failure: String {
        switch outcome {
        case .failed(let status): "the command ended with \(status)"
        case .timedOut: "the command took longer than it may"
        case .notStarted: "the command could not be started"
        case .noCommand: "there is no alert-command"
        case .delivered, nil: "the command failed"
        }
    }
}
