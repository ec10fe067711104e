#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// A folder of requests as the desk knows it.
public struct DeskFolder: Sendable {
    /// What staff call it.
    public let name: String
    /// Where it is.
    public let path: String

    /// A folder of its parts.
    public init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    /// The folder that a path leads to now: marks are not written through a link, which somebody may turn elsewhere later.
    ///
    /// - Parameters:
    ///   - name: What staff call it.
    ///   - path: Where it is, perhaps a link such as `/srv/requests`; used as it is where nothing is there yet.
    public init(name: String, following path: String) {
        guard let real = unsafe realpath(path, nil) else {
            self.init(name: name, path: path)
            return
        }
        defer { unsafe free(real) }
        unsafe self.init(name: name, path: String(cString: real))
    }
}
