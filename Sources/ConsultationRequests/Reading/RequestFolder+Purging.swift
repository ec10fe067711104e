import SystemPackage

extension RequestFolder {
    /// The requests that may go: seen by somebody and not opened again, delivered where they are handed on to another system,
    /// and so many days old.
    ///
    /// A request of a kiosk whose clock was ahead lies in the future; it is as old as the first mark on it.
    ///
    /// - Parameters:
    ///   - days: How old they must be.
    ///   - includesUnseen: Whether those that nobody marked go as well.
    ///   - includesUndelivered: Whether those go as well that another system was to have and has not.
    /// - Returns: Their names, the oldest first.
    /// - Throws: Why the folder cannot be read.
    public func purgeable(
        olderThan days: Int,
        includesUnseen: Bool = false,
        includesUndelivered: Bool = false
    ) throws(StoreError) -> [RequestFileName] {
        let marks = Dictionary(grouping: try marks.all(), by: \.number)
        let deliveries = try Deliveries(folder: path, system: folder.system).states()
        let now = folder.system.now()
        return try names().filter { name in
            let own = marks[name.number] ?? []
            guard includesUnseen || RequestState(own).isSeen else { return false }
            let made = name.number.time
            let since = made <= now ? made : own.first?.time ?? made
            guard since.seconds(until: now) >= Int64(days) * 86_400 else { return false }
            let delivery = deliveries.known[name.number] ?? deliveries.other
            return includesUndelivered || delivery.isSettled || isDemonstration(name)
        }
    }

    /// Whether a request is one of a demonstration, which is never handed on; of a sealed one nobody can tell.
    private func isDemonstration(_ name: RequestFileName) -> Bool {
        guard let bytes = try? stored(name.description) else { return false }
        return RequestGlance(bytes)?.facts.isDemonstration ?? false
    }

    /// Removes a request from the folder; one that another program has removed is no error.
    public func remove(_ name: RequestFileName) throws(StoreError) {
        try folder.takeBack(name.description)
    }
}
