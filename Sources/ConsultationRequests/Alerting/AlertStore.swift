import FHIRModel
import SystemPackage

/// What came of raising an alert or of trying it again.
public struct AlertOutcome: Sendable {
    /// The alert.
    public let alert: AlertRecord
    /// Why the record is not on the disk; nil when it is.
    public let storeError: StoreError?
    /// How the alert command fared.
    public let delivery: AlertDelivery

    /// Whether staff have been called; if not the visitor is asked to walk to the front desk.
    public var reachedStaff: Bool { delivery == .delivered }
}

/// The alerts of a kiosk: `alerts/` in the folder of requests, and the command that calls staff.
///
/// A record is durable before the command is started. An alert that the command did not take at
/// once is tried again every minute until somebody acknowledges it, by whichever process of the same
/// station calls ``retryDue()``, after a restart too: the visitor was sent to the desk, and only an
/// acknowledgement says that a person has seen to it.
public struct AlertStore: Sendable {
    /// Seconds between two tries of one alert.
    public let interval: Int64

    private let station: String
    private let command: AlertCommand?
    private let system: SystemCalls
    private let place: DurableFolder
    private let deliveries: ChainedLog
    private let acknowledgements: Acknowledgements
    private let audit: AuditTrail
    private var lastTries: [RequestNumber: UTCTime] = [:]

    /// The alerts of a station.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - station: The name of this kiosk or seat.
    ///   - command: What calls staff; without one every alert counts as not delivered.
    ///   - interval: Seconds between two tries.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        station: String,
        command: AlertCommand?,
        interval: Int64 = 60,
        system: SystemCalls = .live
    ) {
        self.station = Station.bounded(station)
        self.command = command
        self.interval = interval
        self.system = system
        place = DurableFolder(path: "\(folder)/alerts", system: system)
        deliveries = ChainedLog(folder: place, name: "deliveries")
        acknowledgements = Acknowledgements(folder: folder, system: system)
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
        try place.prepare()
    }

    /// Removes what dead writers left in the folder, which takes the longer the more alerts are in it.
    public func removeLeftovers() throws(StoreError) {
        try place.removeLeftovers()
    }

    /// Raises an alert: stores the record, then starts the command and waits for it.
    ///
    /// Calling staff does not depend on the disk. A folder of alerts that was taken away is made again.
    public mutating func raise(code: String) -> AlertOutcome {
        var record = AlertRecord(
            number: RequestNumber(
                time: system.now(),
                code: UInt32(truncatingIfNeeded: system.random())
            ),
            station: station,
            code: code
        )
        var storeError: StoreError?
        do throws(StoreError) {
            record = try store(code: code)
        } catch {
            do throws(StoreError) {
                try makeFolder()
                record = try store(code: code)
            } catch let second {
                storeError = second
            }
        }
        let delivery = deliver(record)
        try? audit.record(.alert(record.number))
        note(delivery, of: record, isAgain: false)
        return AlertOutcome(alert: record, storeError: storeError, delivery: delivery)
    }

    /// Puts the record of an alert on the disk.
    private func store(code: String) throws(StoreError) -> AlertRecord {
        let placed = try place.place(suffix: ".json") { number throws(StoreError) in
            AlertRecord(number: number, station: station, code: code).json
        }
        return AlertRecord(number: placed.number, station: station, code: code)
    }

    /// Tries again those alerts of this station that were not taken at once, that nobody
    /// acknowledged and whose last try is long enough ago.
    ///
    /// Cheap when there are none.
    public mutating func retryDue() -> [AlertOutcome] {
        guard let waiting = try? unacknowledged() else { return [] }
        var outcomes: [AlertOutcome] = []
        for alert in waiting where alert.station == station {
            let last = lastTries[alert.number] ?? alert.time
            // A clock that was set back says nothing of how long ago the last try was.
            let elapsed = last.seconds(until: system.now())
            guard !(0..<interval).contains(elapsed) else { continue }
            let delivery = deliver(alert)
            note(delivery, of: alert, isAgain: true)
            outcomes.append(AlertOutcome(alert: alert, storeError: nil, delivery: delivery))
        }
        return outcomes
    }

    /// The alerts that the command did not take at once and that nobody acknowledged, oldest first.
    public func unacknowledged() throws(StoreError) -> [AlertRecord] {
        let alerts = try all()
        guard !alerts.isEmpty else { return [] }
        let done = try acknowledgements.numbers().union(
            deliveries.entries().compactMap { $0.text(.again) == nil ? $0.number(.record) : nil }
        )
        return alerts.filter { !done.contains($0.number) }
    }

    /// Whether this station has raised an alert with a code in the last so many seconds.
    ///
    /// One that lies in the future, since the clock was ahead once, says nothing of them.
    public func hasRaised(code: String, inLast seconds: Int64) -> Bool {
        let now = system.now()
        return ((try? all()) ?? []).contains {
            $0.station == station && $0.code == code
                && (0..<max(0, seconds)).contains($0.time.seconds(until: now))
        }
    }

    /// All alerts in the folder, oldest first.
    ///
    /// A file that is no alert is passed over.
    public func all() throws(StoreError) -> [AlertRecord] {
        let files = FolderReader(folder: place)
        var alerts: [AlertRecord] = []
        for name in try files.names({ $0.hasSuffix(".json") }) {
            if let record = try files.read(name, longest: 65_536).flatMap({ AlertRecord(json: $0) })
            {
                alerts.append(record)
            }
        }
        return alerts
    }

    /// The numbers of the alerts that were said or written so: `7F3-KQ2` or the whole form.
    public func matching(_ text: String) throws(StoreError) -> [RequestNumber] {
        let exact = RequestNumber(text)
        let code = RequestNumber.code(spoken: text)
        do throws(StoreError) {
            return try all().map(\.number).filter { number in
                exact.map { $0 == number } ?? (number.code == code)
            }
        } catch .failed(.openFolder, .noSuchFileOrDirectory, _) {
            return []
        }
    }

    private mutating func deliver(_ alert: AlertRecord) -> AlertDelivery {
        let delivery = command?.deliver(alert) ?? .noCommand
        lastTries[alert.number] = system.now()
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
            try? audit.record(.alertFailed(alert.number))
        }
    }
}
