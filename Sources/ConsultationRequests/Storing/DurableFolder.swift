import SystemPackage

/// A folder in which records appear whole or not at all.
///
/// A record is written to a temporary file in the same folder, flushed, given its name by a link
/// that never replaces, and the folder is flushed. The temporary file is named after the random
/// part of the number, so that creating it also reserves that part: two writers never hold the same
/// one, and one that a record in the folder already bears is not used again.
struct DurableFolder: Sendable {
    /// The folder's path, as given.
    let path: String
    let system: SystemCalls

    /// How often a system call is made again after EINTR before it counts as failed.
    private static let interruptions = 1_000
    /// How many numbers are tried.
    private static let tries = 1_000

    /// A record in its place.
    struct Placed: Sendable {
        let number: RequestNumber
        let name: String
        let bytes: [UInt8]
    }

    /// Makes the folder if it is missing, readable by its group, and makes its name durable.
    func prepare() throws(StoreError) {
        do throws(StoreError) {
            try call(.makeFolder) { () throws(Errno) in try system.makeFolder(path, 0o750) }
        } catch .failed(_, .fileExists, _) {
            return
        }
        let parent = FilePath(path).removingLastComponent().string
        let above = DurableFolder(path: parent.isEmpty ? "." : parent, system: system)
        try above.opened { folder throws(StoreError) in
            try above.call(.syncFolder) { () throws(Errno) in try system.sync(folder) }
        }
    }

    /// Puts a record into the folder under a new number and makes it durable.
    func place(
        suffix: String,
        _ content: (RequestNumber) throws(StoreError) -> [UInt8]
    ) throws(StoreError) -> Placed {
        try opened { folder throws(StoreError) in
            for _ in 0..<Self.tries {
                let number = RequestNumber(
                    time: system.now(),
                    code: UInt32(truncatingIfNeeded: system.random())
                )
                if let placed = try place(number, suffix: suffix, in: folder, content) {
                    return placed
                }
            }
            throw .noFreeNumber(path: path)
        }
    }

    /// Takes a record away again and makes that durable; one that is not there is no error.
    func takeBack(_ name: String) throws(StoreError) {
        try opened { folder throws(StoreError) in
            do throws(StoreError) {
                try call(.remove) { () throws(Errno) in try system.unlink(folder, name) }
            } catch .failed(_, .noSuchFileOrDirectory, _) {
                // Already gone; the folder still wants flushing.
            }
            try call(.syncFolder) { () throws(Errno) in try system.sync(folder) }
        }
    }

    /// Opens the folder for as long as `body` runs.
    func opened<Value>(_ body: (CInt) throws(StoreError) -> Value) throws(StoreError) -> Value {
        let folder = try call(.openFolder) { () throws(Errno) in try system.openFolder(path) }
        defer { system.close(folder) }
        return try body(folder)
    }

    /// Makes a system call, again after EINTR, and says which step failed.
    func call<Value>(
        _ step: StoreStep,
        _ body: () throws(Errno) -> Value
    ) throws(StoreError) -> Value {
        var interruptions = 0
        while true {
            do {
                return try body()
            } catch {
                interruptions += 1
                guard error == .interrupted, interruptions < Self.interruptions else {
                    throw .failed(step, error, path: path)
                }
            }
        }
    }
}
