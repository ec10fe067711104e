import SystemPackage

extension RequestFolder {
    /// The requests that may go: marked as seen by somebody, and so many days old.
    ///
    /// A request of a kiosk whose clock was ahead lies in the future; it is as old as the first mark on it.
    ///
    /// - Parameters:
    ///   - days: How old they must be.
    ///   - includesUnseen: Whether those that nobody marked go as well.
    /// - Returns: Their names, the oldest first.
    /// - Throws: Why the folder cannot be read.
    public func purgeable(
        olderThan days: Int,
        includesUnseen: Bool = false
    ) throws(StoreError) -> [RequestFileName] {
        let marks = try Acknowledgements(folder: path, system: folder.system).all()
        let seen = Dictionary(
            marks.map { ($0.number, $0.time) },
            uniquingKeysWith: { first, _ in first }
        )
        let now = folder.system.now()
        return try names().filter { name in
            guard includesUnseen || seen[name.number] != nil else { return false }
            let made = name.number.time
            let since = made <= now ? made : seen[name.number] ?? made
            return since.seconds(until: now) >= Int64(days) * 86_400
        }
    }

    /// Removes a request from the folder; one that another program has removed is no error.
    public func remove(_ name: RequestFileName) throws(StoreError) {
        try folder.takeBack(name.description)
    }
}
