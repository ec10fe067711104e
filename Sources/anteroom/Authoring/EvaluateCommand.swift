import ArgumentParser
import ConsultationRequests
import FHIRModel
import FormAuthoring
import FormExtraction
import FormFiller
import Glibc
import Kiosk

/// `anteroom evaluate`: what a response comes to, and everything in which it deviates from its questionnaire.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Evaluate a response with its questionnaire.",
        discussion: """
            Standard output gets the response as JSON after enablement and calculation, or with --request the Bundle that \
            would be written for staff. Every deviation stands on a line of standard error as \
            file:line:column: severity: message [rule]. Exit codes: 0 when the response is valid, 65 when it is not, 66 where a \
            file cannot be read.
            """
    )

    @Argument(help: "The questionnaire file.", completion: .file(extensions: ["json"]))
    var questionnaire: String

    @Argument(help: "The response file.", completion: .file(extensions: ["json"]))
    var response: String

    @OptionGroup var values: TerminologyOptions

    @Flag(help: "Print the Bundle that would be written instead of the response.")
    var request = false

    @Option(
        help: ArgumentHelp(
            "A resource that the form's expressions know by name (launchContext), such as patient=patient.json.",
            valueName: "name=file"
        )
    )
    var launch: [String] = []

    @Option(help: "With --request: what the place is called that the request comes from.")
    var station = KioskOptions().stationName

    @Option(help: "With --request: the number of the request; a new one where none is given.")
    var number: String?

    /// Refuses a number that no request can have.
    func validate() throws {
        for pair in launch {
            let parts = pair.split(separator: "=", maxSplits: 1)
            guard parts.count == 2 else {
                throw ValidationError(
                    "--launch takes a name and a file, such as patient=patient.json"
                )
            }
        }
        guard let number, RequestNumber(number) == nil else { return }
        throw ValidationError(
            "--number takes the number of a request, such as 20261123T141507Z-7F3KQ2"
        )
    }

    func run() throws {
        let (form, isSound) = try form()
        let answered = try answered()
        let now = LocalClock.now()
        let evaluation = ResponseEvaluation(
            of: answered,
            to: form,
            now: now,
            launch: try launched()
        )
        for finding in evaluation.findings { report(finding, in: response) }
        if request {
            try printRequest(evaluation, at: now)
        } else {
            try StandardOutput.write(evaluation.response.tree.serialized(pretty: true))
        }
        guard evaluation.isValid, isSound else { throw ExitCode(EX_DATAERR) }
    }

    /// The questionnaire, if it can be worked with at all, and whether it is free of errors; they are reported.
    private func form() throws -> (Form, isSound: Bool) {
        let file = QuestionnaireTexts(
            try QuestionnaireReading.questionnaireBytes(of: questionnaire)
        )
        guard let text = file.texts.first?.bytes else {
            StandardError.report(
                "\(questionnaire): \(file.fault ?? "it holds value sets and no questionnaire")"
            )
            throw ExitCode(EX_DATAERR)
        }
        let terminology = file.companions + values.sources(beside: questionnaire)
        let read = try syntax(in: questionnaire) { () throws(JSONSyntaxError) in
            try Questionnaire(parsing: text)
        }
        try expectResource(read.structuralFindings(), in: questionnaire)
        let assembly = ModulesAtHand(beside: questionnaire).assembly(of: text, with: file.modules)
        for finding in assembly?.findings ?? [] where finding.severity == .error {
            report(finding, in: questionnaire)
        }
        let form = Form(
            compiling: assembly?.questionnaire ?? read,
            terminology: terminology
        )
        // Words are for visitors: a stored response is no worse where an item has none.
        var errors = QuestionnaireCheck(text, terminology: terminology).findings.filter {
            $0.severity == .error && $0.rule != "no-text"
        }
        if assembly?.questionnaire != nil {
            // Whether another item is there, only the whole can tell, which is compiled above.
            errors.removeAll { CheckedFile.rulesOfTheWhole.contains($0.rule) }
        }
        errors += form.findings.filter { finding in
            // The check says the same with the standard's sentence it rests on.
            finding.severity == .error
                && !errors.contains {
                    ($0.rule, $0.position, $0.linkId) == (
                        finding.rule, finding.position, finding.linkId
                    )
                }
        }
        for finding in errors { report(finding, in: questionnaire) }
        let isWhole = assembly.map { $0.questionnaire != nil } ?? true
        return (form, errors.isEmpty && isWhole)
    }

    private func answered() throws -> QuestionnaireResponse {
        let text = try QuestionnaireReading.bytes(of: response)
        let read = try syntax(in: response) { () throws(JSONSyntaxError) in
            try QuestionnaireResponse(parsing: text)
        }
        try expectResource(read.structuralFindings(), in: response)
        return read
    }

    /// The resources expressions know by name.
    private func launched() throws -> [String: JSONTree] {
        var resources: [String: JSONTree] = [:]
        for pair in launch {
            let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
            guard let name = parts.first, let file = parts.last else { continue }
            let text = try QuestionnaireReading.bytes(of: file)
            resources[name] = try syntax(in: file) { () throws(JSONSyntaxError) in
                try JSONTree(parsing: text)
            }
        }
        return resources
    }

    /// What reading a file's JSON gives; where it is none, that is reported and nothing more is looked at.
    private func syntax<Resource>(
        in file: String,
        _ read: () throws(JSONSyntaxError) -> Resource
    ) throws -> Resource {
        do {
            return try read()
        } catch {
            report(Finding(.error, rule: "json", error.message, at: error.position), in: file)
            throw ExitCode(EX_DATAERR)
        }
    }

    /// Ends here where the file holds another resource than the one it is given for.
    private func expectResource(_ findings: [Finding], in file: String) throws {
        let faults = findings.filter { $0.rule == "resource-type" }
        for finding in faults { report(finding, in: file) }
        guard faults.isEmpty else { throw ExitCode(EX_DATAERR) }
    }

    private func report(_ finding: Finding, in file: String) {
        let item = finding.linkId.map { "'\($0)': " } ?? ""
        var named = finding
        named.message = item + finding.message
        StandardError.write(named.line(in: file))
    }

    private func printRequest(
        _ evaluation: ResponseEvaluation,
        at now: FHIRDateTime
    ) throws(ExitCode) {
        let draft = RequestDraft(
            of: evaluation.interview,
            response: evaluation.response,
            now: now
        )
        let number =
            number.flatMap { RequestNumber($0) }
            ?? RequestNumber(
                time: UTCTime(secondsSince1970: Int64(time(nil))),
                code: UInt32.random(in: 0..<RequestNumber.codeCount)
            )
        // The errors of the plan are among the questionnaire's.
        let doubts = draft.plan.findings.filter { $0.severity != .error }
        for finding in doubts + draft.extraction.findings { report(finding, in: questionnaire) }
        let isAsked = ClosingQuestions(after: evaluation.interview, at: now) != nil
        guard isAsked || draft.extraction.hasRequest, !evaluation.interview.form.isReading else {
            StandardError.write(
                "anteroom: \(questionnaire): the questionnaire makes nothing of these answers; nothing would be written"
            )
            return
        }
        try StandardOutput.write(
            draft.bundle(number: number, station: station, clock: LocalClock.ofTheClinic)
                .serialized(asciiOnly: true, pretty: true)
        )
    }
}
