public import SystemPackage

/// What the kernel tells of a file (`struct stat`), as far as the stores need it.
public struct FileStatus: Sendable, Equatable {
    /// Number of the device that holds the file (`st_dev`).
    public var device: UInt64
    /// Number of the file on its device (`st_ino`).
    public var inode: UInt64
    /// Length in bytes (`st_size`).
    public var size: Int64
    /// When the content last changed (`st_mtim`), whole seconds.
    public var modified: UTCTime
    /// Whether it is a regular file (`S_ISREG`).
    public var isRegular: Bool
    /// Whether its group may write to it (`S_IWGRP`).
    public var isGroupWritable: Bool

    /// A status of its parts.
    public init(
        device: UInt64,
        inode: UInt64,
        size: Int64,
        modified: UTCTime,
        isRegular: Bool,
        isGroupWritable: Bool = false
    ) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.isRegular = isRegular
        self.isGroupWritable = isGroupWritable
    }
}

/// Every call by which this module touches the world outside, each in a closure of its own, so
/// that a test can make any one of them fail and a program can bring its own clock.
///
/// Files are named relative to an open folder (`openat` and its family), so that a folder which is
/// moved or replaced meanwhile does not divert a request. Each closure makes its call once; the
/// stores deal with EINTR and short writes themselves.
public struct SystemCalls: Sendable {
    /// `clock_gettime(CLOCK_REALTIME)`.
    public var now: @Sendable () -> UTCTime
    /// 64 bits from the system's random source (`getrandom`).
    public var random: @Sendable () -> UInt64
    /// `mkdir` with a mode.
    public var makeFolder: @Sendable (_ path: String, _ mode: UInt32) throws(Errno) -> Void
    /// `open` with `O_RDONLY | O_DIRECTORY | O_CLOEXEC`: a folder to name files in.
    public var openFolder: @Sendable (_ path: String) throws(Errno) -> CInt
    /// `openat`.
    public var open:
        @Sendable (_ folder: CInt, _ name: String, _ use: FileUse, _ mode: UInt32) throws(Errno)
            -> CInt
    /// `flock` with `LOCK_EX | LOCK_NB`.
    public var lock: @Sendable (_ file: CInt) throws(Errno) -> Void
    /// `fchmod`.
    public var setMode: @Sendable (_ file: CInt, _ mode: UInt32) throws(Errno) -> Void
    /// `write`: how many of the bytes were taken.
    public var write: @Sendable (_ file: CInt, _ bytes: ArraySlice<UInt8>) throws(Errno) -> Int
    /// `pread`: at most so many bytes from a place in the file; none at its end.
    public var read:
        @Sendable (_ file: CInt, _ count: Int, _ offset: Int64) throws(Errno) -> [UInt8]
    /// `fsync` of a file or a folder.
    public var sync: @Sendable (_ file: CInt) throws(Errno) -> Void
    /// `linkat` within one folder; fails with EEXIST rather than replace.
    public var link: @Sendable (_ folder: CInt, _ old: String, _ new: String) throws(Errno) -> Void
    /// `renameat` within one folder; replaces.
    public var rename:
        @Sendable (_ folder: CInt, _ old: String, _ new: String) throws(Errno) -> Void
    /// `unlinkat`.
    public var unlink: @Sendable (_ folder: CInt, _ name: String) throws(Errno) -> Void
    /// `fstat`.
    public var status: @Sendable (_ file: CInt) throws(Errno) -> FileStatus
    /// `fstatat` with `AT_SYMLINK_NOFOLLOW`.
    public var statusOfName: @Sendable (_ folder: CInt, _ name: String) throws(Errno) -> FileStatus
    /// `readdir` to the end: all names in a folder but `.` and `..`, in no order.
    public var names: @Sendable (_ folder: CInt) throws(Errno) -> [String]
    /// `futimens` with the time that it is now.
    public var touch: @Sendable (_ file: CInt) throws(Errno) -> Void
    /// `close`; never tried twice, since the descriptor is gone even on EINTR.
    public var close: @Sendable (_ file: CInt) -> Void
    /// `nanosleep`, for the pause between two tries to get a lock.
    public var pause: @Sendable (_ milliseconds: Int) -> Void
}

/// How a file is opened; every use adds `O_NOFOLLOW | O_CLOEXEC`.
public enum FileUse: Sendable {
    /// `O_WRONLY | O_CREAT | O_EXCL`: a new file, EEXIST when there is one.
    case create
    /// `O_RDWR | O_CREAT | O_APPEND`: a log, made when missing.
    case append
    /// `O_RDONLY | O_NONBLOCK`: a file that another program may have put there.
    case read
    /// `O_RDWR | O_NONBLOCK`: a file to try the lock of.
    case claim
}
