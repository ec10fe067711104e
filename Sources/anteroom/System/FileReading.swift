import FHIRModel
import Glibc
import Kiosk

/// Why a file or folder could not be read.
struct FileReadingError: Error, CustomStringConvertible {
    /// The reason as `errno` has it; EINVAL for something that is not a file.
    let code: CInt

    /// What is wrong with it in a folder of questionnaires, and what to do.
    var advice: String {
        switch code {
        case EINVAL:
            "this is not a file; put the questionnaire itself here, or take this out of the folder"
        case ENOENT:
            "this link leads to nothing; put the questionnaire itself here, or take the link out of the folder"
        case EACCES: "the kiosk may not read it; let its user read it (chmod a+r)"
        default: "it cannot be read: \(self)"
        }
    }

    /// "No such file or directory" and the like.
    var description: String {
        if code == EINVAL { return "is not a file" }
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}

/// Files read whole with the calls of the system: the program starts much faster without Foundation.
enum FileReading {
    /// What a file may be.
    enum Kind {
        /// Only a file on a disk: a pipe that somebody put into a folder must not stop the kiosk.
        case regular
        /// Anything that can be read to an end, `-` being standard input.
        case any
    }

    /// The bytes of a file; of one that is longer than the JSON reader takes, a byte more than that.
    static func bytes(
        of path: String,
        kind: Kind = .any,
        limit: Int = JSONLimits.standard.maximumBytes
    ) throws(FileReadingError) -> [UInt8] {
        if path == "-", kind == .any { return try bytes(from: STDIN_FILENO, limit: limit) }
        let descriptor = try opened(path, kind)
        defer { close(descriptor) }
        let status = try status(of: descriptor, kind)
        return try bytes(from: descriptor, limit: limit, expected: Int(status.st_size))
    }

    /// The bytes of a file on a disk with its stamp; nil where it changed while it was read.
    static func stampedBytes(
        of path: String
    ) throws(FileReadingError) -> (bytes: [UInt8], stamp: FileStamp)? {
        let descriptor = try opened(path, .regular)
        defer { close(descriptor) }
        let before = try status(of: descriptor, .regular)
        let bytes = try bytes(
            from: descriptor,
            limit: JSONLimits.standard.maximumBytes,
            expected: Int(before.st_size)
        )
        let stamp = FileStamp(before)
        guard FileStamp(try status(of: descriptor, .regular)) == stamp else { return nil }
        return (bytes, stamp)
    }

    private static func opened(_ path: String, _ kind: Kind) throws(FileReadingError) -> CInt {
        let flags = O_RDONLY | O_CLOEXEC | (kind == .regular ? O_NONBLOCK : 0)
        let descriptor = unsafe open(path, flags)
        guard descriptor >= 0 else { throw FileReadingError(code: errno) }
        return descriptor
    }

    private static func status(
        of descriptor: CInt,
        _ kind: Kind
    ) throws(FileReadingError) -> stat {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw FileReadingError(code: errno) }
        guard kind == .any || status.st_mode & S_IFMT == S_IFREG else {
            throw FileReadingError(code: EINVAL)
        }
        return status
    }

    private static func bytes(
        from descriptor: CInt,
        limit: Int,
        expected: Int = 0
    ) throws(FileReadingError) -> [UInt8] {
        var bytes: [UInt8] = []
        // One byte more than expected, so that the end of the file is seen without another piece.
        var room = max(4_096, min(limit, expected) + 1)
        while bytes.count <= limit {
            var failure: CInt = 0
            var isEnd = false
            let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
                let got = unsafe read(descriptor, buffer.baseAddress, buffer.count)
                if got < 0 { failure = errno }
                isEnd = got == 0
                count = max(0, got)
            }
            if failure == EINTR { continue }
            if failure != 0 { throw FileReadingError(code: failure) }
            if isEnd { break }
            if bytes.isEmpty { bytes = piece } else { bytes += piece }
            room = max(4_096, expected + 1 - bytes.count)
        }
        return bytes
    }

    /// Whether anything is at a path, also a link that leads to nothing.
    static func exists(_ path: String) -> Bool {
        var status = stat()
        return unsafe lstat(path, &status) == 0
    }

    /// Whether a path is a folder.
    static func isFolder(_ path: String) -> Bool {
        var status = stat()
        return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// The names of the questionnaires in a folder, in order: its FHIR packages (`.tgz`), and its `.json` files but for `clinic.json`; one with a dot before it is
    /// another program's half-written copy, and a mended one was not looked at by anybody yet.
    static func questionnaireNames(in folder: String) throws(FileReadingError) -> [String] {
        try names(in: folder).filter {
            ($0.lowercased().hasSuffix(".json") || TerminologyPlaces.isPackage($0))
                && !$0.hasPrefix(".") && $0 != Clinic.fileName && !$0.hasSuffix(mendedSuffix)
        }.sorted()
    }

    /// How the name of a copy ends that `anteroom check --fix` writes.
    static let mendedSuffix = ".fixed.json"

    /// The names of everything in a folder, in any order.
    static func names(in folder: String) throws(FileReadingError) -> [String] {
        guard let stream = unsafe opendir(folder) else { throw FileReadingError(code: errno) }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { field in
                unsafe field.withMemoryRebound(to: CChar.self, capacity: 256) {
                    unsafe String(cString: $0)
                }
            }
            names.append(name)
        }
        return names
    }
}
