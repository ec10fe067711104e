/// The answers of the shipped consultation questionnaire, put in the order staff work in.
///
/// The `linkId`s and codes are fixed; the words of an answer come from the response.
struct ConsultationAnswers {
    private let replies: Replies
    private let content: RequestContent
    private let clock: ClinicClock

    init(_ replies: Replies, content: RequestContent, clock: ClinicClock) {
        self.replies = replies
        self.content = content
        self.clock = clock
    }

    /// Whether a response is one of the shipped questionnaire, or of one made after it.
    static func areIn(_ replies: Replies) -> Bool {
        replies["result.outcome"] != nil || replies["safety.now"] != nil
    }

    /// Every question this page has a place for; others are listed after it.
    static let linkIds: Set<String> = [
        "path", "consent", "age", "safety.now", "safety.danger", "safety.month", "safety.recent",
        "signs.event", "signs.relive", "signs.avoid", "signs.mood", "signs.guard", "signs.life",
        "signs.since", "care.dx", "care.tried", "care.team", "health.bp", "health.heart",
        "health.mind", "health.mindnow", "health.pregnant", "health.substance", "health.other",
        "health.allergy", "health.meds", "request.wanted", "request.urgent", "contact.name",
        "contact.by", "contact.phone", "contact.email", "contact.message-ok", "contact.times",
        "contact.language", "contact.access", "reason", "ride", "share.release", "result.signs",
        "result.outcome", "result.priority", "result.talk-before-leaving", "result.reasons",
        "result.notes",
    ]

    var sections: [StaffPage.Section] {
        [
            contact, outcome, safety, visit, health, medicines, signs, care, consent,
        ]
    }

    /// Whether the questions of an adult's full path were put to the visitor.
    private var wasAskedAll: Bool {
        has("path", "full") && (has("age", "18-64") || has("age", "65plus"))
            && !has("result.outcome", "urgent")
    }

    /// Why they were not.
    private var whyNotAsked: String {
        if has("result.outcome", "urgent") { return "Not asked (urgent)" }
        if has("age", "under18") { return "Not asked (under 18)" }
        return has("path", "short") ? "Not asked (short path)" : "Not asked"
    }

    private func has(_ linkId: String, _ code: String) -> Bool {
        replies[linkId]?.codes.contains(code) == true
    }

    private func rows(
        _ label: String,
        _ linkId: String,
        absent: String = "Not answered"
    )
        -> [StaffPage.Row]
    {
        StaffPage.rows(label, replies[linkId], absent: absent)
    }

    /// The same, but nothing where there is no answer.
    private func given(_ label: String, _ linkId: String) -> [StaffPage.Row] {
        replies[linkId] == nil ? [] : rows(label, linkId)
    }

    private var contact: StaffPage.Section {
        let wasAsked = replies["contact.name"] != nil || replies["contact.by"] != nil
        guard wasAsked else {
            let known = StaffPage.contact(of: content).flatMap(\.rows)
            return StaffPage.Section(
                heading: "Contact",
                rows: known.isEmpty ? [.sentence("No contact details were given.")] : known
            )
        }
        return StaffPage.Section(
            heading: "Contact",
            rows: rows("Name", "contact.name") + rows("Reach by", "contact.by")
                + given("Phone", "contact.phone") + given("E-mail", "contact.email")
                + given("May leave a message", "contact.message-ok")
                + rows("Language", "contact.language")
                + rows("Access needs", "contact.access", absent: "None given")
        )
    }

    private var outcome: StaffPage.Section {
        let reasons = replies["result.reasons"]
        let none = StaffPage.Row.fact("Reasons", "None")
        return StaffPage.Section(
            heading: "Outcome",
            rows: rows("Outcome", "result.outcome", absent: "Not computed")
                + (reasons.map { [.list("Reasons", $0.answers)] } ?? [none])
                + rows("Visitor's age", "age")
        )
    }

    private var safety: StaffPage.Section {
        var rows = safetyRows("safety.now")
        if has("safety.now", "no") {
            rows += safetyRows("safety.danger")
            if has("safety.danger", "false") {
                rows += safetyRows("safety.month") + safetyRows("safety.recent")
            }
        }
        for linkId in ["safety.danger", "safety.month", "safety.recent"]
        where !has("safety.now", "no")
            || linkId != "safety.danger" && !has("safety.danger", "false")
        {
            // Answered before an earlier answer was changed.
            if replies[linkId] != nil { rows += safetyRows(linkId) }
        }
        return StaffPage.Section(heading: "Safety answers", rows: rows)
    }

    private func safetyRows(_ linkId: String) -> [StaffPage.Row] {
        let question = replies[linkId]?.question ?? StaffWords.safetyQuestion(linkId)
        return StaffPage.rows(question, replies[linkId], absent: "NOT ANSWERED")
    }

    private var visit: StaffPage.Section {
        StaffPage.Section(
            heading: "Visit",
            rows: given("Wants a call", "request.wanted")
                + given("Leaves contact details", "request.urgent")
                + rows("Main reason", "reason") + rows("Good times", "contact.times")
                + rows("Ride home", "ride")
        )
    }

    private var health: StaffPage.Section {
        guard wasAskedAll else {
            return StaffPage.Section(heading: "Health", rows: [.sentence(whyNotAsked)])
        }
        let answers = HealthAnswers(replies)
        return StaffPage.Section(heading: "Health", rows: answers.rows)
    }

    private var medicines: StaffPage.Section {
        var rows: [StaffPage.Row]
        if let notes = replies["result.notes"], !notes.answers.isEmpty {
            rows = [.list("To review", notes.answers)]
        } else if has("health.meds", "none") {
            rows = [.fact("To review", "None reported")]
        } else if wasAskedAll || replies["health.meds"] != nil {
            rows = StaffPage.rows("Takes", replies["health.meds"])
        } else {
            rows = [.sentence(whyNotAsked)]
        }
        if let earlier = replies["health.meds"]?.earlier, !earlier.isEmpty {
            rows.append(.fact("  CHANGED, earlier answer", earlier.joined(separator: "; ")))
        }
        return StaffPage.Section(heading: "Medicines to review", rows: rows)
    }

    private var signs: StaffPage.Section {
        guard wasAskedAll || replies["signs.event"] != nil else {
            return StaffPage.Section(heading: "Signs", rows: [.sentence(whyNotAsked)])
        }
        var rows = rows("Event", "signs.event")
        if has("signs.event", "yes") {
            let count = replies["result.signs"]?.answers.first ?? "Not computed"
            rows.append(.fact("Signs", "\(count) of 5 (own wording, not a validated test)"))
            let asked = StaffWords.signs.map { ($0.words, replies[$0.linkId]) }
            let positive = asked.filter { $0.1?.codes.contains("true") == true }.map(\.0)
            let open = asked.filter { $0.1 == nil }.map(\.0)
            if !positive.isEmpty { rows.append(.fact("Yes", positive.joined(separator: "; "))) }
            if !open.isEmpty { rows.append(.fact("Not answered", open.joined(separator: "; "))) }
            rows += self.rows("Event ended", "signs.since")
        }
        return StaffPage.Section(heading: "Signs, past month", rows: rows)
    }

    private var care: StaffPage.Section {
        let absent = wasAskedAll ? "Not answered" : whyNotAsked
        return StaffPage.Section(
            heading: "Care",
            rows: rows("Told they have PTSD", "care.dx", absent: absent)
                + rows("Tried so far", "care.tried", absent: absent)
                + rows("Cared for by", "care.team", absent: absent)
                + rows("May ask to sign a release", "share.release")
        )
    }

    private var consent: StaffPage.Section {
        StaffPage.Section(
            heading: "Consent",
            rows: rows("Use of the answers", "consent") + StaffPage.formRows(of: content, on: clock)
        )
    }
}
