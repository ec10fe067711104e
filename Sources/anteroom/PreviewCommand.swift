import ArgumentParser
import FHIRModel
import FormFiller
import Glibc
import Kiosk
import Readline

/// `anteroom preview`: walks one questionnaire as a visitor would; nothing is written and nobody is called.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Walk a questionnaire as a visitor would; nothing is written.",
        discussion: """
            Type = on any screen to see every value the answers come to so far, those hidden from visitors too. Errors in \
            the file are listed first; anteroom check lists all findings.
            """
    )

    @Argument(help: "The questionnaire, a FHIR R4 Questionnaire in JSON.")
    var file: String

    @Option(help: "The language to show it in.")
    var language: String?

    @Flag(help: "Print pages one below the other without clearing, for speech and braille.")
    var plain = false

    func run() throws {
        let form: Form
        switch QuestionnaireFolder.form(in: file) {
        case .usable(let read): form = read
        case .broken(let complaints):
            for complaint in complaints { StandardError.write(complaint) }
            throw ExitCode(EX_DATAERR)
        }
        var settings = ConversationSettings(forms: [form], language: language ?? "en")
        settings.isPlain = plain
        settings.repertoire = StandardTerminal.showsUnicode ? .unicode : .ascii
        settings.releaseCode = "preview"
        settings.isPreview = true
        do {
            let terminal = try StandardTerminal.open(plain: plain)
            Self.hold(settings, on: terminal)
        } catch {
            StandardError.report("\(error)")
            throw ExitCode(EX_IOERR)
        }
    }

    private static func hold(_ settings: ConversationSettings, on terminal: some Terminal) {
        var visit = Visit(settings, on: terminal, with: PreviewServices())
        _ = visit.run()
    }
}

/// Services that leave no trace.
private struct PreviewServices: VisitServices {
    func now() -> FHIRDateTime { LocalClock.now() }
    func send(_ submission: Submission) -> SendOutcome {
        let makesRequest =
            SubmittedRequest(of: submission, station: "preview", now: now()) != nil
        return makesRequest ? .sent(number: "PREVIEW") : .nothingToSend
    }
    func alert(code: String) -> Bool { true }
    func record(_ moment: VisitMoment) {}
    func waitForEnd() -> TerminalEvent { StandardTerminal.waitForEnd() }
}
