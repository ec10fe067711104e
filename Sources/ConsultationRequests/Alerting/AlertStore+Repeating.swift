import FHIRModel

// Calls that nobody has acknowledged are made again.
extension AlertStore {
    /// Tries again those alerts of this station that nobody acknowledged and whose last try is long enough ago.
    ///
    /// Cheap when there are none. What cannot be read says nothing: an alert whose marks cannot be read is sent again, and while
    /// the folder is away, those that waited when it could be read last.
    public mutating func retryDue() -> [AlertOutcome] {
        if let waiting = waiting() { memory.lastWaiting = waiting }
        let waiting = memory.lastWaiting
        memory.forget(allBut: waiting)
        guard !waiting.isEmpty else { return [] }
        var outcomes: [AlertOutcome] = []
        for alert in waiting where alert.station == station {
            let last = memory.lastTries[alert.number] ?? alert.time
            let pause = alert.priority == .stat ? interval : interval * Self.quietFactor
            // A clock that was set back says nothing of how long ago the last try was.
            let elapsed = last.seconds(until: system.now())
            guard !(0..<pause).contains(elapsed) else { continue }
            // The commands of those before it took their time, in which somebody may have acknowledged this one.
            guard outcomes.isEmpty || !isAnswered(alert.number) else { continue }
            let wasDelivered = knownDeliveries().contains(alert.number)
            let delivery = deliver(alert)
            if delivery == .delivered {
                if !wasDelivered { note(delivery, of: alert, isAgain: true) }
                memory.delivered?.insert(alert.number)
            } else {
                note(delivery, of: alert, isAgain: true)
                if wasDelivered { forget(alert, delivery) }
            }
            outcomes.append(
                AlertOutcome(
                    alert: alert,
                    storeError: nil,
                    delivery: delivery,
                    wasDelivered: wasDelivered
                )
            )
        }
        return outcomes
    }

    private mutating func knownDeliveries() -> Set<RequestNumber> {
        if let delivered = memory.delivered { return delivered }
        var known: Set<RequestNumber> = []
        for entry in (try? deliveries.entries()) ?? [] {
            guard entry.text("count") == nil, entry.text(.test) == nil,
                let number = entry.number(.record)
            else { continue }
            if entry.text("failed") == nil { known.insert(number) } else { known.remove(number) }
        }
        memory.delivered = known
        return known
    }

    /// Notes that the command no longer takes an alert that it took before, so that the next time it does is noted again.
    private mutating func forget(_ alert: AlertRecord, _ delivery: AlertDelivery) {
        memory.delivered?.remove(alert.number)
        try? deliveries.append([
            ("time", system.now().extended), ("record", alert.number.description),
            ("failed", delivery.word),
        ])
    }
}
