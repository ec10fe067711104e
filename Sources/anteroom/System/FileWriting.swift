import Glibc

/// Files written whole for staff: what stood there before stays until all of the new text is there.
enum FileWriting {
    /// Writes a file; where it says so, the folder it stands in is made too.
    ///
    /// - Returns: why it could not be written; nil where it was.
    static func fault(
        writing bytes: [UInt8],
        to path: String,
        makingFolder: Bool = false
    ) -> String? {
        if makingFolder, let slash = path.lastIndex(of: "/") {
            let made = unsafe mkdir(String(path[..<slash]), 0o755)
            if made != 0, errno != EEXIST { return reason(errno) }
        }
        let part = path + ".part"
        let file = unsafe open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { return reason(errno) }
        var rest = bytes[...]
        var failure: CInt = 0
        while !rest.isEmpty, failure == 0 {
            let count = unsafe rest.withUnsafeBytes {
                unsafe write(file, $0.baseAddress, $0.count)
            }
            if count > 0 { rest = rest.dropFirst(count) }
            if count <= 0, errno != EINTR { failure = count < 0 ? errno : EIO }
        }
        if failure == 0, fsync(file) != 0 { failure = errno }
        if close(file) != 0, failure == 0 { failure = errno }
        if failure == 0, unsafe rename(part, path) != 0 { failure = errno }
        guard failure != 0 else { return nil }
        _ = unsafe unlink(part)
        return reason(failure)
    }

    private static func reason(_ code: CInt) -> String {
        unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    }
}
