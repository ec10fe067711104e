import ArgumentParser
import Glibc

/// What was done to the console since the machine started: the keys that were emptied, to be given back by
/// `anteroom console unlock`, and whether it is locked, for `anteroom status`.
///
/// It is kept in `/run`, which a boot empties, as a boot fills the keys again.
struct ConsoleRecord: Equatable {
    static let folder = "/run/anteroom"
    static let path = folder + "/console"

    var isLocked = false
    var keys: [ConsoleKey] = []

    init() {}

    /// As ``text`` writes it.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            if line == "locked" { isLocked = true }
            if let key = ConsoleKey(line) { keys.append(key) }
        }
    }

    /// One key a line, and "locked" first where it is.
    var text: String {
        ((isLocked ? ["locked"] : []) + keys.map(\.line)).joined(separator: "\n") + "\n"
    }

    /// The record of this boot; nil where nothing was done to the console.
    static func read(_ path: String = path) -> ConsoleRecord? {
        guard let bytes = try? FileReading.bytes(of: path, kind: .regular) else { return nil }
        return ConsoleRecord(String(decoding: bytes, as: UTF8.self))
    }

    /// Writes it whole, in the place of an earlier one.
    ///
    /// - Throws: EX_IOERR, 74; it is reported.
    func write() throws {
        _ = unsafe mkdir(Self.folder, 0o755)
        let part = Self.path + ".part"
        let file = unsafe open(part, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
        guard file >= 0 else { throw Self.failed(part) }
        let bytes = Array(text.utf8)
        let count = unsafe bytes.withUnsafeBytes {
            unsafe Glibc.write(file, $0.baseAddress, $0.count)
        }
        close(file)
        guard count == bytes.count, unsafe rename(part, Self.path) == 0 else {
            throw Self.failed(part)
        }
    }

    private static func failed(_ path: String) -> ExitCode {
        StandardError.report("\(ConsoleError(action: "write \(path)", code: errno))")
        return ExitCode(EX_IOERR)
    }

    static func remove() { _ = unsafe unlink(path) }
}
