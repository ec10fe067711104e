import ArgumentParser
import FHIRModel
import FormFiller
import Glibc

/// `anteroom assemble`: a modular questionnaire with its modules in place, for programs that cannot put it together.
struct AssembleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "assemble",
        abstract: "Put a questionnaire together from its modules.",
        discussion: """
            For example:

              anteroom assemble intake.json > whole.json

            An item with the extension subQuestionnaire gives way to the items of the questionnaire it names, which is looked for in \
            the folder of FILE and in those of --modules. kiosk, visit, preview, check, outline, evaluate and test do the same \
            by themselves.

            Exit codes: 0 when it is written, 65 where it cannot be put together, 66 where a file cannot be read.
            """
    )

    @Argument(
        help: "The questionnaire that names the others.",
        completion: .file(extensions: ["json"])
    )
    var file: String

    @Option(help: "Another folder, or file, with modules.", completion: .directory)
    var modules: [String] = []

    func run() throws {
        let bytes = try QuestionnaireReading.questionnaireBytes(of: file)
        let others = try modules.flatMap { path in
            try QuestionnaireFiles.paths(at: path).map {
                try QuestionnaireReading.questionnaireBytes(of: $0)
            }
        }
        let texts = QuestionnaireTexts(bytes)
        guard let text = texts.texts.first?.bytes else {
            StandardError.report("\(file): \(texts.fault ?? "it holds no questionnaire")")
            throw ExitCode(EX_DATAERR)
        }
        do {
            _ = try Questionnaire(parsing: text)
        } catch {
            StandardError.write("\(file):\(error.position): error: \(error.message) [json]")
            throw ExitCode(EX_DATAERR)
        }
        let companions = texts.modules + others.flatMap { QuestionnaireTexts($0).all }
        let assembly = ModulesAtHand(beside: file).assembly(of: text, with: companions)
        for finding in assembly?.findings ?? [] { StandardError.write(finding.line(in: file)) }
        guard let assembly else {
            StandardError.report("\(file) names no module; it is written as it is")
            return try StandardOutput.write(text)
        }
        guard let whole = assembly.questionnaire else { throw ExitCode(EX_DATAERR) }
        try StandardOutput.write(whole.tree.serialized(pretty: true))
    }
}
