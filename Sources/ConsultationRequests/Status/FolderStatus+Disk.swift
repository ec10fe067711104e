import SystemPackage

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

// The disk that the folder is on.
extension FolderStatus {
    /// Room for requests where they are stored.
    package var disk: KioskStatus.Row {
        let name = "disk"
        var room = statvfs()
        guard unsafe statvfs(folder, &room) == 0 else {
            let error = Errno(rawValue: errno)
            return KioskStatus.Row(name, .critical, "\(folder): \(error.description)")
        }
        let isReadOnly = UInt(room.f_flag) & UInt(ST_RDONLY) != 0
        let bytes = UInt64(room.f_bavail).multipliedReportingOverflow(by: UInt64(room.f_frsize))
        return Self.disk(
            folder,
            mebibytes: bytes.overflow ? .max : bytes.partialValue >> 20,
            files: room.f_files > 0 ? UInt64(room.f_favail) : .max,
            isReadOnly: isReadOnly
        )
    }

    /// The row of a disk with so much room for bytes and for files.
    static func disk(
        _ folder: String,
        mebibytes: UInt64,
        files: UInt64,
        isReadOnly: Bool
    ) -> KioskStatus.Row {
        let name = "disk"
        if isReadOnly {
            return KioskStatus.Row(name, .critical, "\(folder) is mounted read-only")
        }
        let line = "\(mebibytes) MiB free in \(folder)"
        if mebibytes < 20 { return KioskStatus.Row(name, .critical, line + "; make room") }
        if files < 1_000 {
            let advice = "; only \(files) more files fit: make room"
            return KioskStatus.Row(name, .critical, line + advice)
        }
        return KioskStatus.Row(name, mebibytes < 200 ? .warning : .ok, line)
    }
}
