import FHIRModel

// Those who are to get what visitors leave: the desk and another system.
extension FolderStatus {
    /// Seconds after which a desk that gives no sign of life is taken to be closed; an open one gives one each minute.
    private static let deskLife: Int64 = 180
    /// Seconds that a request may wait for another system before somebody should look.
    private static let deliveryLife: Int64 = 3_600

    /// Which desks show this folder, and when a screen last showed an alert.
    package var desk: KioskStatus.Row {
        let name = "desk"
        let desks: [DeskPresence.Desk]
        do throws(StoreError) {
            desks = try DeskPresence.all(in: folder, system: system)
        } catch {
            return KioskStatus.Row(name, .critical, "\(error)")
        }
        guard let latest = desks.max(by: { $0.lastSeen < $1.lastSeen }) else {
            return KioskStatus.Row(name, nil, "none has been open on this folder")
        }
        let shown = (try? overview.get())?.alerts.flatMap(\.marks).filter { $0.event == .shown }
        let last = shown?.map(\.time).max()
        let receipt = last.map { "a screen last showed a call \(clock.minute($0))" }
        let open = desks.filter { $0.lastSeen.seconds(until: now) < Self.deskLife }
        let lines = [receipt ?? "no screen has shown a call yet"]
        guard !open.isEmpty else {
            let line = "closed: \(latest.name) was last open \(clock.minute(latest.lastSeen))"
            return KioskStatus.Row(name, .warning, lines: [line] + lines)
        }
        let names = open.map(\.name).joined(separator: ", ")
        return KioskStatus.Row(name, .ok, lines: ["open: \(names)"] + lines)
    }

    /// How far requests have come on their way to another system, and what a person must look at.
    package var delivery: KioskStatus.Row {
        let name = "delivery"
        guard case .success(let overview) = overview else {
            return KioskStatus.Row(name, .critical, unreadable)
        }
        let hasTarget: Bool
        do throws(StoreError) {
            hasTarget = try !Deliveries(folder: folder, system: system).logNames().isEmpty
        } catch {
            return KioskStatus.Row(name, .critical, "\(error)")
        }
        guard hasTarget else {
            return KioskStatus.Row(name, nil, "requests are not handed on from this folder")
        }
        var queue = DeliveryCount()
        for request in overview.requests where !request.isDamaged { queue.add(request) }
        return row(name, queue)
    }

    private func row(_ name: String, _ queue: DeliveryCount) -> KioskStatus.Row {
        var level = KioskStatus.Level.ok
        let last = queue.lastDelivered.map { ", the last \(clock.minute($0))" } ?? ""
        var lines = ["\(queue.delivered) delivered\(last)"]
        if let oldest = queue.oldestWaiting {
            let age = oldest.seconds(until: now)
            level = age >= Self.deliveryLife ? .critical : .ok
            lines.append("\(queue.waiting) wait, the oldest since \(clock.minute(oldest))")
            if let retry = queue.lastRetry {
                lines.append("last tried \(clock.minute(retry.time)): \(retry.status)")
            }
        }
        for (mark, count) in [(queue.refused, queue.refusals), (queue.held, queue.holds)] {
            guard let mark else { continue }
            level = max(level, .warning)
            let verb = mark.event == .refused ? "refused by \(mark.target)" : "held for a person"
            lines.append(
                "\(count) \(verb), the first \(clock.minute(mark.time)): \(mark.status); anteroom requests list names them"
            )
        }
        if queue.sealed > 0 {
            lines.append("\(queue.sealed) sealed, not sent or a test; the sender alone knows")
        }
        return KioskStatus.Row(name, level, lines: lines)
    }
}

/// What stands in the outbox of a folder.
private struct DeliveryCount {
    var delivered = 0
    var lastDelivered: UTCTime?
    var waiting = 0
    var oldestWaiting: UTCTime?
    var lastRetry: DeliveryMark?
    /// Sealed ones of which nothing is noted: a test, which is never sent, cannot be told from them.
    var sealed = 0
    var refusals = 0
    var refused: DeliveryMark?
    var holds = 0
    var held: DeliveryMark?

    mutating func add(_ request: RequestSummary) {
        switch request.delivery {
        case .noTarget: break
        case .queued:
            if request.facts == nil { sealed += 1 } else { wait(request) }
        case .at(let mark):
            switch mark.event {
            case .delivered:
                delivered += 1
                lastDelivered = max(lastDelivered ?? mark.time, mark.time)
            case .sending, .retry:
                wait(request)
                if mark.event == .retry, lastRetry.map({ $0.time < mark.time }) ?? true {
                    lastRetry = mark
                }
            case .refused:
                refusals += 1
                if refused.map({ mark.time < $0.time }) ?? true { refused = mark }
            case .held:
                holds += 1
                if held.map({ mark.time < $0.time }) ?? true { held = mark }
            }
        }
    }

    private mutating func wait(_ request: RequestSummary) {
        waiting += 1
        let time = request.name.number.time
        oldestWaiting = min(oldestWaiting ?? time, time)
    }
}
