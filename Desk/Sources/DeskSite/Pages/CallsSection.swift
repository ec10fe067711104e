import ConsultationRequests
import FHIRModel
import StaffPages

/// Who calls for staff: it stands on every page, since a call may come while somebody reads.
struct CallsSection {
    let frame: PageFrame
    let looks: [FrontDesk.Look]
    let clock: ClinicClock
    let initials: String
    /// Whether those that somebody has taken are left out, as beside a request.
    var isOnlyWaiting = false

    private var words: DeskWords { frame.words }
    private var now: UTCTime { UTCTime(secondsSince1970: Int64(clock.now ?? 0)) }

    /// How many wait for somebody who goes at once: the title counts them, and they sound.
    var waiting: Int { alerts.filter { standing(of: $0) == .urgent }.count }

    var html: String {
        let alerts = alerts
        let calls = alerts.map(call).joined()
        let only =
            isOnlyWaiting
            ? " class=\"screen\" data-only=\"waiting\"\(alerts.isEmpty ? " hidden" : "")" : ""
        return """
            <section id="calls" data-waiting="\(waiting)"\(only) aria-labelledby="calls-heading">
            <h2 id="calls-heading">\(words.calls)</h2>
            \(calls.isEmpty ? "<p>\(words.noCalls)</p>" : calls)
            </section>
            """
    }

    /// How loudly a call stands on the page, the loudest first; a quiet alert (`asap`) is told without alarm.
    private enum Standing: Int {
        case urgent, quiet, taken

        /// The class of its element, by which the script and the style know it.
        var name: String {
            switch self {
            case .urgent: "waiting"
            case .quiet: "quiet"
            case .taken: "taken"
            }
        }
    }

    private func standing(of summary: AlertSummary) -> Standing {
        guard summary.state.isWaiting else { return .taken }
        return switch summary.alert.priority {
        case .stat: .urgent
        case .asap: .quiet
        }
    }

    /// Those that wait, quiet ones last, then those that somebody has taken within a day and not closed; the oldest first.
    private var alerts: [AlertSummary] {
        looks.flatMap { (try? $0.overview.get())?.alerts ?? [] }.filter { summary in
            switch summary.state {
            case .raised, .shown: true
            case .taken(let mark): !isOnlyWaiting && mark.time.seconds(until: now) < 86_400
            case .closed: false
            }
        }.sorted { one, other in
            (standing(of: one).rawValue, one.alert.number) < (
                standing(of: other).rawValue, other.alert.number
            )
        }
    }

    private func call(_ summary: AlertSummary) -> String {
        let number = summary.alert.number
        let state =
            switch summary.state {
            case .raised: words.nobodyYet
            case .shown: "\(words.nobodyYet), \(words.onAScreen)"
            case .taken(let mark):
                "\(words.takenBy) \(mark.initials), \(clock.words(mark.time.extended))"
            case .closed(let mark): "\(words.closedBy) \(mark.initials)"
            }
        let request = summary.request.map { link in
            "<p>\(words.requestOf) <a href=\"/r/\(link.number)\">\(link.number.spoken)</a>"
                + (link.isCertain ? "" : " (\(words.probably))") + "</p>"
        }
        let standing = standing(of: summary)
        let isWaiting = standing != .taken
        let urgency =
            switch (summary.alert.priority, isWaiting) {
            case (.stat, true): "<p class=\"urgency\">\(words.goNow)</p>"
            case (.stat, false): ""
            case (.asap, _): "<p class=\"urgency\">\(words.beforeLeaving)</p>"
            }
        let why = words.reason(of: summary.alert)
        let button =
            "<button name=\"event\" value=\"\(isWaiting ? "taken" : "closed")\">"
            + "\(isWaiting ? words.iGo : words.dealtWith)</button>"
        let note =
            isWaiting
            ? ""
            : "<label for=\"n-\(number)\">\(words.note)</label> <input id=\"n-\(number)\" name=\"note\" maxlength=\"300\">"
        return """
            <article id="a-\(number)" class="call \(standing.name)">
            <h3>\(XHTML.shown(summary.alert.station))</h3>
            <p><b>\(words.ago(number.time.seconds(until: now)))</b> <span>\(words.why): \(XHTML.shown(why))</span> <span class="number">\(number.spoken)</span></p>
            \(urgency)<p class="state">\(XHTML.shown(state))</p>
            \(request ?? "")
            <form method="post" action="/a/\(number)">\(frame.hiddenKey)\(frame.hidden("last", DeskMarks.last(of: summary.marks)))
            \(frame.initialsField(initials, id: "i-\(number)")) \(note) \(button)</form>
            </article>

            """
    }
}
