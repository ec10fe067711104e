import FHIRModel
import SystemPackage

// A call for staff the moment it is needed.
extension AlertStore {
    /// Raises an alert: stores the record, then starts the command and waits for it; where that fails, for a screen at the desk that
    /// shows it, two seconds at most.
    ///
    /// Calling staff does not depend on the disk. A folder of alerts that was taken away is made again.
    public mutating func raise(
        code: String,
        display: String? = nil,
        priority: AlertPriority = .stat,
        visit: VisitID? = nil,
        request: RequestNumber? = nil
    ) -> AlertOutcome {
        let (record, storeError) = keep(
            code: code,
            display: display,
            priority: priority,
            visit: visit,
            request: request
        )
        return send(record, storeError: storeError)
    }

    /// Stores the record of an alert, and calls nobody yet: ``send(_:storeError:)`` does.
    ///
    /// - Returns: the record, and why it is not on the disk.
    public func keep(
        code: String,
        display: String? = nil,
        priority: AlertPriority = .stat,
        visit: VisitID? = nil,
        request: RequestNumber? = nil
    ) -> (record: AlertRecord, storeError: StoreError?) {
        func record(_ number: RequestNumber) -> AlertRecord {
            AlertRecord(
                number: number,
                station: station,
                code: code,
                display: display,
                priority: priority,
                visit: visit,
                request: request
            )
        }
        func store() throws(StoreError) -> AlertRecord {
            let placed = try place.place(suffix: ".json") { number throws(StoreError) in
                record(number).json
            }
            return record(placed.number)
        }
        do throws(StoreError) {
            return (try store(), nil)
        } catch {
            do throws(StoreError) {
                try makeFolder()
                return (try store(), nil)
            } catch let second {
                let random = UInt32(truncatingIfNeeded: system.random())
                return (record(RequestNumber(time: system.now(), code: random)), second)
            }
        }
    }

    /// Keeps the record of an alert that could not be stored when it was raised, under the number that staff were called with.
    ///
    /// - Throws: why it is still not on the disk.
    public func keepLate(_ record: AlertRecord) throws(StoreError) {
        try makeFolder()
        var record = record
        record.count = 1
        let (number, bytes) = (record.number, record.json)
        let placed = try place.opened { directory throws(StoreError) in
            try place.place(number, suffix: ".json", in: directory) { _ throws(StoreError) in
                bytes
            }
        }
        guard placed == nil else { return }
        // One that could neither be flushed nor taken back stands there already.
        let stored = try FolderReader(folder: place).read("\(number).json", longest: 65_536)
        guard stored == bytes else { throw .noFreeNumber(path: place.path) }
    }

    /// Starts the command on a record that was just made, and notes how it fared.
    ///
    /// A quiet alert may have waited for its turn: where somebody has acknowledged it by now nobody is called.
    public mutating func send(_ record: AlertRecord, storeError: StoreError?) -> AlertOutcome {
        if record.priority == .asap, storeError == nil, isAnswered(record.number) {
            return AlertOutcome(alert: record, storeError: nil, delivery: .noCommand, isShown: true)
        }
        let begin = ContinuousClock.now
        let delivery = deliver(record)
        try? audit.record(.alert(record.number))
        note(delivery, of: record, isAgain: false)
        let isShown =
            delivery != .delivered && storeError == nil && record.priority == .stat
            && isShown(record.number, since: begin)
        return AlertOutcome(
            alert: record,
            storeError: storeError,
            delivery: delivery,
            isShown: isShown
        )
    }

    /// Sends an alert again because the visitor calls again: one alert with a count.
    ///
    /// - Parameters:
    ///   - record: The alert.
    ///   - count: How often the visitor has called by now.
    /// - Returns: How the command fared.
    public mutating func callAgain(_ record: AlertRecord, count: Int) -> AlertOutcome {
        var record = record
        record.count = count
        try? deliveries.append([
            ("time", system.now().extended), ("record", record.number.description),
            ("count", String(count)),
        ])
        let delivery = deliver(record)
        note(delivery, of: record, isAgain: true)
        let isShown = delivery != .delivered && receipt(of: [record.number]).isShown
        return AlertOutcome(alert: record, storeError: nil, delivery: delivery, isShown: isShown)
    }

    /// Whether a screen at the desk shows an alert, within the limit from when it was raised.
    ///
    /// A command that took its time has used it up. At once false where no desk has ever marked anything here.
    private func isShown(_ number: RequestNumber, since begin: ContinuousClock.Instant) -> Bool {
        guard (try? marks.hasDesk()) == true else { return false }
        var left = receiptLimit - begin.duration(to: .now)
        while true {
            if receipt(of: [number]).isShown { return true }
            guard left > .zero else { return false }
            system.pause(Self.receiptPause)
            left -= .milliseconds(Self.receiptPause)
        }
    }

    /// How far the desk has come with alerts.
    public func receipt(of numbers: Set<RequestNumber>) -> AlertReceipt {
        let all = marks.legible()
        var receipt = AlertReceipt()
        for number in numbers {
            let state = AlertState(all.lazy.filter { $0.number == number })
            switch state {
            case .raised: break
            case .shown: receipt.isShown = true
            case .taken(let mark), .closed(let mark):
                receipt.isShown = true
                receipt.answers[number] = mark.time
            }
        }
        return receipt
    }
}
