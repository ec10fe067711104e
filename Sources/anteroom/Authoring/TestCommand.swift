import ArgumentParser
import FHIRModel
import FormFiller
import Glibc

/// `anteroom test`: the clinic's own acceptance tests of a questionnaire.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try scenarios on a questionnaire: do these answers come to these values?",
        discussion: """
            A scenario is a FHIR QuestionnaireResponse with made-up answers. For every value it expects it carries the extension
            \(Scenario.expectedAnswerURL)
            with the part linkId and one part answer for each value; without an answer the item must be empty. With the part \
            staff-alert (valueBoolean true) instead of linkId the answers are the codes staff are called with. Copy one \
            of Questionnaires/Scenarios and change it. Every scenario is reported as pass or FAIL, with the linkId, the value \
            expected and the value computed. Exit codes: 0 when all pass, 65 when one fails, 66 where a file cannot be read.
            """
    )

    @Argument(help: "The questionnaire file.", completion: .file(extensions: ["json"]))
    var file: String

    @Argument(help: "Scenario files, or folders of them.")
    var scenarios: [String]

    func run() throws {
        let form = try QuestionnaireReading.form(in: file)
        let now = LocalClock.now()
        var failures = 0
        let paths = try scenarios.flatMap { try Self.files(at: $0) }
        for path in paths {
            let lines = try Self.complaints(of: path, on: form, now: now)
            print("\(lines.isEmpty ? "pass" : "FAIL")  \(path)")
            for line in lines { print("      \(line)") }
            if !lines.isEmpty { failures += 1 }
        }
        let noun = paths.count == 1 ? "scenario" : "scenarios"
        print("\(paths.count) \(noun): \(paths.count - failures) pass, \(failures) fail")
        if failures > 0 { throw ExitCode(EX_DATAERR) }
    }

    private static func files(at path: String) throws -> [String] {
        let files = QuestionnaireFiles.paths(at: path)
        guard files.isEmpty else { return files }
        StandardError.write("anteroom: \(path): no scenario file (.json) is there")
        throw ExitCode(EX_NOINPUT)
    }

    /// Why a scenario fails; empty where it passes.
    private static func complaints(
        of path: String,
        on form: Form,
        now: FHIRDateTime
    ) throws -> [String] {
        let response: QuestionnaireResponse
        do {
            response = try QuestionnaireResponse(parsing: try QuestionnaireReading.bytes(of: path))
        } catch let error as JSONSyntaxError {
            return [Finding(.error, rule: "json", error.message, at: error.position).line(in: path)]
        }
        guard response.resourceType == "QuestionnaireResponse" else {
            return ["\(path):1:1: error: not a QuestionnaireResponse [resource-type]"]
        }
        let result = Scenario(response).run(on: form, now: now)
        let errors = result.findings.filter { $0.severity == .error }
        return errors.map { Self.line($0, path) }
            + result.mismatches.map {
                "\($0.linkId): expected \(words($0.expected)), computed \(words($0.computed))"
            }
    }

    private static func line(_ finding: Finding, _ path: String) -> String {
        var named = finding
        named.message = (finding.linkId.map { "'\($0)': " } ?? "") + finding.message
        return named.line(in: path)
    }

    private static func words(_ values: [AnswerValue]) -> String {
        let texts = values.map { value in
            if case .coding(let coding) = value, let code = coding.code { return code }
            return value.text
        }
        return texts.isEmpty ? "nothing" : texts.sorted().joined(separator: ", ")
    }
}
