/// The words of the staff page that do not come from the questionnaire, in one place.
enum StaffWords {
    /// The health questions in few words, in the page's order.
    static let health: [(linkId: String, words: String)] = [
        ("health.bp", "High blood pressure"),
        ("health.heart", "Heart, vessels or stroke"),
        ("health.mind", "Voices, schizophrenia or mania"),
        ("health.mindnow", "Any of that in the past month"),
        ("health.pregnant", "Pregnant or nursing"),
        ("health.substance", "Alcohol or drug problems"),
        ("health.other", "Other health problems"),
        ("health.allergy", "Bad reaction to ketamine or anesthesia"),
    ]

    /// The five signs in few words.
    static let signs: [(linkId: String, words: String)] = [
        ("signs.relive", "memories or dreams"),
        ("signs.avoid", "avoids reminders"),
        ("signs.mood", "numb, cut off, blame, shame or fear"),
        ("signs.guard", "jumpy, tense or on guard"),
        ("signs.life", "daily life harder"),
    ]

    /// A safety question, where the response has none of its own since it was not answered.
    static func safetyQuestion(_ linkId: String) -> String {
        switch linkId {
        case "safety.now": "Thinking about ending their life right now?"
        case "safety.danger": "In danger, very sick, or afraid of hurting someone?"
        case "safety.month": "Past month: wished to be dead or thought of ending their life?"
        case "safety.recent": "Past three months: a plan or a step to end their life?"
        case let other: other
        }
    }

    /// A code of the shipped questionnaire in words, for a response without displays; any other
    /// code as it is.
    static func code(_ code: String) -> String? {
        code.isEmpty ? nil : codes[code] ?? code
    }

    private static let codes: [String: String] = [
        "safety-now": "Thinks about ending their life right now, or asked for a person",
        "safety-danger": "In danger, very sick, or afraid of hurting someone",
        "safety-plan": "Plan or step to end their life in the past three months",
        "under-18": "Under 18",
        "pregnant-or-nursing": "Pregnant or nursing",
        "psychosis-or-mania-now": "Voices, schizophrenia or mania in the past month",
        "substance-active": "Alcohol or drug problems now",
        "no-care-yet": "No diagnosis, nothing tried and nobody who cares for them yet",
        "past-month-thoughts": "Thoughts of death or of ending their life in the past month",
        "safety-not-answered": "A safety question was not answered",
        "pregnancy-unknown": "May be pregnant, or did not say",
        "past-psychosis-or-mania": "Voices, schizophrenia or mania in the past",
        "substance-review": "In recovery from alcohol or drugs, or did not say",
        "blood-pressure": "High blood pressure, or not known",
        "heart": "Heart, vessel or stroke history",
        "other-health": "Another health problem to look at",
        "reaction": "Bad reaction to ketamine or anesthesia, or not known",
        "maoi": "Takes an MAOI",
        "no-treatment-tried": "No treatment tried yet",
        "no-care-team": "Nobody cares for them now",
        "recent-event": "The event ended less than a month ago",
        "few-signs": "Fewer than three signs and no diagnosis",
        "not-answered": "A question that the decision needs was not answered",
        "urgent": "Urgent: needs a person now",
        "other-service": "Other care may need to come first",
        "review": "A clinician looks at it first",
        "consultation": "A consultation may fit",
        "meds-calming": "Calming or sleeping medicine",
        "meds-opioid": "Opioid",
        "meds-maoi": "MAOI",
        "meds-lamotrigine": "Lamotrigine",
        "meds-stimulant": "Stimulant",
        "meds-other": "Other medicine",
        "meds-unsure": "Not sure which medicine",
    ]
}
