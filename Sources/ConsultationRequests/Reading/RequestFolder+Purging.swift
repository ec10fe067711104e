import SystemPackage

extension RequestFolder {
    /// The requests that may go: marked as seen by somebody, and so many days old.
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
        let seen = try Acknowledgements(folder: path, system: folder.system).numbers()
        let now = folder.system.now()
        return try names().filter { name in
            (includesUnseen || seen.contains(name.number))
                && name.number.time.seconds(until: now) >= Int64(days) * 86_400
        }
    }

    /// Removes a request from the folder; one that another program has removed is no error.
    public func remove(_ name: RequestFileName) throws(StoreError) {
        try folder.takeBack(name.description)
    }
}
