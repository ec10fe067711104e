import Foundation
import TerminalTesting

/// One run of the program on pipes, to its end.
struct Program {
    let status: Int32
    let output: String
    let errors: String

    init(_ arguments: [String], input: String = "", directory: String? = nil) throws {
        let process = Process()
        let (keys, screen, messages) = (Pipe(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: TerminalSession.product("anteroom"))
        process.arguments = arguments
        process.environment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"]
        if let directory { process.currentDirectoryURL = URL(fileURLWithPath: directory) }
        process.standardInput = keys
        process.standardOutput = screen
        process.standardError = messages
        try process.run()
        try keys.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try keys.fileHandleForWriting.close()
        // What is on standard error is little; a pipe holds it until standard output has ended.
        let written = try screen.fileHandleForReading.readToEnd() ?? Data()
        let said = try messages.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        status = process.terminationStatus
        output = String(decoding: written, as: UTF8.self)
        errors = String(decoding: said, as: UTF8.self)
    }

    /// `anteroom evaluate` of a form and a response, written to files `form.json` and `response.json` first.
    init(evaluating form: String, _ response: String, _ options: String...) throws {
        let folder = try TemporaryFolder()
        try form.write(toFile: folder.path + "/form.json", atomically: true, encoding: .utf8)
        try response.write(
            toFile: folder.path + "/response.json",
            atomically: true,
            encoding: .utf8
        )
        try self.init(
            ["evaluate", "form.json", "response.json"] + options,
            directory: folder.path
        )
    }

    /// What was said, line by line.
    var messages: [String] { errors.split(separator: "\n").map(String.init) }

    /// The folder of the questionnaires that are shipped.
    static let questionnaires = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Questionnaires").path

    static let consultation = questionnaires + "/2-consultation.json"
}
