import FHIRModel
internal import PlainText

/// What the senders of a folder wrote down, `delivery-NAME.jsonl`, one file for each system that requests go to.
public struct Deliveries: Sendable {
    private let folder: DurableFolder
    private let system: SystemCalls

    /// The deliveries of a folder of requests.
    public init(folder: String, system: SystemCalls = .live) {
        self.folder = DurableFolder(path: folder, system: system)
        self.system = system
    }

    /// All steps, those of each target in their order.
    public func all() throws(StoreError) -> [DeliveryMark] {
        var marks: [DeliveryMark] = []
        for name in try logNames() {
            marks += try ChainedLog(folder: folder, name: name).entries().compactMap(Self.mark)
        }
        return marks
    }

    /// Adds a step and makes it durable.
    ///
    /// There must be one sender a target.
    public func add(_ mark: DeliveryMark) throws(StoreError) {
        let name = "delivery-\(MarkLog.fileName(of: mark.target))"
        try ChainedLog(folder: folder, name: name).append([
            ("time", mark.time.extended), ("record", mark.number.description),
            ("event", mark.event.rawValue), ("target", Self.bounded(mark.target)),
            ("status", Self.bounded(mark.status)), ("attempt", "\(mark.attempt)"),
            ("sha256", Self.bounded(mark.digest)), ("locations", Self.bounded(mark.locations)),
        ])
    }

    /// The names of the logs, without `.jsonl`.
    func logNames() throws(StoreError) -> [String] {
        try Marks.names(of: "delivery", in: folder)
    }

    /// The state of every request that was sent to all targets or to some, and what holds of the others.
    func states() throws(StoreError) -> (
        known: [RequestNumber: DeliveryState], other: DeliveryState
    ) {
        var known: [RequestNumber: DeliveryState] = [:]
        let targets = Dictionary(grouping: try all(), by: \.target).values.map { marks in
            Dictionary(marks.map { ($0.number, $0) }, uniquingKeysWith: { _, last in last })
        }
        guard try !logNames().isEmpty else { return ([:], .noTarget) }
        for number in Set(targets.flatMap(\.keys)) {
            let states = targets.map { $0[number].map { DeliveryState.at($0) } ?? .queued }
            known[number] = states.max { $0.urgency < $1.urgency }
        }
        return (known, .queued)
    }

    private static func mark(_ entry: ChainedLog.Entry) -> DeliveryMark? {
        guard let number = entry.number(.record),
            let event = entry.text(.event).flatMap({ DeliveryMark.Event(rawValue: $0) }),
            let time = entry.text(.time).flatMap({ UTCTime($0) }),
            let target = entry.text("target")
        else { return nil }
        return DeliveryMark(
            number: number,
            event: event,
            time: time,
            target: bounded(target),
            status: bounded(entry.text("status") ?? ""),
            attempt: entry.text("attempt").flatMap { Int($0) } ?? 1,
            digest: entry.text("sha256") ?? "",
            locations: bounded(entry.text("locations") ?? "")
        )
    }

    private static func bounded(_ text: String) -> String {
        String(PrintableText.line(text).prefix(500))
    }
}
