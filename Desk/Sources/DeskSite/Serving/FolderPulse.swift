#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// The times of what changes when a file comes: a look at them is cheap, so it may be taken several times a second.
///
/// Network shares tell times late or never; the regular look at the whole folder does not go by them.
public struct FolderPulse: Sendable {
    private let paths: [String]
    private var last: [Int]

    /// The pulse of a desk's folders.
    public init(of desk: FrontDesk) {
        paths = desk.folders.flatMap { folder in
            ["", "/alerts", "/acknowledged.jsonl"].map { folder.path + $0 }
        }
        last = Self.times(paths)
    }

    /// Whether something has changed since the last time that this was asked.
    public mutating func hasChanged() -> Bool {
        let now = Self.times(paths)
        defer { last = now }
        return now != last
    }

    private static func times(_ paths: [String]) -> [Int] {
        paths.flatMap { path -> [Int] in
            var status = stat()
            guard unsafe stat(path, &status) == 0 else { return [0, 0] }
            #if canImport(Darwin)
            return [status.st_mtimespec.tv_sec, status.st_mtimespec.tv_nsec]
            #else
            return [status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
            #endif
        }
    }
}
