import ConsultationRequests
import FHIRModel
import StaffPages

/// The words of the desk's pages in one language; what visitors and files say stays as it is.
struct DeskWords: Sendable {
    let language: String
    let title: String
    let calls: String
    let noCalls: String
    let beforeLeaving: String
    let goNow: String
    let why: String
    /// What our own codes of calls mean; ``reason(of:)`` has those of a questionnaire too.
    let codes: [String: String]
    let nobodyYet: String
    let onAScreen: String
    let takenBy: String
    let closedBy: String
    let iGo: String
    let dealtWith: String
    let requestOf: String
    let probably: String
    let demonstration: String
    let requests: String
    let noRequests: String
    let noMatch: String
    let search: String
    let show: String
    let filters: [(code: String, words: String)]
    let columns: [String]
    let initials: String
    let note: String
    let save: String
    let doneSoFar: String
    let nothingYet: String
    let print: String
    let back: String
    let statistics: String
    /// How visits began and ended, by the event's code in the audit trail.
    let visitEvents: [(code: String, words: String)]
    let byDay: String
    let byHour: String
    let byStation: String
    /// What stands over the table of pages at which people stopped, and what its columns are called.
    let whereTheyLeft: String
    let questionnaire: String
    let page: String
    let visitorsLeft: String
    let question: String
    /// The kiosk's own pages, as ``LeftPage/page`` names them.
    let leftPages: [String: String]
    /// A number that was rounded down.
    let atLeast: @Sendable (Int) -> String
    /// How many calls there were and were taken, and how long half of those and the longest waited.
    let waits: @Sendable (_ calls: Int, _ taken: Int, _ half: String, _ longest: String) -> String
    let noVisits: String
    /// A time that passed, from seconds.
    let duration: @Sendable (Int64) -> String
    let soundIsOff: String
    let soundOn: String
    let notConnected: String
    let notReadable: String
    let newer: String
    let newerAdvice: String
    let tokenWanted: String
    let token: String
    let enter: String
    let notFound: String
    let damaged: String
    let sealed: String
    let more: String
    let ago: @Sendable (Int64) -> String
    let priorities: [RequestPriority: String]
    let events: [MarkEvent: String]
    /// What became of a request on its way to another system.
    let deliveries: [DeliveryMark.Event: String]
    let notSentYet: String

    /// The language that a browser asks for first, of those there are.
    static func inLanguage(of request: WebRequest) -> DeskWords {
        let chosen =
            request.cookie("anteroom-desk-language") ?? request.headers["accept-language"] ?? ""
        for part in chosen.lowercased().split(separator: ",") {
            let code = part.drop { $0 == " " }.prefix(2)
            if code == "es" { return spanish }
            if code == "en" { return english }
        }
        return english
    }

    /// "REFUSED by ehr, 422 invalid, 2026-11-23 14:15 (UTC+01:00)".
    func words(_ step: DeliveryMark, _ clock: ClinicClock) -> String {
        let what = "\(deliveries[step.event] ?? step.event.rawValue) \(step.target)"
        return [what, step.status, clock.words(step.time.extended)].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }

    /// The last that is known of it, for a list.
    func words(_ state: DeliveryState) -> String {
        switch state {
        case .noTarget: ""
        case .queued: notSentYet
        case .at(let step): "\(deliveries[step.event] ?? step.event.rawValue) \(step.target)"
        }
    }

    /// Why somebody calls: our own codes in this language, those of a questionnaire in the words of its author.
    func reason(of alert: AlertRecord) -> String { codes[alert.code] ?? alert.reason }

    func word(_ event: MarkEvent) -> String { events[event] ?? event.words }

    func word(_ priority: RequestPriority?) -> String {
        priority.map { priorities[$0] ?? $0.words } ?? "?"
    }

    /// "called, AB, 2026-11-23 14:15 (UTC+01:00)".
    func words(_ mark: Mark, _ clock: ClinicClock) -> String {
        [word(mark.event), mark.initials, clock.words(mark.time.extended)].filter { !$0.isEmpty }
            .joined(separator: ", ")
    }
}
