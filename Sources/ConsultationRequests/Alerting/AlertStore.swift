import FHIRModel
import SystemPackage

/// The alerts of a kiosk: `alerts/` in the folder of requests, and the command that calls staff.
///
/// A record is durable before the command is started. An alert is sent again, also where the command took it, until somebody
/// acknowledges it, by whichever process of the same station calls ``retryDue()``, after a restart too: a command that ended well
/// says that a page was sent, and only an acknowledgement that a person has seen to it.
public struct AlertStore: Sendable {
    /// Seconds between two tries of one alert.
    public let interval: Int64
    /// A quiet alert is tried as many times less often.
    private static let quietFactor: Int64 = 5
    /// How long an alert is waited for, the command and a screen at the desk together.
    var receiptLimit = Duration.seconds(2)
    /// Milliseconds between two looks for a screen that shows it.
    private static let receiptPause = 100

    let station: String
    let command: AlertCommand?
    /// Runs the command on an alert: a process of its own, but in tests that follow every order of events.
    private let call: (@Sendable (AlertRecord) -> AlertDelivery)?
    let system: SystemCalls
    private let folder: DurableFolder
    let place: DurableFolder
    let deliveries: ChainedLog
    let marks: Marks
    let audit: AuditTrail
    /// What the process knows beside the folder.
    var memory = Memory()

    /// What a process that sends alerts again remembers, and loses when it ends.
    struct Memory: Sendable, Hashable {
        /// When each was tried last.
        var lastTries: [RequestNumber: UTCTime] = [:]
        /// Those the command took when it was last tried, by the log: while it goes on so, tries are not noted; nil until it is
        /// needed.
        var delivered: Set<RequestNumber>?
        /// Those that waited for somebody when the folder could be read last.
        var lastWaiting: [AlertRecord] = []

        /// Forgets what was acknowledged, so that months of alerts take no room.
        mutating func forget(allBut waiting: [AlertRecord]) {
            guard !lastTries.isEmpty || delivered?.isEmpty == false else { return }
            let numbers = Set(waiting.map(\.number))
            lastTries = lastTries.filter { numbers.contains($0.key) }
            delivered?.formIntersection(numbers)
        }
    }

    /// The alerts of a station.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - station: The name of this kiosk or seat.
    ///   - command: What calls staff; without one only a screen at the desk can show an alert.
    ///   - interval: Seconds between two tries; five times as many for a quiet alert.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        station: String,
        command: AlertCommand?,
        interval: Int64 = 60,
        system: SystemCalls = .live
    ) {
        var call: (@Sendable (AlertRecord) -> AlertDelivery)?
        if let command { call = { command.deliver($0) } }
        self.init(
            folder: folder,
            station: station,
            command: command,
            call: call,
            interval: interval,
            system: system
        )
    }

    /// The same with anything that calls staff in place of the command's process.
    init(
        folder: String,
        station: String,
        command: AlertCommand? = nil,
        call: (@Sendable (AlertRecord) -> AlertDelivery)?,
        interval: Int64 = 60,
        system: SystemCalls
    ) {
        self.station = Station.bounded(station)
        self.command = command
        self.call = call
        self.interval = interval
        self.system = system
        self.folder = DurableFolder(path: folder, system: system)
        place = DurableFolder(path: "\(folder)/alerts", system: system)
        deliveries = ChainedLog(folder: place, name: "deliveries")
        marks = Marks(folder: folder, system: system)
        audit = AuditTrail(folder: folder, station: station, system: system)
    }

    /// Makes the folder of alerts if it is missing and removes what dead writers left in it.
    ///
    /// The folder of requests must be there.
    public func prepare() throws(StoreError) {
        try makeFolder()
        try removeLeftovers()
    }

    /// Makes the folder of alerts if it is missing: all that a first alert needs.
    ///
    /// The folder of requests must be there.
    public func makeFolder() throws(StoreError) {
        // One that was swapped for a link is another one: it is not opened, and nothing is made in it.
        try folder.opened { _ throws(StoreError) in }
        try place.prepare()
    }

    /// Removes what dead writers left in the folder, which takes the longer the more alerts are in it.
    public func removeLeftovers() throws(StoreError) {
        try place.removeLeftovers()
    }

    // MARK: Raising

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

    // MARK: Again

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

    private mutating func deliver(_ alert: AlertRecord) -> AlertDelivery {
        let delivery = call?(alert) ?? .noCommand
        memory.lastTries[alert.number] = system.now()
        return delivery
    }

    private func note(_ delivery: AlertDelivery, of alert: AlertRecord, isAgain: Bool) {
        switch delivery {
        case .delivered:
            let entry: [(name: ElementName, value: String)] = [
                ("time", system.now().extended), ("record", alert.number.description),
            ]
            try? deliveries.append(entry + (isAgain ? [("again", "yes")] : []))
            try? audit.record(.alertDelivered(alert.number))
        case .failed, .timedOut, .notStarted, .noCommand:
            try? audit.record(.alertFailed(alert.number, delivery))
        }
    }
}
