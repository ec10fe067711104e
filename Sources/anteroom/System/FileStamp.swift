import Glibc

/// What tells one state of a file from another without reading it.
struct FileStamp: Hashable {
    /// Which file it is: another one after a rename onto its name.
    let identity: Identity
    private let size: Int64
    private let modified: Int64
    private let changed: Int64

    /// Device and inode.
    struct Identity: Hashable {
        let device: UInt64
        let inode: UInt64
    }

    /// From what `stat` says, times in nanoseconds.
    init(_ status: stat) {
        identity = Identity(device: UInt64(status.st_dev), inode: UInt64(status.st_ino))
        size = Int64(status.st_size)
        modified = Self.nanoseconds(status.st_mtim)
        changed = Self.nanoseconds(status.st_ctim)
    }

    /// Of the file at a path, or of a link that leads nowhere; nil where there is none.
    init?(of path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 || lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// Whether nobody has written to it for so many milliseconds, by the clock that stamps files.
    ///
    /// A time in the future says nothing about that and counts as long ago.
    func isQuiet(for milliseconds: Int64) -> Bool { age.map { $0 >= milliseconds } ?? true }

    /// How many milliseconds ago somebody has written to it; nil for a time in the future.
    ///
    /// `st_mtim` can be set to any time, and a copy is given that of its original; `st_ctim` cannot.
    var age: Int64? {
        var clock = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &clock)
        let age = Self.nanoseconds(clock) - max(modified, changed)
        return age < 0 ? nil : age / 1_000_000
    }

    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }
}
