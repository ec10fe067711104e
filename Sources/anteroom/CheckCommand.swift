import ArgumentParser
import FHIRModel
import FormFiller
import Glibc

/// `anteroom check`: all findings in questionnaire files, as a compiler prints them.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Find everything that is wrong or doubtful in questionnaire files.",
        discussion: """
            Every finding stands on a line of its own as file:line:column: severity: message [rule], followed by the line of the \
            file and a caret. A folder is searched for .json files. Exit codes: 0 without errors, 65 with errors (with --strict \
            also with warnings), 66 where a file cannot be read.
            """
    )

    /// How findings are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// One finding after the other, for people.
        case text
        /// A FHIR OperationOutcome.
        case json
    }

    @Argument(help: "Questionnaire files, or folders of them.")
    var paths: [String]

    @Option(help: "text, or json for a FHIR OperationOutcome.")
    var format = Format.text

    @Flag(help: "Let warnings fail the check too.")
    var strict = false

    func run() throws {
        var isUnreadable = false
        var checked: [(path: String, source: [UInt8], findings: [Finding])] = []
        for path in paths {
            let files = QuestionnaireFiles.paths(at: path)
            if files.isEmpty {
                StandardError.write("anteroom: \(path): no questionnaire file (.json) is there")
                isUnreadable = true
            }
            for file in files {
                guard let source = try? FileReading.bytes(of: file) else {
                    StandardError.write(
                        "anteroom: \(file): cannot be read; check that it exists and its permissions"
                    )
                    isUnreadable = true
                    continue
                }
                checked.append((file, source, QuestionnaireCheck(source).findings))
            }
        }
        write(checked)
        if isUnreadable { throw ExitCode(EX_NOINPUT) }
        let failing = checked.contains { file in
            file.findings.contains { $0.severity == .error || (strict && $0.severity == .warning) }
        }
        if failing { throw ExitCode(EX_DATAERR) }
    }

    private func write(_ checked: [(path: String, source: [UInt8], findings: [Finding])]) {
        switch format {
        case .text:
            for file in checked {
                for finding in file.findings {
                    print(finding.line(in: file.path))
                    guard let position = finding.position,
                        let excerpt = SourceExcerpt(of: file.source, at: position)
                    else { continue }
                    print(excerpt.line)
                    print(excerpt.caret)
                }
            }
        case .json:
            let outcome = OperationOutcome.tree(of: checked.map { ($0.path, $0.findings) })
            print(String(decoding: outcome.serialized(pretty: true), as: UTF8.self), terminator: "")
        }
    }
}

/// The questionnaire files which a path on the command line means.
enum QuestionnaireFiles {
    /// The path itself, or the .json files of a folder in the order of their names.
    static func paths(at path: String) -> [String] {
        guard FileReading.isFolder(path) else { return [path] }
        let names = (try? FileReading.questionnaireNames(in: path)) ?? []
        return names.map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
}
