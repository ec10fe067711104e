import ConsultationRequests
import FHIRModel

extension DeskWords {
    static let english = DeskWords(
        language: "en",
        title: "Front desk",
        calls: "Calls",
        noCalls: "Nobody calls.",
        beforeLeaving: "To be seen today, before they leave",
        goNow: "Go to this person now",
        why: "Why",
        codes: [
            "person-wanted": "asked for a person",
            "request-not-stored": "their request could not be stored",
            "questionnaire-broken": "the questionnaire does not work",
        ],
        nobodyYet: "Nobody is going yet",
        onAScreen: "a screen shows it",
        takenBy: "Taken by",
        closedBy: "Closed by",
        iGo: "I'm going",
        dealtWith: "Dealt with",
        requestOf: "Request",
        probably: "probably",
        demonstration: "DEMONSTRATION: nobody on these pages is real.",
        requests: "Requests",
        noRequests: "No requests.",
        noMatch: "No request matches.",
        search: "Search name, number, telephone, day",
        show: "Show",
        filters: [("open", "to be done"), ("new", "new"), ("all", "all")],
        columns: ["Priority", "Waits", "Number", "Name", "Reach", "Station", "State"],
        initials: "Your initials",
        note: "Note (300 characters)",
        save: "Save note",
        doneSoFar: "Done so far",
        nothingYet: "Nothing yet.",
        print: "Print",
        back: "All requests",
        statistics: "Statistics",
        visitEvents: [
            ("visit-begun", "Begun"), ("sent", "Sent"), ("erased", "Erased at their wish"),
            ("idle", "Nobody answered"), ("visit-failed", "Failed"), ("alert", "Calls"),
        ],
        byDay: "Visits by day",
        byHour: "Visits by hour of the day",
        byStation: "Visits by station",
        whereTheyLeft: "Where people stop",
        questionnaire: "Questionnaire",
        page: "Page",
        visitorsLeft: "Visitors",
        question: "Question",
        leftPages: [
            "menu": "The choice of a questionnaire", "code": "The page for a code",
            "contact": "Name and how to reach them", "end": "The end of the questionnaire",
            "review": "The last look before sending",
        ],
        atLeast: { "\($0) or more" },
        waits: { calls, taken, half, longest in
            "\(calls) in all, \(taken) taken: half of those within \(half), the longest after \(longest)."
        },
        noVisits: "No visits yet.",
        duration: { $0 < 120 ? "\($0) s" : $0 < 7_200 ? "\($0 / 60) min" : "\($0 / 3_600) h" },
        soundIsOff: "Sound is off: a call would not be heard.",
        soundOn: "Turn sound on",
        notConnected: "NOT CONNECTED: what you see may be old. Calls do not reach this screen.",
        notReadable: "cannot be read",
        newer: "Somebody else has written meanwhile",
        newerAdvice: "Nothing was saved. This stands there now; say again what you want to say.",
        tokenWanted:
            "Open the link that the front desk printed when it started, or type its token.",
        token: "Token",
        enter: "Enter",
        notFound: "There is no such request or page here.",
        damaged: "DAMAGED",
        sealed: "sealed",
        more: "Next page",
        ago: { seconds in
            switch seconds {
            case ..<(-60): "future?"
            case ..<60: "just now"
            case ..<3_600: "\(seconds / 60) min"
            case ..<172_800: "\(seconds / 3_600) h"
            default: "\(seconds / 86_400) days"
            }
        },
        priorities: [.stat: "URGENT", .asap: "talk first", .urgent: "soon", .routine: "routine"],
        events: [
            .seen: "seen", .called: "called", .handedOn: "handed on", .done: "done",
            .reopened: "opened again", .note: "note", .viewed: "looked at", .shown: "shown",
            .taken: "taken", .closed: "closed",
        ],
        deliveries: [
            .sending: "being sent to", .delivered: "delivered to", .retry: "sent again later to",
            .refused: "REFUSED by", .held: "HELD, somebody must decide, for",
        ],
        notSentYet: "not sent yet"
    )
}
