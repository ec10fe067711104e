import FHIRModel
internal import PlainText

/// The audit trail of a folder of requests, `audit.jsonl`: event codes and times, each line chained
/// to the one before by its hash.
public struct AuditTrail: Sendable {
    let log: ChainedLog
    private let station: String
    private let system: SystemCalls

    /// The trail of a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - station: The name of this kiosk or seat.
    ///   - longest: Length in bytes after which a new file is begun.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        station: String,
        longest: Int64 = 1 << 20,
        system: SystemCalls = .live
    ) {
        log = ChainedLog(
            folder: DurableFolder(path: folder, system: system),
            name: "audit",
            longest: longest
        )
        self.station = Station.bounded(station)
        self.system = system
    }

    /// Adds an event and makes it durable.
    ///
    /// A caller goes on when this fails: the kiosk serves visitors before it serves its log.
    public func record(_ event: AuditEvent) throws(StoreError) {
        var fields: [(name: ElementName, value: String)] = [
            ("time", system.now().extended), ("station", station), ("event", event.code),
        ]
        if let record = event.record {
            fields.append(("record", record.description))
        }
        if case .sent(_, let digest) = event {
            fields.append(("sha256", digest))
        }
        if case .alertFailed(_, let delivery) = event {
            fields.append(("outcome", delivery.word))
        }
        try log.append(fields)
    }
}

/// One line of the audit trail, for statistics.
public struct AuditLine: Sendable, Hashable {
    /// When.
    public let time: UTCTime
    /// Which kiosk or seat, or who.
    public let station: String
    /// The word for the event, as ``AuditEvent/code`` gives it.
    public let event: String
}

extension AuditTrail {
    /// The lines that can be read, oldest first; those that were moved to filled files too.
    public func lines() throws(StoreError) -> [AuditLine] {
        try log.entries().compactMap { entry in
            guard let time = entry.text(.time).flatMap({ UTCTime($0) }),
                let event = entry.text(.event)
            else { return nil }
            return AuditLine(
                time: time,
                station: Station.bounded(entry.text(.station) ?? ""),
                event: Station.bounded(event)
            )
        }
    }
}

/// The name of a kiosk or a seat, as the operator gave it.
enum Station {
    /// On one line, without characters a terminal acts on, at most 60 characters.
    static func bounded(_ name: String) -> String {
        String(PrintableText.line(name).prefix(60))
    }
}
