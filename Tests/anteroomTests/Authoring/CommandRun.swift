import Foundation
import TerminalTesting

/// The program run once with arguments, its input a file or nothing.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Runs `anteroom` in a folder; in that of the package where none is given.
    init(_ arguments: [String], in folder: String = CommandRun.package, input: String = "") throws {
        let process = Process()
        let (keys, screen) = (Pipe(), Pipe())
        let messages = try TemporaryFolder()
        let path = messages.path + "/errors"
        _ = FileManager.default.createFile(atPath: path, contents: nil)
        process.executableURL = URL(fileURLWithPath: TerminalSession.product("anteroom"))
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"]
        process.standardInput = keys
        process.standardOutput = screen
        process.standardError = FileHandle(forWritingAtPath: path)
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        let data = try screen.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: data, as: UTF8.self)
        errors = try String(contentsOfFile: path, encoding: .utf8)
    }
}
