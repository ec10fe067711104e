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

    /// How many wait for somebody.
    var waiting: Int { alerts.filter { $0.state.isWaiting }.count }

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

    /// Those that wait, then those that somebody has taken within a day and not closed; the oldest first.
    private var alerts: [AlertSummary] {
        looks.flatMap { (try? $0.overview.get())?.alerts ?? [] }.filter { summary in
            switch summary.state {
            case .raised, .shown: true
            case .taken(let mark): !isOnlyWaiting && mark.time.seconds(until: now) < 86_400
            case .closed: false
            }
        }.sorted { one, other in
            (one.state.isWaiting ? 0 : 1, one.alert.number) < (
                other.state.isWaiting ? 0 : 1, other.alert.number
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
        let isWaiting = summary.state.isWaiting
        let button =
            "<button name=\"event\" value=\"\(isWaiting ? "taken" : "closed")\">"
            + "\(isWaiting ? words.iGo : words.dealtWith)</button>"
        let note =
            isWaiting
            ? ""
            : "<label for=\"n-\(number)\">\(words.note)</label> <input id=\"n-\(number)\" name=\"note\" maxlength=\"300\">"
        return """
            <article id="a-\(number)" class="call \(isWaiting ? "waiting" : "taken")">
            <h3>\(XHTML.escaped(summary.alert.station))</h3>
            <p><b>\(XHTML.escaped(summary.alert.code))</b> <span>\(number.spoken)</span> <span>\(words.ago(number.time.seconds(until: now)))</span></p>
            <p class="state">\(XHTML.escaped(state))</p>
            \(request ?? "")
            <form method="post" action="/a/\(number)">\(frame.hiddenKey)\(frame.hidden("last", FrontDesk.last(of: summary.marks)))
            \(frame.initialsField(initials, id: "i-\(number)")) \(note) \(button)</form>
            </article>

            """
    }
}
