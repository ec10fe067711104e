import ConsultationRequests
import StaffPages

/// Several folders at one moment, as `list` and `watch` write them: calls first, then requests.
struct RequestListing {
    /// What stands in a folder, or why it cannot be read.
    typealias Entry = (folder: NamedFolder, overview: Result<RequestOverview, StoreError>)

    let folders: [Entry]
    let clock: ClinicClock

    /// The requests of all folders that a filter passes, the most pressing first.
    func requests(
        _ passes: (RequestSummary) -> Bool = { _ in true }
    ) -> [(folder: NamedFolder, request: RequestSummary)] {
        let all = overviews.flatMap { folder, overview in
            overview.requests.filter(passes).map { (folder: folder, request: $0) }
        }
        // One folder comes in order; several are put into one.
        guard folders.count > 1 else { return all }
        let now = UTCTime(secondsSince1970: Int64(clock.now ?? 0))
        return all.sorted { $0.request.isBefore($1.request, now: now) }
    }

    /// The alerts that staff must know of: those that wait, and those that somebody has taken within a day and not closed.
    var alerts: [(folder: NamedFolder, alert: AlertSummary)] {
        let now = Int64(clock.now ?? 0)
        return overviews.flatMap { folder, overview in
            overview.alerts.filter { summary in
                switch summary.state {
                case .raised, .shown: true
                case .taken(let mark): now - mark.time.secondsSince1970 < 86_400
                case .closed: false
                }
            }.map { (folder: folder, alert: $0) }
        }.sorted { one, other in
            (one.alert.state.isWaiting ? 0 : 1, one.alert.alert.number)
                < (other.alert.state.isWaiting ? 0 : 1, other.alert.alert.number)
        }
    }

    private var overviews: [(folder: NamedFolder, overview: RequestOverview)] {
        folders.compactMap { folder, result in (try? result.get()).map { (folder, $0) } }
    }

    /// The calls as a table with a line above and one below; empty where there are none.
    var callsText: String {
        let alerts = alerts
        guard !alerts.isEmpty else { return "" }
        var rows = [columns(["CALL", "AGE", "STATION", "WHY", "STATE", "REQUEST"], "FOLDER")]
        rows += alerts.map { folder, summary in
            let request = summary.request.map {
                ($0.isCertain ? "" : "probably ") + $0.number.spoken
            }
            return columns(
                [
                    summary.alert.number.spoken, clock.shortAge(of: summary.alert.time),
                    TextTable.clipped(summary.alert.station, to: 24),
                    TextTable.clipped(summary.alert.reason, to: 40),
                    clock.words(summary.state), request ?? "-",
                ],
                folder.name
            )
        }
        let waiting = alerts.filter { $0.alert.state.isWaiting }.count
        let heading =
            waiting == 0 ? "CALLS" : "CALLS: \(waiting) WAIT\(waiting == 1 ? "S" : "") FOR SOMEBODY"
        return "\(heading)\n\(TextTable(rows: rows).text)\n"
    }

    /// Requests as a table; what is said instead where there are none.
    func requestsText(
        _ requests: [(folder: NamedFolder, request: RequestSummary)],
        none: String = "No requests"
    ) -> String {
        guard !requests.isEmpty else { return none + "\n" }
        var rows = [columns(["PRIORITY", "AGE", "NUMBER", "NAME", "STATION", "STATE"], "FOLDER")]
        rows += requests.map { folder, request in
            columns(
                [
                    request.priority?.words ?? "unknown",
                    clock.shortAge(of: request.name.number.time), request.name.number.spoken,
                    request.facts?.who().map { TextTable.clipped($0, to: 24) } ?? "-",
                    request.station.map { TextTable.clipped($0, to: 24) } ?? "-",
                    clock.words(request),
                ],
                folder.name
            )
        }
        return TextTable(rows: rows).text
    }

    /// With several folders each row says its own.
    private func columns(_ row: [String], _ folder: String) -> [String] {
        folders.count == 1 ? row : [TextTable.clipped(folder, to: 16)] + row
    }
}

extension ClinicClock {
    /// How long ago a record was made; of a kiosk whose clock was ahead nobody can tell.
    func shortAge(of time: UTCTime) -> String {
        let seconds = time.seconds(until: UTCTime(secondsSince1970: Int64(now ?? 0)))
        return switch seconds {
        case ..<(-60): "future?"
        case ..<0: "0 min"
        case ..<3_600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }

    /// "called by AB 2026-11-23 14:15 (UTC+01:00)", or for a screen only when.
    func words(_ mark: Mark) -> String {
        let who = mark.initials.isEmpty ? "" : " by \(mark.initials)"
        return "\(mark.event.words)\(who) \(words(mark.time.extended))"
    }

    /// What was done with a request, whether it is a test, and where it is on its way.
    func words(_ request: RequestSummary) -> String {
        guard !request.isDamaged else { return "DAMAGED" }
        let state =
            switch request.state {
            case .new: request.fault == .sealed ? "new, sealed" : "new"
            case .seen(let mark), .called(let mark), .handedOn(let mark), .done(let mark),
                .reopened(let mark):
                words(mark)
            }
        return [request.isDemonstration ? "TEST" : "", state, request.delivery.words]
            .filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// Who has an alert.
    func words(_ state: AlertState) -> String {
        switch state {
        case .raised: "NOBODY YET"
        case .shown: "NOBODY YET, a screen shows it"
        case .taken(let mark): "taken by \(mark.initials) \(words(mark.time.extended))"
        case .closed(let mark): words(mark)
        }
    }
}
