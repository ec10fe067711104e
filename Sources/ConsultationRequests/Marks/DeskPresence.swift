import SystemPackage

/// That a desk is open on a folder: an empty file `desk-NAME.open`, whose time is when the desk last gave a sign of life.
///
/// A desk renews it each minute, so that whoever looks after the kiosk sees whether calls come up on a screen.
public struct DeskPresence: Sendable {
    /// A desk that is or was open.
    struct Desk: Sendable, Equatable {
        let name: String
        let lastSeen: UTCTime
    }

    private static let suffix = ".open"
    private let folder: DurableFolder
    private let fileName: String

    /// The presence of a desk in a folder of requests.
    public init(folder: String, desk: String, system: SystemCalls = .live) {
        self.folder = DurableFolder(path: folder, system: system)
        fileName = "desk-\(MarkLog.fileName(of: desk))\(Self.suffix)"
    }

    /// Says that the desk is open now; call it at the start and each minute.
    public func renew() throws(StoreError) {
        try folder.opened { directory throws(StoreError) in
            let file = try folder.call(.create) { () throws(Errno) in
                try folder.system.open(directory, fileName, .append, 0o640)
            }
            defer { folder.system.close(file) }
            try folder.call(.write) { () throws(Errno) in try folder.system.touch(file) }
        }
    }

    /// The desks that have been open on a folder, by name.
    static func all(in path: String, system: SystemCalls) throws(StoreError) -> [Desk] {
        let folder = DurableFolder(path: path, system: system)
        return try folder.opened { directory throws(StoreError) in
            let names = try folder.call(.listFolder) { () throws(Errno) in
                try system.names(directory)
            }
            return names.sorted().compactMap { name -> Desk? in
                guard name.hasPrefix("desk-"), name.hasSuffix(suffix),
                    let status = try? system.statusOfName(directory, name), status.isRegular
                else { return nil }
                let desk = String(name.dropFirst(5).dropLast(suffix.count))
                return Desk(name: Station.bounded(desk), lastSeen: status.modified)
            }
        }
    }
}
