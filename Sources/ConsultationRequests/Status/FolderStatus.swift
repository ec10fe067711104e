public import StaffPages

/// What a folder of requests tells of how its kiosk fares: visits, calls, requests, the audit trail, the disk, the desk, delivery.
///
///     let status = FolderStatus(folder: "Requests", clock: .utc)
///     print(status.rows.map { "\($0.name): \($0.lines)" })
///
/// `anteroom status` shows it beside what the machine says, and the desk for each of its folders, wherever they came from.
public struct FolderStatus: Sendable {
    let folder: String
    let clock: ClinicClock
    let now: UTCTime
    let system: SystemCalls
    let overview: Result<RequestOverview, StoreError>
    /// What the audit trail tells, or why it cannot be read.
    package let trail: Result<RecentEvents, StoreError>

    static let day: Int64 = 86_400

    /// Looks at a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - overview: What is in it, where that is known already.
    ///   - clock: By which times are written.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        overview: Result<RequestOverview, StoreError>? = nil,
        clock: ClinicClock,
        system: SystemCalls = .live
    ) {
        self.folder = folder
        self.clock = clock
        self.system = system
        now = system.now()
        self.overview =
            overview
            ?? Result { () throws(StoreError) in
                var index = RequestIndex(RequestFolder(path: folder, system: system))
                return try index.overview()
            }
        trail = Result { () throws(StoreError) in
            try AuditTrail(folder: folder, station: "", system: system).recent()
        }
    }

    /// All that the folder tells.
    public var rows: [KioskStatus.Row] {
        [visits, codes, alerts, requests, auditTrail, disk, desk, delivery]
    }

    /// The last visit, and visits that broke off in the last day.
    package var visits: KioskStatus.Row {
        guard let events else { return KioskStatus.Row("visits", .warning, Self.unknown) }
        let last = events.last { $0.code == "visit-begun" }.map { clock.minute($0.time) }
        let line = last.map { "the last began \($0)" } ?? "none yet"
        let broken = recent("visit-failed", events)
        guard broken > 0 else { return KioskStatus.Row("visits", .ok, line) }
        let advice = "\(broken) broke off in the last day; journalctl -u anteroom-kiosk says why"
        return KioskStatus.Row("visits", .warning, line, advice)
    }

    /// Requests that could not be stored in the last day, and those that are damaged.
    package var requests: KioskStatus.Row {
        let name = "requests"
        guard case .success(let overview) = overview else {
            return KioskStatus.Row(name, .critical, unreadable)
        }
        var lines: [String] = []
        var level = KioskStatus.Level.ok
        if let events {
            let last = events.last { $0.code == "sent" }.map { clock.minute($0.time) }
            lines.append(last.map { "the last was stored \($0)" } ?? "none yet")
            let failed = recent("store-failed", events)
            if failed > 0 {
                level = .critical
                lines.append("\(failed) could not be stored in the last day")
            }
        } else {
            level = .warning
            lines.append(Self.unknown)
        }
        let damaged = overview.requests.count { $0.isDamaged }
        if damaged > 0 {
            level = max(level, .warning)
            lines.append("\(damaged) cannot be read; anteroom requests verify says what is wrong")
        }
        return KioskStatus.Row(name, level, lines: lines)
    }

    /// Whether the audit trail, from which other rows are made, can be read.
    package var auditTrail: KioskStatus.Row {
        let name = "audit trail"
        let trail: RecentEvents
        switch self.trail {
        case .failure(let error): return KioskStatus.Row(name, .critical, "\(error)")
        case .success(let success): trail = success
        }
        guard trail.passedOver.isEmpty else {
            let files = trail.passedOver.joined(separator: ", ")
            return KioskStatus.Row(name, .critical, "\(files): no file that can be read")
        }
        let last = trail.events.last.map { "the last event was \(clock.minute($0.time))" }
        let line = last ?? "no event yet"
        switch trail.unreadableLines {
        case 0: return KioskStatus.Row(name, .ok, line)
        case let count:
            let advice =
                "\(count) line\(count == 1 ? "" : "s") cannot be read, as a loss of power leaves one; anteroom requests verify says where"
            return KioskStatus.Row(name, count > 2 ? .warning : .ok, line, advice)
        }
    }

    static let unknown = "not known, because the audit trail cannot be read"

    /// The sentence for a folder that cannot be read.
    var unreadable: String {
        switch overview {
        case .success: ""
        case .failure(let error): "\(error)"
        }
    }

    /// The events, oldest first; nil where the trail, or a part of it, cannot be read.
    package var events: [RecordedEvent]? {
        guard case .success(let trail) = trail, trail.passedOver.isEmpty else { return nil }
        return trail.events
    }

    private func recent(_ code: String, _ events: [RecordedEvent]) -> Int {
        events.count { $0.code == code && $0.time.seconds(until: now) < Self.day }
    }
}
