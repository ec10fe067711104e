import ConsultationRequests
internal import PlainText
import StaffPages

/// What was done so far with a request, for the end of its page on a terminal: who, when, and the remarks.
struct HistoryText {
    let marks: [Mark]
    let alerts: [AlertSummary]
    let deliveries: [DeliveryMark]
    let clock: ClinicClock

    /// The lines under their heading, at most `width` columns wide; empty where nothing was done.
    func text(width: Int) -> String {
        let lines = entries.flatMap { entry in
            LineWrapping(columns: max(40, width) - 1, lead: "  ", hang: "    ", hangsLists: false)
                .lines(of: entry)
        }
        guard !lines.isEmpty else { return "" }
        return "\nDONE SO FAR\n" + lines.map { $0 + "\n" }.joined()
    }

    private var entries: [String] {
        let calls = alerts.map { summary in
            let link = summary.request?.isCertain == true ? "" : ", probably of the same visitor"
            return "Call \(summary.alert.number.spoken) (\(summary.alert.reason)), raised"
                + " \(clock.words(summary.alert.time.extended))\(link): \(clock.words(summary.state))"
        }
        let done = marks.map { mark in
            switch mark.note {
            case .none: clock.words(mark)
            case .text(let note): "\(clock.words(mark)): \(note)"
            case .sealed: "\(clock.words(mark)): (the note is sealed; give --identity)"
            }
        }
        let sent = deliveries.map { step in
            let status = step.status.isEmpty ? "" : " (\(step.status))"
            return "\(DeliveryState.at(step).words) to \(step.target)\(status)"
                + " \(clock.words(step.time.extended))"
        }
        return calls + done + sent
    }
}
