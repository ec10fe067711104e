import SystemPackage

extension DurableFolder {
    /// The temporary file of a number: hidden, and named by its random part alone.
    static func temporaryName(of number: RequestNumber) -> String {
        ".\(number.characters).partial"
    }

    /// Puts a further record beside that of a number and makes it durable; false where there is one of its name, or another program
    /// puts one beside the same number now.
    func place(
        beside number: RequestNumber,
        suffix: String,
        _ bytes: [UInt8]
    ) throws(StoreError) -> Bool {
        if try placeOnce(beside: number, suffix, bytes) { return true }
        // What a writer that died left would keep the number reserved.
        guard try removeLeftovers() > 0 else { return false }
        return try placeOnce(beside: number, suffix, bytes)
    }

    private func placeOnce(
        beside number: RequestNumber,
        _ suffix: String,
        _ bytes: [UInt8]
    ) throws(StoreError) -> Bool {
        try opened { folder throws(StoreError) in
            let placed = try place(number, suffix: suffix, isNew: false, in: folder) {
                _ throws(StoreError) in bytes
            }
            return placed != nil
        }
    }

    /// One try with one number; nil when the number turns out to be taken: where it is to be new, by any record of its random part.
    func place(
        _ number: RequestNumber,
        suffix: String,
        isNew: Bool = true,
        in folder: CInt,
        _ content: (RequestNumber) throws(StoreError) -> [UInt8]
    ) throws(StoreError) -> Placed? {
        let temporary = Self.temporaryName(of: number)
        let file: CInt
        do throws(StoreError) {
            file = try call(.create) { () throws(Errno) in
                try system.open(folder, temporary, .create, 0o640)
            }
        } catch .failed(_, .fileExists, _) {
            return nil
        }
        defer { system.close(file) }
        var linked = false
        defer {
            // Best effort: a leftover is swept at the next start.
            if !linked { try? call(.remove) { () throws(Errno) in try remove(temporary, folder) } }
        }
        guard try claim(file) else { return nil }
        if isNew, try !isFree(number, in: folder) { return nil }
        let placed = Placed(
            number: number,
            name: "\(number)\(suffix)",
            bytes: try content(number)
        )
        try call(.setMode) { () throws(Errno) in try system.setMode(file, 0o640) }
        try write(placed.bytes, to: file)
        try call(.sync) { () throws(Errno) in try system.sync(file) }
        guard try giveName(placed.name, to: temporary, in: folder) else { return nil }
        linked = true
        try? call(.remove) { () throws(Errno) in try remove(temporary, folder) }
        try settle(placed.name, in: folder)
        return placed
    }

    /// Locks the new file, as the sign that its writer lives.
    ///
    /// False when a sweep has just taken it for a leftover; true also on a file system that has no
    /// locks.
    private func claim(_ file: CInt) throws(StoreError) -> Bool {
        do throws(StoreError) {
            try call(.lock) { () throws(Errno) in try system.lock(file) }
            return true
        } catch .failed(_, .wouldBlock, _) {
            return false
        } catch .failed(_, let error, _) where Self.lacksLocks(error) {
            return true
        }
    }

    /// Whether an error of `flock` says that this file system has no locks.
    static func lacksLocks(_ error: Errno) -> Bool {
        error == .notSupported || error == .noLocks || error == .badFileDescriptor
            || error == .invalidArgument || error == .noFunction
    }

    /// Whether no record in the folder, sealed or not, bears the random part of this number.
    private func isFree(_ number: RequestNumber, in folder: CInt) throws(StoreError) -> Bool {
        let names = try call(.listFolder) { () throws(Errno) in try system.names(folder) }
        let code = Array(number.characters.utf8)
        return !names.contains { name in
            let bytes = name.utf8
            guard bytes.count > 23, !name.hasPrefix(".") else { return false }
            return bytes.dropFirst(17).prefix(6).elementsEqual(code)
        }
    }

    /// Writes all the bytes, going on after EINTR and short writes.
    func write(_ bytes: [UInt8], to file: CInt) throws(StoreError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = try call(.write) { () throws(Errno) in try system.write(file, rest) }
            guard count > 0 else { throw .failed(.write, .ioError, path: path) }
            rest = rest.dropFirst(count)
        }
    }

    /// Links the flushed file to its name; false when the name, or the file itself, is taken.
    private func giveName(
        _ name: String,
        to temporary: String,
        in folder: CInt
    ) throws(StoreError) -> Bool {
        do throws(StoreError) {
            try call(.link) { () throws(Errno) in try system.link(folder, temporary, name) }
            return true
        } catch .failed(_, .noSuchFileOrDirectory, _) {
            return false
        } catch .failed(_, .fileExists, _) {
            // A network file system may say so of a link it has just made itself.
            return isSame(temporary, name, in: folder)
        } catch .failed(_, let error, _) where Self.lacksLinks(error) {
            return try rename(temporary, to: name, in: folder)
        }
    }

    private static func lacksLinks(_ error: Errno) -> Bool {
        error == .notPermitted || error == .notSupported || error == .noFunction
    }

    private func isSame(_ one: String, _ other: String, in folder: CInt) -> Bool {
        guard let first = try? system.statusOfName(folder, one),
            let second = try? system.statusOfName(folder, other)
        else { return false }
        return first.device == second.device && first.inode == second.inode
    }

    /// Without links: the reserved temporary name keeps every writer of ours away from this name,
    /// so looking first and renaming then replaces nothing.
    private func rename(
        _ temporary: String,
        to name: String,
        in folder: CInt
    ) throws(StoreError) -> Bool {
        if (try? system.statusOfName(folder, name)) != nil { return false }
        try call(.link) { () throws(Errno) in try system.rename(folder, temporary, name) }
        return true
    }

    /// Flushes the folder; when that fails, takes the record back, so that none is there that the
    /// visitor was not told of.
    private func settle(_ name: String, in folder: CInt) throws(StoreError) {
        do throws(StoreError) {
            try call(.syncFolder) { () throws(Errno) in try system.sync(folder) }
        } catch {
            do throws(StoreError) {
                try call(.remove) { () throws(Errno) in try remove(name, folder) }
            } catch .failed(_, let second, _) {
                throw .unsettled(second, path: path)
            }
            try? call(.syncFolder) { () throws(Errno) in try system.sync(folder) }
            throw error
        }
    }

    private func remove(_ name: String, _ folder: CInt) throws(Errno) {
        do throws(Errno) {
            try system.unlink(folder, name)
        } catch .noSuchFileOrDirectory {
            return
        }
    }
}
