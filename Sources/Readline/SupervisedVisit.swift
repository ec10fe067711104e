internal import CReadline
internal import Glibc
public import Kiosk

/// The side of a visit towards its supervisor: takes the release code and how many codes were wrong, gives signs of life, ends with it.
public struct SupervisedVisit: Sendable {
    /// What staff type to leave the page for a visitor who needs a person.
    public let releaseCode: String
    /// The wrong codes of visits before.
    public let codePause: CodePause
    private let link: Int32

    /// The link under a descriptor the supervisor passed; nil when there is none behind it.
    ///
    /// From here on waiting for keys gives signs of life, and the process is sent SIGTERM when its supervisor is gone.
    public init?(link: Int32) {
        var bytes = [UInt8](repeating: 0, count: 1_024)
        let count = unsafe bytes.withUnsafeMutableBytes {
            unsafe visit_process_greeting(link, $0.baseAddress, $0.count)
        }
        guard count >= 0, program_end_with_parent(getppid()) else { return nil }
        let lines = String(decoding: bytes.prefix(count), as: UTF8.self)
            .split(separator: "\n", omittingEmptySubsequences: false)
        releaseCode = lines.first.map(String.init) ?? ""
        codePause = CodePause(ages: lines.dropFirst().first ?? "", at: .now)
        self.link = link
        line_reader_set_heartbeat(link)
        line_reader_beat()
    }

    /// Tells the supervisor that a visitor is there, so that the visit is not ended for a newer one.
    public func sayVisitorCame() {
        visit_process_say_visitor(link)
    }

    /// Tells the supervisor that a code was wrong; false where it could not be told.
    public func sayWrongCode() -> Bool { visit_process_say_wrong_code(link) }

    /// The bytes the supervisor has handed over (``SealedMemory``); nil when it has handed none.
    public static func handedBytes() -> [UInt8]? {
        var status = stat()
        guard unsafe fstat(VISIT_PROCESS_MEMORY, &status) == 0, status.st_size >= 0 else {
            return nil
        }
        defer { close(VISIT_PROCESS_MEMORY) }
        // All visits share one position in it, so each piece is read from where it stands.
        var have = 0
        let size = Int(status.st_size)
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            while have < size {
                let rest = unsafe UnsafeMutableBufferPointer(rebasing: buffer[have...])
                let got = unsafe pread(
                    VISIT_PROCESS_MEMORY,
                    rest.baseAddress,
                    rest.count,
                    off_t(have)
                )
                if got < 0, errno == EINTR { continue }
                guard got > 0 else { break }
                have += got
            }
            count = have
        }
        return have == size ? bytes : nil
    }

    /// The descriptor under which a supervisor passes the link.
    public static let link: Int32 = VISIT_PROCESS_LINK
}
