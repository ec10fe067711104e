import ArgumentParser
import FHIRModel
import FormAuthoring
import FormFiller
import Glibc

/// `anteroom test`: the clinic's own acceptance tests of a questionnaire.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: "Try scenarios on a questionnaire: do these answers come to these values?",
        discussion: """
            For example:

              anteroom test Questionnaires/2-consultation.json Questionnaires/Scenarios

            A scenario is a FHIR QuestionnaireResponse with made-up answers. For every value it expects it carries the extension
            \(Scenario.expectedAnswerURL)
            with the part linkId and one part answer for each value; without an answer the item must be empty. With the part \
            staff-alert (valueBoolean true) instead of linkId the answers are the codes staff are called with, and none \
            means nobody. Copy one of Questionnaires/Scenarios and change it. Answers left out are not given: say \
            "status": "in-progress" where required ones are missing.

            Every scenario is reported as pass or FAIL, with the place in its file, the linkId, the \
            value expected and the value computed. Exit codes: 0 when all pass, 65 when one fails, 66 where a file cannot be \
            read; the others are tried all the same.
            """
    )

    @Argument(help: "The questionnaire file.", completion: .file(extensions: ["json"]))
    var file: String

    @Argument(help: "Scenario files, or folders of them.")
    var scenarios: [String]

    @OptionGroup var values: TerminologyOptions

    func run() throws {
        let form = try QuestionnaireReading.form(in: file, values.sources(beside: file))
        let now = LocalClock.now()
        var passes = 0
        var failures = 0
        var isUnreadable = false
        for path in scenarios.flatMap({ files(at: $0, &isUnreadable) }) {
            guard let bytes = try? QuestionnaireReading.bytes(of: path) else {
                isUnreadable = true
                continue
            }
            let findings = Self.complaints(of: bytes, on: form, now: now)
            let verdict = findings.isEmpty ? "pass" : "FAIL"
            try StandardOutput.writeLine("\(verdict)  \(path)")
            for finding in findings {
                try StandardOutput.writeLine("      " + Self.line(finding, path))
            }
            if findings.isEmpty { passes += 1 } else { failures += 1 }
        }
        let count = passes + failures
        let noun = count == 1 ? "scenario" : "scenarios"
        try StandardOutput.writeLine("\(count) \(noun): \(passes) pass, \(failures) fail")
        if isUnreadable { throw ExitCode(EX_NOINPUT) }
        if failures > 0 { throw ExitCode(EX_DATAERR) }
    }

    private func files(at path: String, _ isUnreadable: inout Bool) -> [String] {
        let files = QuestionnaireFiles.paths(at: path).filter { !TerminologyPlaces.isPackage($0) }
        if files.isEmpty {
            StandardError.report("\(path): no scenario file (.json) is there")
            isUnreadable = true
        }
        return files
    }

    /// Why a scenario fails; empty where it passes.
    private static func complaints(
        of bytes: [UInt8],
        on form: Form,
        now: FHIRDateTime
    ) -> [Finding] {
        let response: QuestionnaireResponse
        do throws(JSONSyntaxError) {
            response = try QuestionnaireResponse(parsing: bytes)
        } catch {
            return [Finding(.error, rule: "json", error.message, at: error.position)]
        }
        guard response.resourceType == "QuestionnaireResponse" else {
            let type = response.resourceType.map { "a \($0)" } ?? "a file without resourceType"
            let message = "\(type) is not a QuestionnaireResponse, which a scenario is"
            return [Finding(.error, rule: "resource-type", message, at: response.position)]
        }
        let result = Scenario(response).run(on: form, now: now)
        return result.findings.filter { $0.severity == .error } + result.mismatches.map(\.finding)
    }

    private static func line(_ finding: Finding, _ path: String) -> String {
        var named = finding
        named.message = (finding.linkId.map { "'\($0)': " } ?? "") + finding.message
        return named.line(in: path)
    }
}
