public import ConsultationRequests
import FHIRModel
import StaffPages

/// Fills an empty folder with made-up requests, calls and marks, so that somebody can try the desk before a clinic has one.
///
///     try DemonstrationFolder("Desk/Demonstration", reading: bytes).fill("/tmp/demonstration")
///
/// What happened stands in `events.json`, each event so many minutes before now; a request's Bundle is a file beside it. All of it is
/// written by the same stores as a kiosk's and a desk's, only by a clock that is set back, and every request says TEST.
public struct DemonstrationFolder {
    private let source: String
    private let read: (_ path: String) throws -> [UInt8]
    private let now: UTCTime
    /// Requests and calls that events name later.
    private var numbers: [String: RequestNumber] = [:]
    private var visits: [String: VisitID] = [:]

    /// What is wrong with a file of the demonstration.
    public struct Failure: Error, CustomStringConvertible {
        /// The file, and what is missing in it.
        public let description: String
    }

    /// A demonstration.
    ///
    /// - Parameters:
    ///   - source: The folder with `events.json`.
    ///   - now: The time that the events lie before.
    ///   - read: Reads a file.
    public init(
        _ source: String,
        now: UTCTime = SystemCalls.live.now(),
        reading read: @escaping (_ path: String) throws -> [UInt8]
    ) {
        self.source = source
        self.now = now
        self.read = read
    }

    /// Lets everything happen in a folder.
    ///
    /// - Parameter folder: An empty folder of requests, or one that is not there yet.
    /// - Throws: ``Failure``, why a file cannot be read, or `StoreError`.
    public mutating func fill(_ folder: String) throws {
        let station = RequestStation("demonstration", folder: folder)
        try station.makeFolders()
        let path = "\(source)/events.json"
        let tree = try tree(path)
        for (place, node) in tree.children(of: tree.root).enumerated() {
            let event = DemonstrationEvent(node, in: tree)
            guard try play(event, in: folder) else {
                throw Failure(description: "\(path): event \(place + 1) is not one of the desk's")
            }
        }
    }

    private mutating func play(_ event: DemonstrationEvent, in folder: String) throws -> Bool {
        guard let minutes = event.minutesAgo else { return false }
        let moment = UTCTime(secondsSince1970: now.secondsSince1970 - Int64(minutes) * 60)
        var system = SystemCalls.live
        system.now = { moment }
        let station = event.text("station") ?? "demonstration"
        let trail = AuditTrail(folder: folder, station: station, system: system)
        switch event.text("event") {
        case "visit-begun": try trail.record(.visitBegun)
        case "erased": try trail.record(.erased)
        case "idle": try trail.record(.idle)
        case "alert":
            let alerts = AlertStore(
                folder: folder,
                station: station,
                command: nil,
                system: system
            )
            try alerts.prepare()
            let priority = event.text("priority").flatMap { AlertPriority(rawValue: $0) } ?? .stat
            let code = event.text("code") ?? "person-wanted"
            let kept = alerts.keep(
                code: code,
                display: event.text("display"),
                priority: priority,
                visit: visit(of: event)
            )
            if let error = kept.storeError { throw error }
            try trail.record(.alert(kept.record.number))
            name(kept.record.number, event)
        case "sent":
            guard let file = event.text("file") else { return false }
            let tree = try template("\(source)/\(file)", at: moment)
            var store = RequestStore(folder: folder, system: system)
            let tag = visit(of: event).map { VisitTag(id: $0) }
            let stored = try store.store { number in
                var bundle = tree
                RequestBundle.finish(
                    &bundle,
                    number: number,
                    station: station,
                    isDemonstration: true,
                    clock: LocalTime.clock(moment),
                    visit: tag
                )
                return bundle.serialized()
            }
            try trail.record(.sent(stored.number, digest: stored.digest))
            name(stored.number, event)
        case "mark":
            guard let number = event.text("on").flatMap({ numbers[$0] }),
                let mark = event.text("mark").flatMap({ MarkEvent(rawValue: $0) })
            else { return false }
            try MarkLog(folder: folder, desk: "demonstration", system: system)
                .add(
                    mark,
                    to: number,
                    initials: event.text("initials") ?? "AB",
                    note: event.text("note")
                )
        case _: return false
        }
        return true
    }

    private mutating func name(_ number: RequestNumber, _ event: DemonstrationEvent) {
        if let name = event.text("name") { numbers[name] = number }
    }

    private mutating func visit(of event: DemonstrationEvent) -> VisitID? {
        guard let name = event.text("visit") else { return nil }
        let id = visits[name] ?? VisitID(random: SystemCalls.live.random())
        visits[name] = id
        return id
    }

    /// A request's Bundle with the moment wherever it says `{now}`.
    private func template(_ path: String, at moment: UTCTime) throws -> JSONTree {
        var tree = try tree(path)
        var rest = [tree.root]
        while let node = rest.popLast() {
            if tree.string(at: node) == "{now}" { tree.replace(node, string: moment.extended) }
            rest += tree.children(of: node)
        }
        return tree
    }

    private func tree(_ path: String) throws -> JSONTree {
        let bytes = try read(path)
        do {
            return try JSONTree(parsing: bytes)
        } catch {
            throw Failure(description: "\(path): \(error)")
        }
    }
}

/// One object of `events.json`.
private struct DemonstrationEvent {
    private let node: JSONNode
    private let tree: JSONTree

    init(_ node: JSONNode, in tree: JSONTree) { (self.node, self.tree) = (node, tree) }

    var minutesAgo: Int? { tree.integer(at: tree.child("minutesAgo", of: node)) }

    func text(_ name: ElementName) -> String? { tree.string(at: tree.child(name, of: node)) }
}
