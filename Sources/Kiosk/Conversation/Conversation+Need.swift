import FHIRModel
import FormFiller

extension Conversation {
    /// Tells staff about every code that holds now and did not before; nil if there is none.
    ///
    /// Nothing is shown until staff are told, or cannot be.
    mutating func raiseAlerts() -> [ConversationEffect]? {
        guard let formNumber, !asksStandard, let interview else { return nil }
        let codes = interview.staffAlerts.compactMap { $0.code ?? $0.display }
        let before = alertsHolding[formNumber] ?? []
        let new = codes.filter { !before.contains($0) }
        alertsHolding[formNumber] = Set(codes)
        if new.isEmpty { return nil }
        return tellStaff(new, need: .urgent)
    }

    /// The visitor asked for a person.
    mutating func callPerson() -> [ConversationEffect] {
        if case .stay = scene { return tellStaff([Self.personWanted], need: .urgent) }
        if case .person = scene { frames.removeLast() }
        return tellStaff([Self.personWanted], need: .wanted)
    }

    /// The alert code of ``Command/person``.
    static let personWanted = "person-wanted"

    private mutating func tellStaff(_ codes: [String], need: Scene.Need) -> [ConversationEffect] {
        alertsReached = false
        if case .stay(let isReached) = scene {
            frames.removeLast()
            alertsReached = isReached
        }
        frames.append(Frame(scene: .alerting(need)))
        alertsTold += codes
        alertsPending = codes.count
        return codes.map { .alert(code: $0) }
    }

    mutating func alertAnswered(isDelivered: Bool) -> [ConversationEffect] {
        guard case .alerting(let need) = scene else { return [] }
        alertsPending -= 1
        alertsReached = alertsReached || isDelivered
        if alertsPending > 0 { return [] }
        switch need {
        case .urgent: return show(.stay(isReached: alertsReached))
        case .wanted: return show(.person(isReached: alertsReached))
        }
    }

    /// Goes on with the visit where the line is the release code; anything else changes nothing.
    mutating func leaveStay(code: String) -> [ConversationEffect] {
        let expected = settings.releaseCode
        guard !expected.isEmpty, code.lowercased() == expected.lowercased() else {
            return command(in: code) == .person ? callPerson() : render()
        }
        frames.removeLast()
        if case .asking = scene { return [.record(.released)] + afterMove() }
        return [.record(.released)] + render()
    }
}
