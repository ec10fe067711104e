/// The rules of the consultation questionnaire, stated a second time in plain Swift, so that the expressions in the file can
/// be held to them.
struct ClinicalRules {
    let answers: AnswerSet

    var result: ClinicalResult {
        let reasons = urgentReasons.union(otherServiceReasons).union(reviewReasons)
        var result = ClinicalResult()
        result.signs = signs
        result.reasons = reasons
        result.talkBeforeLeaving = talkBeforeLeaving
        result.notes = Set(answers["health.meds"].subtracting(["none"]).map { "meds-" + $0 })
        if !urgentReasons.isEmpty {
            result.outcome = "urgent"
        } else if !otherServiceReasons.isEmpty {
            result.outcome = "other-service"
        } else if !reviewReasons.isEmpty {
            result.outcome = "review"
        } else {
            result.outcome = "consultation"
        }
        if answers.isUrgent {
            result.priority = "stat"
        } else if talkBeforeLeaving {
            result.priority = "asap"
        } else {
            result.priority = "routine"
        }
        return result
    }

    var signs: Int {
        ["relive", "avoid", "mood", "guard", "life"].count { answers["signs.\($0)"] == ["true"] }
    }

    var urgentReasons: Set<String> {
        Set([
            ("safety-now", has("safety.now", "yes", "person")),
            ("safety-danger", has("safety.danger", "true")),
            ("safety-plan", has("safety.recent", "yes")),
        ])
    }

    /// What staff hear of quietly, before the visitor leaves: an answer that is no danger now but asks for a talk today.
    var quietAlerts: Set<String> {
        Set([
            ("talk-first", has("safety.month", "yes")),
            ("safety-not-answered", has("safety.month", "skip") || has("safety.recent", "skip")),
        ])
    }

    /// Every code that staff are called with.
    var alerts: Set<String> { urgentReasons.union(quietAlerts) }

    var otherServiceReasons: Set<String> {
        Set([
            ("under-18", has("age", "under18")),
            ("pregnant-or-nursing", has("health.pregnant", "yes", "nursing")),
            ("psychosis-or-mania-now", has("health.mindnow", "true")),
            ("substance-active", has("health.substance", "active")),
            ("no-care-yet", hasNoCareYet),
        ])
    }

    var reviewReasons: Set<String> {
        Set([
            ("past-month-thoughts", has("safety.month", "yes")),
            ("safety-not-answered", isSafetyOpen),
            ("pregnancy-unknown", has("health.pregnant", "maybe", "skip")),
            (
                "past-psychosis-or-mania",
                namesOne("health.mind") && !has("health.mindnow", "true")
            ),
            ("substance-review", has("health.substance", "recovery", "skip")),
            ("blood-pressure", has("health.bp", "high", "unsure")),
            ("heart", namesOne("health.heart")),
            ("other-health", namesOne("health.other")),
            ("reaction", has("health.allergy", "yes", "unsure")),
            ("maoi", has("health.meds", "maoi")),
            ("no-treatment-tried", isOnlyNone("care.tried") && !hasNoCareYet),
            ("no-care-team", isOnlyNone("care.team") && !hasNoCareYet),
            ("recent-event", has("signs.event", "yes") && has("signs.since", "lt1m")),
            (
                "few-signs",
                !has("care.dx", "yes") && has("signs.event", "yes", "no") && signs < 3
            ),
            ("not-answered", isHealthOpen),
        ])
    }

    var talkBeforeLeaving: Bool {
        answers.isUrgent || has("safety.month", "yes") || isSafetyOpen
            || has("health.mindnow", "true") || wasWorrying
    }
}

extension ClinicalRules {
    private var hasNoCareYet: Bool {
        !has("care.dx", "yes") && isOnlyNone("care.tried") && isOnlyNone("care.team")
    }

    private var isSafetyOpen: Bool {
        let questions = ["safety.now", "safety.danger", "safety.month", "safety.recent"]
        return has("safety.month", "skip") || has("safety.recent", "skip")
            || questions.contains { answers.isShown($0) && !answers.isAnswered($0) }
    }

    private var isHealthOpen: Bool {
        let needed = [
            "signs.event", "care.dx", "care.tried", "care.team", "health.bp", "health.heart",
            "health.mind", "health.pregnant", "health.substance", "health.other", "health.allergy",
        ]
        let isOpen = answers.isAdult && needed.contains { !answers.isAnswered($0) }
        return !answers.isUrgent && (isOpen || has("signs.event", "skip"))
    }

    /// Whether a safety answer that counts had been one that calls for a talk.
    private var wasWorrying: Bool {
        let worrying: [String: Set<String>] = [
            "safety.now": ["yes", "person"], "safety.danger": ["true"],
            "safety.month": ["yes", "skip"], "safety.recent": ["yes", "skip"],
        ]
        return worrying.contains { linkId, codes in
            answers.isAnswered(linkId) && !codes.isDisjoint(with: answers.changed[linkId] ?? [])
        }
    }

    private func has(_ linkId: String, _ codes: String...) -> Bool {
        !answers[linkId].isDisjoint(with: codes)
    }

    private func namesOne(_ linkId: String) -> Bool {
        !answers[linkId].subtracting(["none"]).isEmpty
    }

    private func isOnlyNone(_ linkId: String) -> Bool { answers[linkId] == ["none"] }
}

extension Set<String> {
    /// The codes whose rule holds.
    fileprivate init(_ rules: [(code: String, holds: Bool)]) {
        self.init(rules.filter(\.holds).map(\.code))
    }
}
