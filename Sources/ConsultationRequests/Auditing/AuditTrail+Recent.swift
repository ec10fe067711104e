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
}

extension AuditTrail {
    /// The latest events, oldest first, 10,000 to 20,000 of them.
    ///
    /// Those of the file that is written now and of the one that was filled before it, for a report on how a kiosk fares;
    /// ``RequestFolder/check()`` reads and checks the whole trail. Lines that cannot be read are passed over.
    package func recent() throws(StoreError) -> [RecordedEvent] {
        let reader = FolderReader(folder: log.folder)
        let before = try log.folder.opened { directory throws(StoreError) in
            try log.rotatedNames(in: directory).suffix(1)
        }
        var events: [RecordedEvent] = []
        for file in before + [log.fileName] {
            guard let bytes = try reader.read(file, longest: 16 << 20) else { continue }
            for line in bytes.split(separator: 0x0A) {
                guard let event = Self.event(Array(line)) else { continue }
                events.append(event)
            }
        }
        return events
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
            record: tree.text(.record, of: tree.root).flatMap { RequestNumber($0) }
        )
    }
}
