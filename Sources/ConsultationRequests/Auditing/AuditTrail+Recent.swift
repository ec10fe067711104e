import FHIRModel

/// An event as the audit trail has it.
package struct RecordedEvent: Sendable, Equatable {
    /// When it was.
    package let time: UTCTime
    /// Which kiosk or seat noted it.
    package let station: String
    /// The word for it, as ``AuditEvent/code`` gives it.
    package let code: String
    /// The request or alert it is about.
    package let record: RequestNumber?
    /// Why the alert command did not take it; nil for other events, and in a trail of an older version.
    package let outcome: AlertDelivery?
}

/// The latest events of an audit trail, and what of it could not be read.
package struct RecentEvents: Sendable, Equatable {
    /// Oldest first.
    package fileprivate(set) var events: [RecordedEvent] = []
    /// Lines that are no event: cut off or damaged.
    package fileprivate(set) var unreadableLines = 0
    /// Files that are there and could not be read: a folder or a link in their place, or one that is too long.
    package fileprivate(set) var passedOver: [String] = []
}

extension AuditTrail {
    /// The latest events, oldest first, 10,000 to 20,000 of them.
    ///
    /// Those of the file that is written now and of the one that was filled before it, for a report on how a kiosk fares;
    /// ``RequestFolder/check()`` reads and checks the whole trail.
    package func recent() throws(StoreError) -> RecentEvents {
        let reader = FolderReader(folder: log.folder)
        return try log.folder.opened { directory throws(StoreError) in
            var recent = RecentEvents()
            for file in try log.rotatedNames(in: directory).suffix(1) + [log.fileName] {
                guard let bytes = try reader.read(file, in: directory, longest: 16 << 20) else {
                    let isThere = (try? log.folder.system.statusOfName(directory, file)) != nil
                    if isThere { recent.passedOver.append(file) }
                    continue
                }
                for line in bytes.split(separator: 0x0A) {
                    if let event = Self.event(Array(line)) {
                        recent.events.append(event)
                    } else {
                        recent.unreadableLines += 1
                    }
                }
            }
            return recent
        }
    }

    private static func event(_ line: [UInt8]) -> RecordedEvent? {
        guard let tree = try? JSONTree(parsing: line),
            let time = tree.text(.time, of: tree.root).flatMap({ UTCTime($0) }),
            let code = tree.text(.event, of: tree.root)
        else { return nil }
        return RecordedEvent(
            time: time,
            station: Station.bounded(tree.text(.station, of: tree.root) ?? ""),
            code: code,
            record: tree.text(.record, of: tree.root).flatMap { RequestNumber($0) },
            outcome: tree.text("outcome", of: tree.root).flatMap { AlertDelivery(word: $0) }
        )
    }
}
