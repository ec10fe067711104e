import Foundation
import TerminalTesting

/// `anteroom` run once on files, to its end.
struct Program {
    let status: Int32
    let output: String
    let errors: String

    /// The folder of the package.
    static let package = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// Runs it in a folder; in that of the package where none is given.
    init(
        _ arguments: [String],
        in folder: String = Program.package,
        input: String = ""
    ) throws {
        let run = try ProgramRun(
            TerminalSession.product("anteroom"),
            arguments,
            input: Array(input.utf8),
            environment: ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"],
            directory: folder
        )
        (status, output, errors) = (run.status, run.text, run.errors)
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
            in: folder.path
        )
    }

    /// What was said, line by line.
    var messages: [String] { errors.split(separator: "\n").map(String.init) }

    /// The folder of the questionnaires that are shipped.
    static let questionnaires = package + "/Questionnaires"

    static let consultation = questionnaires + "/2-consultation.json"
}
