import ConsultationRequests
import FHIRModel
import StaffPages

/// `/stats`: how many visits there were and how they ended, by day, hour and station, and how long calls waited; no answers.
struct StatisticsPage {
    let frame: PageFrame
    /// Who calls meanwhile.
    let calls: CallsSection
    let lines: [AuditLine]
    let alerts: [AlertSummary]
    /// At which pages visitors stopped, where the clinic has kiosks count it.
    let left: [(page: LeftPage, count: Int)]
    let clock: ClinicClock

    private var events: [String] { frame.words.visitEvents.map(\.code) }
    /// How many of the last days are told one by one.
    private static let days = 14

    var html: String {
        let words = frame.words
        let local = lines.map { ($0, clock.words($0.time.extended)) }
        let days = Set(local.map { String($0.1.prefix(10)) }).sorted().suffix(Self.days)
        let hours = (0..<24).map { ($0 < 10 ? "0" : "") + "\($0)" }
        let stations = Set(lines.filter { events.contains($0.event) }.map(\.station)).sorted()
        let tables = [
            table(words.byDay, Array(days)) { key in
                local.filter { $0.1.hasPrefix(key) }.map(\.0)
            },
            table(words.byHour, hours) { key in
                local.filter { $0.1.dropFirst(11).hasPrefix(key) }.map(\.0)
            },
            table(words.byStation, stations) { key in lines.filter { $0.station == key } },
        ].joined(separator: "\n")
        var frame = frame
        frame.title = words.statistics
        return frame.page(
            main: """
                <h1>\(words.statistics)</h1>
                \(waits(of: .stat, words.calls))
                \(waits(of: .asap, words.beforeLeaving))
                \(tables.allSatisfy(\.isWhitespace) ? "<p>\(words.noVisits)</p>" : tables)
                \(leavingTable)
                """,
            calls: calls.html
        )
    }

    /// Where people leave, the most first; empty where nothing is counted or too few left anywhere.
    private var leavingTable: String {
        guard !left.isEmpty else { return "" }
        let words = frame.words
        let rows = left.prefix(100).map { page, count in
            let name = words.leftPages[page.page] ?? "\(words.question) \(page.page)"
            let form = page.questionnaire ?? "–"
            return "<tr><th scope=\"row\">\(XHTML.escaped(form))</th>"
                + "<td data-column=\"\(words.page)\">\(XHTML.escaped(name))</td>"
                + "<td data-column=\"\(words.visitorsLeft)\">\(words.atLeast(count))</td></tr>"
        }
        let head = [words.questionnaire, words.page, words.visitorsLeft]
            .map { "<th scope=\"col\">\($0)</th>" }.joined()
        return
            "<table><caption>\(words.whereTheyLeft)</caption><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>"
    }

    /// How long calls of one priority waited: quiet ones may wait longer, so they are told apart.
    private func waits(of priority: AlertPriority, _ name: String) -> String {
        let alerts = alerts.filter { $0.alert.priority == priority }
        let seconds = alerts.compactMap { summary -> Int64? in
            summary.marks.first { $0.event.isByPerson }
                .map { max(0, summary.alert.time.seconds(until: $0.time)) }
        }.sorted()
        guard let longest = seconds.last else { return "" }
        let median = seconds[(seconds.count - 1) / 2]
        let words = frame.words
        let sentence = words.waits(
            alerts.count,
            seconds.count,
            words.duration(median),
            words.duration(longest)
        )
        return "<p><b>\(name)</b>: \(sentence)</p>"
    }

    private func table(_ name: String, _ keys: [String], _ lines: (String) -> [AuditLine]) -> String
    {
        let rows = keys.compactMap { key -> String? in
            let found = lines(key)
            let counts = events.map { event in found.filter { $0.event == event }.count }
            guard counts.contains(where: { $0 > 0 }) else { return nil }
            return "<tr><th scope=\"row\">\(XHTML.shown(key))</th>"
                + zip(frame.words.visitEvents, counts)
                .map { "<td data-column=\"\($0.words)\">\($1)</td>" }.joined()
                + "</tr>"
        }
        guard !rows.isEmpty else { return "" }
        let head = frame.words.visitEvents.map { "<th scope=\"col\">\($0.words)</th>" }.joined()
        return
            "<table><caption>\(name)</caption><thead><tr><td></td>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>"
    }
}
