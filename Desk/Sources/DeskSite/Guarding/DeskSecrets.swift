#if canImport(Darwin)
import Darwin
#else
import Glibc
#endif

/// What a browser must bring: the token of the link, and, made beside it, the cookie and the key of the forms.
///
/// They stand in one file that only its owner can read, and stay the same when the desk starts again, so that a bookmark
/// and an open page go on to work.
public struct DeskSecrets: Sendable {
    /// 128 random bits as 32 hexadecimal digits.
    public let token: String
    let session: String
    let formKey: String

    /// Why there are none.
    public struct Failure: Error, CustomStringConvertible {
        /// What is wrong with the file, and what to do.
        public let description: String
    }

    /// Reads the file, or makes it where there is none.
    public init(file: String) throws(Failure) {
        var status = stat()
        if unsafe lstat(file, &status) != 0 {
            guard errno == ENOENT else { throw Self.failure(file) }
            try Self.make(file)
            guard unsafe lstat(file, &status) == 0 else { throw Self.failure(file) }
        }
        guard status.st_mode & S_IFMT == S_IFREG, status.st_mode & 0o077 == 0,
            status.st_uid == geteuid()
        else {
            throw Failure(
                description:
                    "\(file) can be read by others; take its rights away (chmod 600) and, since they may"
                    + " have read the token, remove it to have a new one"
            )
        }
        let descriptor = unsafe open(file, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure(file) }
        defer { close(descriptor) }
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: 200) { buffer, count in
            count = max(0, unsafe read(descriptor, buffer.baseAddress, buffer.count))
        }
        let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        guard lines.count == 3,
            lines.allSatisfy({ $0.utf8.count == 32 && $0.allSatisfy(\.isHexDigit) })
        else {
            throw Failure(
                description: "\(file) is not what the desk wrote; remove it to have a new one"
            )
        }
        (token, session, formKey) = (lines[0], lines[1], lines[2])
    }

    private static func make(_ file: String) throws(Failure) {
        let descriptor = unsafe open(
            file,
            O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
            0o600
        )
        guard descriptor >= 0 else { throw failure(file) }
        defer { close(descriptor) }
        var random = SystemRandomNumberGenerator()
        func word() -> String {
            (0..<2).map { _ in
                let digits = String(random.next() as UInt64, radix: 16)
                return String(repeating: "0", count: 16 - digits.count) + digits
            }.joined()
        }
        let text = Array("\(word())\n\(word())\n\(word())\n".utf8)
        let written = unsafe text.withUnsafeBytes {
            unsafe write(descriptor, $0.baseAddress, $0.count)
        }
        guard written == text.count else { throw failure(file) }
    }

    private static func failure(_ file: String) -> Failure {
        let reason = unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error"
        return Failure(
            description: "\(file): \(reason); name a file in a folder of your own with --token-file"
        )
    }

    func isToken(_ text: String) -> Bool { Self.isSame(text, token) }

    func isSession(_ text: String) -> Bool { Self.isSame(text, session) }

    func isFormKey(_ text: String) -> Bool { Self.isSame(text, formKey) }

    /// In a time that does not tell where two texts differ.
    private static func isSame(_ text: String, _ secret: String) -> Bool {
        let (one, other) = (Array(text.utf8), Array(secret.utf8))
        guard one.count == other.count else { return false }
        return zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
    }
}

extension DeskSecrets: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That there are some.
    public var description: String { "DeskSecrets <redacted>" }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// Nothing of them.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
