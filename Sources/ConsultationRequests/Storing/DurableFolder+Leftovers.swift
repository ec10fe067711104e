import SystemPackage

extension DurableFolder {
    /// Removes the temporary files of writers that are dead, and says how many.
    ///
    /// A living writer holds the lock of its file, from whichever kiosk it writes. Where the file
    /// system has no locks, a file counts as left over after an hour, and so does one from the future.
    @discardableResult
    func removeLeftovers() throws(StoreError) -> Int {
        try opened { folder throws(StoreError) in
            let names = try call(.listFolder) { () throws(Errno) in try system.names(folder) }
            var removed = 0
            for name in names where Self.isTemporary(name) && isLeftOver(name, in: folder) {
                try call(.remove) { () throws(Errno) in try system.unlink(folder, name) }
                removed += 1
            }
            return removed
        }
    }

    private static func isTemporary(_ name: String) -> Bool {
        name.utf8.count == 15 && name.hasPrefix(".") && name.hasSuffix(".partial")
            && RequestNumber.code(spoken: name.dropFirst().prefix(6)) != nil
    }

    private func isLeftOver(_ name: String, in folder: CInt) -> Bool {
        do {
            let file = try system.open(folder, name, .claim, 0)
            defer { system.close(file) }
            do throws(Errno) {
                try system.lock(file)
                return true
            } catch {
                guard Self.lacksLocks(error) else { return false }
                let age = try system.status(file).modified.seconds(until: system.now())
                return abs(age) > 3_600
            }
        } catch {
            return false
        }
    }
}
