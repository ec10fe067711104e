import FHIRModel
import FormFiller

extension Conversation {
    /// Tells staff about every code that holds now and did not before.
    ///
    /// Nothing is shown until staff are called, or cannot be; what staff are told quietly is told before the next page, too.
    ///
    /// - Returns: what is to be done, and whether the visitor is asked to stay.
    mutating func raiseAlerts() -> (effects: [ConversationEffect], isCall: Bool) {
        guard let formNumber, !asksStandard, let interview else { return ([], false) }
        let holding = interview.alertsHolding
        let before = alertsHolding[formNumber] ?? []
        let new = holding.filter { !before.contains($0) }
        alertsHolding[formNumber] = Set(holding)
        var told = Set(before.compactMap(\.code))
        var (quiet, loud): ([Coding], [Coding]) = ([], [])
        for alert in new {
            calls.closings.append((formNumber, alert))
            guard let code = alert.code, told.insert("\(alert.priority) \(code)").inserted else {
                continue
            }
            let reason = Coding(code: code, display: alert.display)
            switch alert.priority {
            case .stat: loud.append(reason)
            case .asap: quiet.append(reason)
            }
        }
        calls.codes += quiet.compactMap(\.code)
        let effects = quiet.map { ConversationEffect.tellStaff($0) }
        if loud.isEmpty { return (effects, false) }
        return (effects + call(loud, need: .urgent), true)
    }

    /// The visitor asked for a person, or was found to need one: a call that nobody has acknowledged is made again.
    mutating func callPerson() -> [ConversationEffect] {
        if case .person = scene { frames.removeLast() }
        var need = Scene.Need.wanted
        if case .stay = scene { need = .urgent }
        return call([Coding(code: Self.personWanted)], need: need)
    }

    /// The alert code of ``Command/person``.
    static let personWanted = "person-wanted"

    private mutating func call(_ reasons: [Coding], need: Scene.Need) -> [ConversationEffect] {
        let codes = reasons.compactMap(\.code)
        alertsReached = false
        let isAgain = need == .wanted || codes == [Self.personWanted] ? calls.isWaiting : false
        if case .stay(let isReached) = scene {
            frames.removeLast()
            alertsReached = isReached
        }
        frames.append(Frame(scene: .alerting(need)))
        calls.call(at: now)
        guard !isAgain else {
            alertsPending = 1
            return [.callAgain]
        }
        calls.codes += codes
        alertsPending = reasons.count
        return reasons.map { .alert($0) }
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

    /// Shows that the desk has answered, where the visitor waits for it.
    mutating func deskAnswered(at time: FHIRDateTime) -> [ConversationEffect] {
        guard calls.calledAt != nil else { return [] }
        calls.answeredAt = time
        return render()
    }

    /// Whether it is time to say that nobody came, and was not said yet.
    mutating func isToldToWalkNow() -> Bool {
        guard calls.isWaiting, !calls.hasSaidToWalk, isPatienceOver else { return false }
        calls.hasSaidToWalk = true
        return true
    }

    /// Whether a visitor has waited long enough for somebody who was called.
    var isPatienceOver: Bool {
        guard let end = calls.end(after: settings.patience)?.secondsSince1970,
            let present = now.secondsSince1970
        else { return false }
        // Long before the call, by a clock that was set back, nobody knows how long they have waited: better to say too early where
        // to go than an hour late.
        let patience = Int(settings.patience.components.seconds)
        return !(end - patience - 60..<end).contains(present)
    }

    /// How long until then; nil where it is over or nobody is waited for.
    var patienceLeft: Duration? {
        guard calls.isWaiting, !isPatienceOver,
            let end = calls.end(after: settings.patience)?.secondsSince1970,
            let present = now.secondsSince1970
        else { return nil }
        return .seconds(min(max(1, end - present), 86_400))
    }

    /// Goes on with the visit where the line is the release code; anything else changes nothing.
    mutating func leaveStay(code: String) -> [ConversationEffect] {
        let expected = settings.releaseCode
        guard !expected.isEmpty, code.lowercased() == expected.lowercased() else {
            return code.isEmpty || command(in: code) == .person ? callPerson() : render()
        }
        frames.removeLast()
        if case .asking = scene { return [.record(.released)] + afterMove() }
        return [.record(.released)] + render()
    }
}
