internal import CReadline
internal import Glibc

/// The side of a visit towards its supervisor: takes the release code, gives signs of life, ends with it.
public struct SupervisedVisit: Sendable {
    /// What staff type to leave the page for a visitor who needs a person.
    public let releaseCode: String

    /// The link under a descriptor the supervisor passed; nil when there is none behind it.
    ///
    /// From here on waiting for keys gives signs of life, and the process is sent SIGTERM when its supervisor is gone.
    public init?(link: Int32) {
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe visit_process_greeting(link, $0.baseAddress, $0.count)
        }
        guard count >= 0, program_end_with_parent(getppid()) else { return nil }
        releaseCode = String(decoding: bytes.prefix(count), as: UTF8.self)
        line_reader_set_heartbeat(link)
        line_reader_beat()
    }

    /// The descriptor under which a supervisor passes the link.
    public static let link: Int32 = VISIT_PROCESS_LINK

    /// Gives a sign of life while something takes long.
    public static func beat() {
        line_reader_beat()
    }
}
