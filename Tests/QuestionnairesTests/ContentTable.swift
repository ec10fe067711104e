/// What staff tools rely on in the consultation questionnaire: linkIds, types and answer codes never change.
///
/// The options stand in the order a visitor sees them: yes comes before no everywhere, so that no number means yes
/// on one screen and no on the next.
struct ContentRow: Sendable {
    enum Shape: Sendable, Hashable {
        case required
        case repeats
    }

    let linkId: String
    let type: String
    let shape: Set<Shape>
    let codes: [String]

    init(_ linkId: String, _ type: String, _ shape: Set<Shape> = [], _ codes: String = "") {
        self.linkId = linkId
        self.type = type
        self.shape = shape
        self.codes = codes.split(separator: " ").map(String.init)
    }

    /// Everything asked of the visitor, in the order of a visit.
    static let asked: [ContentRow] = [
        ContentRow("consent", "choice", [.required], "agree not-now"),
        ContentRow("path", "choice", [.required], "full short"),
        ContentRow("age", "choice", [.required], "under18 18-64 65plus"),
        ContentRow("safety.now", "choice", [.required], "yes no person"),
        ContentRow("safety.danger", "boolean", [.required]),
        ContentRow("safety.month", "choice", [.required], "yes no skip"),
        ContentRow("safety.recent", "choice", [.required], "yes no skip"),
        ContentRow("signs.event", "choice", [], "yes no skip"),
        ContentRow("signs.relive", "boolean"),
        ContentRow("signs.avoid", "boolean"),
        ContentRow("signs.mood", "boolean"),
        ContentRow("signs.guard", "boolean"),
        ContentRow("signs.life", "boolean"),
        ContentRow("signs.since", "choice", [], "lt1m 1mplus unsure"),
        ContentRow("care.dx", "choice", [], "yes no unsure"),
        ContentRow("care.tried", "choice", [.repeats], "talk medicine other none"),
        ContentRow("care.team", "choice", [.repeats], "psych therapist pcp none"),
        ContentRow("health.bp", "choice", [], "high controlled no unsure"),
        ContentRow("health.heart", "choice", [.repeats], "heart stroke vessel rhythm none"),
        ContentRow("health.mind", "choice", [.repeats], "voices schizophrenia mania none"),
        ContentRow("health.mindnow", "boolean"),
        ContentRow("health.pregnant", "choice", [], "yes nursing maybe no skip"),
        ContentRow("health.substance", "choice", [], "active no recovery skip"),
        ContentRow(
            "health.other",
            "choice",
            [.repeats],
            "head eye thyroid liver bladder seizure breathing none"
        ),
        ContentRow("health.allergy", "choice", [], "yes no unsure"),
        ContentRow(
            "health.meds",
            "choice",
            [.repeats],
            "calming opioid maoi lamotrigine stimulant other none unsure"
        ),
        ContentRow("request.wanted", "choice", [.required], "yes no"),
        ContentRow("request.urgent", "choice", [.required], "yes no"),
        ContentRow("contact.name", "string", [.required]),
        ContentRow("contact.by", "choice", [.required], "phone text email"),
        ContentRow("contact.phone", "string", [.required]),
        ContentRow("contact.email", "string", [.required]),
        ContentRow("contact.guardian", "choice", [], "yes coming no"),
        ContentRow("contact.message-ok", "boolean"),
        ContentRow(
            "contact.times",
            "choice",
            [.repeats],
            "weekday-am weekday-pm evening weekend any"
        ),
        ContentRow("contact.language", "open-choice", [], "en es zh vi tl ar ase"),
        ContentRow("contact.access", "string"),
        ContentRow("reason", "choice", [], "ptsd mood anxiety pain other"),
        ContentRow("ride", "choice", [], "yes not-yet need-help"),
        ContentRow("share.release", "choice", [], "yes no later"),
    ]

    /// Everything computed for staff.
    static let computed: [ContentRow] = [
        ContentRow("result.signs", "integer"),
        ContentRow("result.outcome", "choice", [], "urgent other-service review consultation"),
        ContentRow("result.priority", "choice", [], "stat asap routine"),
        ContentRow("result.talk-before-leaving", "boolean"),
        ContentRow(
            "result.reasons",
            "choice",
            [.repeats],
            """
            safety-now safety-danger safety-plan under-18 pregnant-or-nursing psychosis-or-mania-now \
            substance-active no-care-yet past-month-thoughts safety-not-answered pregnancy-unknown \
            past-psychosis-or-mania substance-review blood-pressure heart other-health reaction maoi \
            no-treatment-tried no-care-team recent-event few-signs not-answered not-answered
            """
        ),
        ContentRow(
            "result.notes",
            "choice",
            [.repeats],
            """
            meds-calming meds-opioid meds-maoi meds-lamotrigine meds-stimulant meds-other meds-unsure
            """
        ),
    ]
}
