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
            Type = on any screen to see what visitors do not: why this question is asked, every value the answers come to so \
            far, and what would be written. Type = and a linkId (=signs.event) to see why that item is asked or not. With \
            --watch, save the file in your editor and the same question is shown in the new version, your answers kept. \
            Exit codes: 0, 65 where the file has errors, which are listed; anteroom check lists all findings.
            """
    )

    @Argument(help: "The questionnaire, a FHIR R4 Questionnaire in JSON.")
    var file: String

    @Option(help: "The language to show it in.")
    var language: String?

    @Option(
        help: "Columns and rows of the screen to try, such as 40x12; your terminal's own without."
    )
    var size: SizeArgument?

    @Flag(help: "Go on with the new version whenever the file is saved; answers are kept.")
    var watch = false

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
        var services = PreviewServices()
        if watch {
            let watched = WatchedFile(file)
            watched.startWatching()
            services.watched = watched
        }
        do {
            let terminal = try StandardTerminal.open(plain: plain)
            if let size {
                Self.hold(settings, on: terminal, sized: size.size, services)
            } else {
                Self.hold(settings, on: terminal, services)
            }
        } catch {
            StandardError.report("\(error)")
            throw ExitCode(EX_IOERR)
        }
    }

    private static func hold(
        _ settings: ConversationSettings,
        on terminal: some Terminal,
        sized size: TerminalSize,
        _ services: PreviewServices
    ) {
        hold(settings, on: SizedTerminal(terminal, size: size), services)
    }

    private static func hold(
        _ settings: ConversationSettings,
        on terminal: some Terminal,
        _ services: PreviewServices
    ) {
        var visit = Visit(settings, on: terminal, with: services)
        _ = visit.run()
    }
}
