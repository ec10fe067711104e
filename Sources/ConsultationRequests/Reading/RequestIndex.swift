import StaffPages
import SystemPackage

/// A folder of requests that is looked at again and again: a file that has not changed is not read a second time.
///
///     var index = RequestIndex(RequestFolder(path: "Requests"))
///     let overview = try index.overview()
///     print(overview.waitingAlerts.count, "calls,", overview.requests.count, "requests")
public struct RequestIndex: Sendable {
    private let folder: RequestFolder
    private var known: [RequestFileName: Known] = [:]

    private struct Known: Sendable {
        /// Nil where the file could not be read: it is tried again.
        var stamp: FileStatus?
        var facts: RequestFacts?
        var fault: RequestFault?
    }

    /// An index that knows nothing yet.
    public init(_ folder: RequestFolder) {
        self.folder = folder
    }

    /// Forgets what was read, that of opened requests too.
    public mutating func forget() { known = [:] }

    /// The folder as it is now.
    ///
    /// The most pressing requests come first and the longest waiting first among those; one that lies in the future, since a
    /// clock was ahead, may have waited longest of all.
    public mutating func overview() throws(StoreError) -> RequestOverview {
        let requests = try requests()
        return RequestOverview(
            requests: requests,
            alerts: try folder.linked(folder.marked(folder.alertFiles()), to: requests)
        )
    }

    /// The requests of the folder as they are now.
    public mutating func requests() throws(StoreError) -> [RequestSummary] {
        let marks = Dictionary(grouping: try folder.marks.all(), by: \.number)
        let deliveries = try Deliveries(folder: folder.path, system: folder.folder.system).states()
        let names = try folder.names()
        let (before, folder) = (known, folder)
        let found = try folder.folder.opened { directory throws(StoreError) in
            ReadingThreads.map(names) { name in
                Self.look(at: name, in: directory, of: folder, before: before[name])
            }
        }
        known = [:]
        var requests: [RequestSummary] = []
        for (name, found) in zip(names, found) {
            guard let found else { continue }
            known[name] = found
            var request = RequestSummary(name: name, facts: found.facts, fault: found.fault)
            request.marks = marks[name.number] ?? []
            request.delivery = deliveries.known[name.number] ?? deliveries.other
            if request.isDemonstration, request.delivery == .queued { request.delivery = .noTarget }
            requests.append(request)
        }
        let now = folder.folder.system.now()
        let ranks = requests.map { $0.rank(now) }
        let order = requests.indices.sorted {
            (ranks[$0], requests[$0].name) < (ranks[$1], requests[$1].name)
        }
        return order.map { requests[$0] }
    }

    /// What a file tells; nil when it is gone meanwhile.
    private static func look(
        at name: RequestFileName,
        in directory: CInt,
        of folder: RequestFolder,
        before: Known?
    ) -> Known? {
        let reader = FolderReader(folder: folder.folder)
        if let before,
            let stamp = try? folder.folder.system.statusOfName(directory, name.description),
            stamp == before.stamp
        {
            return before
        }
        do throws(RequestFault) {
            let read: (bytes: [UInt8], status: FileStatus)?
            do throws(StoreError) {
                read = try reader.readStamped(
                    name.description,
                    in: directory,
                    longest: RequestFolder.longest
                )
            } catch {
                throw .unreadable(error)
            }
            guard let read else { return nil }
            do throws(RequestFault) {
                return Known(stamp: read.status, facts: try folder.facts(name, read.bytes))
            } catch {
                return Known(stamp: read.status, facts: nil, fault: error)
            }
        } catch {
            return Known(stamp: nil, fault: error)
        }
    }
}

extension RequestFolder {
    /// The marks in the folder.
    var marks: Marks {
        Marks(folder: path, unsealing: unsealing, system: folder.system)
    }

    /// All requests, the most pressing first.
    public func list() throws(StoreError) -> [RequestSummary] {
        var index = RequestIndex(self)
        return try index.requests()
    }

    /// What a request's text tells a list.
    fileprivate func facts(
        _ name: RequestFileName,
        _ stored: [UInt8]
    ) throws(RequestFault) -> RequestFacts {
        if !name.isSealed, let glance = RequestGlance(stored) { return glance.facts }
        let file = try decode(stored, name: name.description, number: name.number)
        guard let content = RequestContent(file.bundle) else {
            throw .notARequest("it is no Bundle")
        }
        return RequestFacts(content)
    }
}
