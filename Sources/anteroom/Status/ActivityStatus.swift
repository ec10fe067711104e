import ConsultationRequests
import SystemPackage

/// What the audit trail and the alerts say of how a kiosk fares.
struct ActivityStatus {
    let events: [RecordedEvent]
    /// The folder of requests.
    let folder: String
    let now: UTCTime

    private static let day: Int64 = 86_400

    /// The last visit, and visits that broke off in the last day.
    var visits: Status.Row {
        let last = events.last { $0.code == "visit-begun" }.map { LocalClock.text(of: $0.time) }
        let line = last.map { "the last began \($0)" } ?? "none yet"
        let broken = recent("visit-failed")
        guard broken > 0 else { return Status.Row("visits", .ok, line) }
        let advice = "\(broken) broke off in the last day; journalctl -u anteroom-kiosk says why"
        return Status.Row("visits", .warning, line, advice)
    }

    /// Alerts that staff did not get and that nobody has marked as seen.
    var alerts: Status.Row {
        let store = AlertStore(folder: folder, station: "", command: nil)
        let open: [AlertRecord]
        do throws(StoreError) {
            open = try store.unacknowledged()
        } catch .failed(.openFolder, .noSuchFileOrDirectory, _) {
            return Status.Row("alerts", .ok, "none is open")
        } catch {
            return Status.Row("alerts", .critical, "cannot be read: \(error)")
        }
        guard !open.isEmpty else { return Status.Row("alerts", .ok, "none is open") }
        var lines = ["\(open.count) did not reach staff and nobody has said that it was seen:"]
        for alert in open.suffix(5) {
            let tries = events.last { $0.record == alert.number && $0.code == "alert-failed" }
            let last = tries.map { ", last tried \(LocalClock.text(of: $0.time))" } ?? ""
            lines.append(
                "\(alert.number.spoken) at \(alert.station), \(LocalClock.text(of: alert.time))\(last)"
            )
        }
        return Status.Row("alerts", .critical, lines: lines)
    }

    /// Requests that could not be stored in the last day.
    var storing: Status.Row {
        let failed = recent("store-failed")
        let last = events.last { $0.code == "sent" }.map { LocalClock.text(of: $0.time) }
        let line = last.map { "the last was stored \($0)" } ?? "none yet"
        guard failed > 0 else { return Status.Row("requests", .ok, line) }
        return Status.Row(
            "requests",
            .critical,
            line,
            "\(failed) could not be stored in the last day"
        )
    }

    private func recent(_ code: String) -> Int {
        events.count { $0.code == code && $0.time.seconds(until: now) < Self.day }
    }
}
