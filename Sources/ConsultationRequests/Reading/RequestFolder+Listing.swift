public import StaffPages

/// One line of the list of requests.
public struct ListedRequest: Sendable {
    /// What can be said of its file.
    public enum State: Sendable, Equatable {
        /// It is whole and nobody has marked it as seen.
        case new
        /// It is whole, and who last marked it as seen.
        case seen(Acknowledgement)
        /// It is damaged or cannot be read.
        case damaged(RequestFault)
    }

    /// The file's name.
    public let name: RequestFileName
    /// How pressing it is; nil when the file is sealed or damaged.
    public let priority: RequestPriority?
    /// The kiosk or seat; nil when the file is sealed or damaged, or does not say.
    public let station: String?
    /// Whether it comes from a demonstration.
    public let isDemonstration: Bool
    /// Whether the file is whole, and whether somebody has seen it.
    public let state: State

    /// Whether the file is damaged or cannot be read.
    public var isDamaged: Bool {
        switch state {
        case .damaged: true
        case .new, .seen: false
        }
    }

    /// The place in the list: by priority; one of which nothing is known, since it may be any, right after the most pressing two.
    var rank: (Int, Int) {
        priority.map { ($0.rank, 0) } ?? (RequestPriority.asap.rank, 1)
    }
}

extension RequestFolder {
    /// All requests, the most pressing first and the longest waiting first among those; one that lies in the future, since a
    /// clock was ahead, may have waited longest of all.
    public func list() throws(StoreError) -> [ListedRequest] {
        var seen: [RequestNumber: Acknowledgement] = [:]
        for mark in try Acknowledgements(folder: path, system: folder.system).all() {
            seen[mark.number] = mark
        }
        let marks = seen
        let names = try names()
        let now = folder.system.now()
        return try folder.opened { directory throws(StoreError) in
            ReadingThreads.map(names) { list($0, in: directory, seen: marks[$0.number]) }
                .compactMap { $0 }
        }.sorted { one, other in
            (one.rank.0, one.rank.1, one.name.number.time > now ? 0 : 1, one.name)
                < (other.rank.0, other.rank.1, other.name.number.time > now ? 0 : 1, other.name)
        }
    }

    /// A request's line; nil when its file is gone meanwhile.
    private func list(
        _ name: RequestFileName,
        in directory: CInt,
        seen: Acknowledgement?
    ) -> ListedRequest? {
        let state = seen.map { ListedRequest.State.seen($0) } ?? .new
        do throws(RequestFault) {
            let stored: [UInt8]?
            do throws(StoreError) {
                stored = try FolderReader(folder: folder).read(
                    name.description,
                    in: directory,
                    longest: Self.longest
                )
            } catch {
                throw .unreadable(error)
            }
            guard let stored else { return nil }
            if !name.isSealed, let glance = RequestGlance(stored) {
                return ListedRequest(
                    name: name,
                    priority: glance.priority,
                    station: glance.station,
                    isDemonstration: glance.isDemonstration,
                    state: state
                )
            }
            let file = try decode(stored, name: name.description, number: name.number)
            guard let content = RequestContent(file.bundle) else {
                throw .notARequest("it is no Bundle")
            }
            return ListedRequest(
                name: name,
                priority: content.priority,
                station: content.station,
                isDemonstration: content.isDemonstration,
                state: state
            )
        } catch {
            if error == .gone { return nil }
            return ListedRequest(
                name: name,
                priority: nil,
                station: nil,
                isDemonstration: false,
                state: error.isDamage ? .damaged(error) : state
            )
        }
    }
}
