public import SystemPackage

/// A step of writing a record, named by what it is for; each is one system call.
public enum StoreStep: String, Sendable, CaseIterable {
    /// `mkdir` of the folder.
    case makeFolder = "make the folder"
    /// `open` of the folder.
    case openFolder = "open the folder"
    /// `readdir` of the folder.
    case listFolder = "list the folder"
    /// `openat` of the temporary file.
    case create = "create a file"
    /// `flock` of the temporary file or a log.
    case lock = "lock the file"
    /// `fchmod` of the temporary file.
    case setMode = "set the file's mode"
    /// `write` of the content.
    case write = "write the file"
    /// `fsync` of the file.
    case sync = "flush the file to the disk"
    /// `linkat`, or `renameat` where the file system has no links.
    case link = "give the file its name"
    /// `fsync` of the folder.
    case syncFolder = "flush the folder to the disk"
    /// `unlinkat`.
    case remove = "remove a file"
    /// `openat`, `fstat` or `pread` of a file that is there.
    case read = "read a file"
}

/// Why a request, an alert or a log line is not on the disk.
///
/// None of the cases holds any of its content.
public enum StoreError: Error, Sendable, Equatable {
    /// A system call failed; after it, nothing of the record is left under its name.
    case failed(StoreStep, Errno, path: String)
    /// The folder could not be flushed and the whole record could not be taken back either: it may
    /// or may not be there after a loss of power. Storing again settles it first.
    case unsettled(Errno, path: String)
    /// A thousand numbers in a row were taken: the folder is full beyond reason.
    case noFreeNumber(path: String)
    /// Another program held the lock of a log for too long.
    case busy(path: String)
    /// The record is longer than a reader would accept back.
    case tooLong(bytes: Int, limit: Int)
    /// Sealing failed, and nothing was written.
    case sealing(SealingError)
}

extension StoreError: CustomStringConvertible {
    /// What failed, where, and how staff can mend it.
    public var description: String {
        switch self {
        case .failed(let step, let error, let path):
            "cannot \(step.rawValue) in \(path): \(error.description). \(Self.remedy(error))"
        case .unsettled(let error, let path):
            "cannot flush the folder \(path) to the disk: \(error.description). Whether the"
                + " request is kept is not certain; it is sent again under the same visit."
        case .noFreeNumber(let path):
            "no free request number in \(path). Move old requests out with `requests purge`."
        case .busy(let path):
            "\(path) is locked by another program. Close the program that holds it."
        case .tooLong(let bytes, let limit):
            "the request is \(bytes) bytes long, more than \(limit). Make the questionnaire shorter."
        case .sealing(let error):
            error.description
        }
    }

    private static func remedy(_ error: Errno) -> String {
        switch error {
        case .noSpace, Errno(rawValue: 122): "Free space on that disk."
        case .readOnlyFileSystem: "Mount that disk for writing."
        case .permissionDenied, .notPermitted: "Let the kiosk's user write in that folder."
        case .tooManyOpenFiles, .tooManyOpenFilesInSystem: "Raise the limit of open files."
        case .noSuchFileOrDirectory, .notDirectory: "Make that folder, or name another one."
        case let other: other == .ioError ? "Check that disk." : "Check that folder."
        }
    }
}
