internal import Foundation

/// A program that was run to its end without a terminal.
public struct ProgramRun: Sendable {
    /// Its exit code, or minus the signal that ended it.
    public let status: Int32
    /// What it wrote on standard output.
    public let output: [UInt8]
    /// What it wrote on standard error.
    public let errors: String

    /// What it wrote on standard output, as text.
    public var text: String { String(decoding: output, as: UTF8.self) }

    /// The lines of its standard output.
    public var lines: [String] { text.split(separator: "\n").map(String.init) }

    /// Runs a program and waits for its end.
    ///
    /// - Parameters:
    ///   - path: the executable.
    ///   - arguments: without the program's name.
    ///   - input: its standard input.
    ///   - environment: the whole environment.
    ///   - directory: where it starts; nil is where the tests run.
    /// - Throws: an error of Foundation when it cannot be started.
    public init(
        _ path: String,
        _ arguments: [String],
        input: [UInt8] = [],
        environment: [String: String] = TerminalSession.environment(),
        directory: String? = nil
    ) throws {
        // Files rather than pipes: neither side ever waits for the other.
        let folder = try TemporaryFolder()
        func file(_ name: String, _ content: [UInt8] = []) throws -> FileHandle {
            let path = "\(folder.path)/\(name)"
            _ = FileManager.default.createFile(atPath: path, contents: Data(content))
            return try FileHandle(forUpdating: URL(filePath: path))
        }
        let (standardInput, standardOutput) = (try file("input", input), try file("output"))
        let standardError = try file("errors")
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = environment
        if let directory { process.currentDirectoryURL = URL(filePath: directory) }
        process.standardInput = standardInput
        process.standardOutput = standardOutput
        process.standardError = standardError
        try process.run()
        process.waitUntilExit()
        status =
            process.terminationReason == .exit
            ? process.terminationStatus : -process.terminationStatus
        output = try folder.bytes("output")
        errors = try folder.text("errors")
    }

    /// Runs the `anteroom` that was built beside the tests.
    public static func anteroom(
        _ arguments: [String],
        environment: [String: String] = TerminalSession.environment(),
        directory: String? = nil
    ) throws -> ProgramRun {
        try ProgramRun(
            TerminalSession.product("anteroom"),
            arguments,
            environment: environment,
            directory: directory
        )
    }
}
