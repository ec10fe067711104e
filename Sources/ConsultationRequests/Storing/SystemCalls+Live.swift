import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

extension SystemCalls {
    /// The calls of the C library, each made once.
    public static let live = SystemCalls(
        now: {
            var time = timespec()
            _ = unsafe clock_gettime(CLOCK_REALTIME, &time)
            return UTCTime(clock: Int64(time.tv_sec))
        },
        random: {
            var generator = SystemRandomNumberGenerator()
            return generator.next()
        },
        makeFolder: { path, mode throws(Errno) in
            try check(unsafe mkdir(path, mode_t(mode)))
        },
        openFolder: { path throws(Errno) in
            // A folder that was swapped for a link is another one.
            let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
            return try check(unsafe openat(AT_FDCWD, path, flags))
        },
        open: { folder, name, use, mode throws(Errno) in
            try check(
                unsafe openat(folder, name, use.flags | O_NOFOLLOW | O_CLOEXEC, mode_t(mode))
            )
        },
        lock: { file throws(Errno) in try check(flock(file, LOCK_EX | LOCK_NB)) },
        setMode: { file, mode throws(Errno) in try check(fchmod(file, mode_t(mode))) },
        write: { file, bytes throws(Errno) in
            let count = unsafe bytes.withUnsafeBytes { unsafe Self.write(file, $0) }
            return try check(count)
        },
        read: { file, count, offset throws(Errno) in
            var got = 0
            let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, length in
                got = unsafe pread(file, buffer.baseAddress, count, off_t(offset))
                length = max(0, got)
            }
            try check(got)
            return bytes
        },
        sync: { file throws(Errno) in try check(fsync(file)) },
        link: { folder, old, new throws(Errno) in
            try check(unsafe linkat(folder, old, folder, new, 0))
        },
        rename: { folder, old, new throws(Errno) in
            try check(unsafe renameat(folder, old, folder, new))
        },
        unlink: { folder, name throws(Errno) in try check(unsafe unlinkat(folder, name, 0)) },
        status: { file throws(Errno) in
            var status = stat()
            try check(unsafe fstat(file, &status))
            return FileStatus(status)
        },
        statusOfName: { folder, name throws(Errno) in
            var status = stat()
            try check(unsafe fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW))
            return FileStatus(status)
        },
        names: { folder throws(Errno) in try listNames(folder) },
        touch: { file throws(Errno) in try check(futimens(file, nil)) },
        close: { file in _ = libraryClose(file) },
        pause: { milliseconds in
            var time = timespec(
                tv_sec: milliseconds / 1_000,
                tv_nsec: milliseconds % 1_000 * 1_000_000
            )
            _ = unsafe nanosleep(&time, nil)
        }
    )

    @discardableResult
    private static func check<Value: SignedInteger>(_ result: Value) throws(Errno) -> Value {
        guard result >= 0 else { throw Errno(rawValue: errno) }
        return result
    }

    private static func write(_ file: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Darwin)
        unsafe Darwin.write(file, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
        unsafe Musl.write(file, bytes.baseAddress, bytes.count)
        #else
        unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
        #endif
    }

    private static func libraryClose(_ file: CInt) -> CInt {
        #if canImport(Darwin)
        Darwin.close(file)
        #elseif canImport(Musl)
        Musl.close(file)
        #else
        Glibc.close(file)
        #endif
    }

    private static func listNames(_ folder: CInt) throws(Errno) -> [String] {
        // A descriptor of its own, since readdir moves the place in the one it is given.
        let copy = try check(unsafe openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC))
        guard let stream = unsafe fdopendir(copy) else {
            let error = Errno(rawValue: errno)
            _ = libraryClose(copy)
            throw error
        }
        defer { _ = unsafe closedir(stream) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { throw Errno(rawValue: errno) }
                return names
            }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(
                    to: CChar.self,
                    capacity: MemoryLayout.size(ofValue: field.pointee)
                ) { unsafe String(cString: $0) }
            }
            if name != "." && name != ".." { names.append(name) }
        }
    }
}

extension FileUse {
    fileprivate var flags: CInt {
        switch self {
        case .create: O_WRONLY | O_CREAT | O_EXCL
        case .append: O_RDWR | O_CREAT | O_APPEND
        case .read: O_RDONLY | O_NONBLOCK
        case .claim: O_RDWR | O_NONBLOCK
        }
    }
}

extension FileStatus {
    fileprivate init(_ status: stat) {
        #if canImport(Darwin)
        let modified = status.st_mtimespec.tv_sec
        #else
        let modified = status.st_mtim.tv_sec
        #endif
        self.init(
            device: UInt64(truncatingIfNeeded: status.st_dev),
            inode: UInt64(truncatingIfNeeded: status.st_ino),
            size: Int64(status.st_size),
            modified: UTCTime(secondsSince1970: Int64(modified)),
            isRegular: status.st_mode & S_IFMT == S_IFREG,
            isGroupWritable: status.st_mode & S_IWGRP != 0
        )
    }
}
