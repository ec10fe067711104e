internal import Foundation

/// The `age` program, as a clinic has it.
public enum AgeTool {
    private static let age = path(of: "age")
    private static let keygen = path(of: "age-keygen")

    /// Whether it is installed; continuous integration must have it, so there this is always true.
    public static let isPresent =
        ProcessInfo.processInfo.environment["CI"] != nil || (age != nil && keygen != nil)

    /// What a suite says when it is skipped.
    public static let absence = "skipped: there is no age program; install the package age"

    /// What an `age` program said that did not end well.
    public struct Failure: Error {
        /// Its message.
        public var message: String
    }

    /// Makes a key pair with `age-keygen`; the public key.
    public static func makeKey(at file: String) throws -> String {
        _ = try run(keygen, ["-o", file])
        let text = String(decoding: try run(keygen, ["-y", file]), as: UTF8.self)
        return text.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// What plain `age -d` makes of a sealed file.
    public static func open(_ file: String, identity: String) throws -> [UInt8] {
        try run(age, ["-d", "-i", identity, file])
    }

    /// Seals a text into a file with plain `age`.
    public static func seal(_ file: String, to recipient: String, as sealed: String) throws {
        _ = try run(age, ["-r", recipient, "-o", sealed, file])
    }

    private static func run(_ program: String?, _ arguments: [String]) throws -> [UInt8] {
        guard let program else { throw Failure(message: absence) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let message = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(message: String(decoding: message, as: UTF8.self))
        }
        return [UInt8](data)
    }

    private static func path(of program: String) -> String? {
        let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        return folders.split(separator: ":").map { "\($0)/\(program)" }
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
