import FHIRModel

/// What one visitor answered: codes of options, or "true" and "false", by linkId.
struct AnswerSet: Sendable, Hashable {
    var given: [String: [String]]
    /// Answers to safety questions that the visitor gave first and then changed.
    var changed: [String: [String]] = [:]

    /// The answers to one question that count: those to a question that is shown.
    subscript(_ linkId: String) -> Set<String> {
        isShown(linkId) ? Set(given[linkId] ?? []) : []
    }

    func isAnswered(_ linkId: String) -> Bool { !self[linkId].isEmpty }
}

/// When each question is shown, stated once more beside the `enableWhen` of the file.
extension AnswerSet {
    var hasConsented: Bool { given["consent"] == ["agree"] }

    var isAdult: Bool { !self["age"].isDisjoint(with: ["18-64", "65plus"]) }

    var isUrgent: Bool {
        !self["safety.now"].isDisjoint(with: ["yes", "person"]) || self["safety.danger"] == ["true"]
            || self["safety.recent"] == ["yes"]
    }

    func isShown(_ linkId: String) -> Bool {
        if linkId == "consent" { return true }
        guard hasConsented else { return false }
        switch linkId {
        case "path", "age", "safety.now": return true
        case "safety.danger": return self["safety.now"] == ["no"]
        case "safety.month", "safety.recent":
            return self["safety.now"] == ["no"] && self["safety.danger"] == ["false"]
        case "signs.relive", "signs.avoid", "signs.mood", "signs.guard", "signs.life",
            "signs.since":
            return self["signs.event"] == ["yes"]
        case "health.mindnow":
            return !self["health.mind"].isDisjoint(with: ["voices", "schizophrenia", "mania"])
        case "request.wanted": return !isUrgent
        case "request.urgent": return isUrgent
        case "contact.phone": return !self["contact.by"].isDisjoint(with: ["phone", "text"])
        case "contact.email": return self["contact.by"] == ["email"]
        case "contact.message-ok": return self["contact.by"] == ["phone"]
        case "contact.guardian":
            return self["request.wanted"] == ["yes"] && self["age"] == ["under18"]
        case "contact.times", "reason": return self["request.wanted"] == ["yes"]
        case "ride", "share.release": return self["request.wanted"] == ["yes"] && isAdult
        case _ where linkId.hasPrefix("contact."):
            return self["request.wanted"] == ["yes"] || self["request.urgent"] == ["yes"]
        default:
            return isAdult && self["path"] == ["full"] && !isUrgent
        }
    }
}

/// What the answers come to.
struct ClinicalResult: Hashable {
    var signs = 0
    var outcome = ""
    var priority = ""
    var talkBeforeLeaving = false
    var reasons: Set<String> = []
    var notes: Set<String> = []
}
