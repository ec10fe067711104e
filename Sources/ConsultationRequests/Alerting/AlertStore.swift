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
    static let quietFactor: Int64 = 5
    /// How long an alert is waited for, the command and a screen at the desk together.
    var receiptLimit = Duration.seconds(2)
    /// Milliseconds between two looks for a screen that shows it.
    static let receiptPause = 100

    let station: String
    let command: AlertCommand?
    /// Runs the command on an alert: a process of its own, but in tests that follow every order of events.
    private let call: (@Sendable (AlertRecord) -> AlertDelivery)?
    let system: SystemCalls
    let folder: DurableFolder
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

    // MARK: The command

    /// Runs the command on an alert, where there is one, and remembers when.
    mutating func deliver(_ alert: AlertRecord) -> AlertDelivery {
        let delivery = call?(alert) ?? .noCommand
        memory.lastTries[alert.number] = system.now()
        return delivery
    }

    /// Notes how the command fared: where it took the alert in the log of deliveries, and always in the audit trail.
    func note(_ delivery: AlertDelivery, of alert: AlertRecord, isAgain: Bool) {
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
