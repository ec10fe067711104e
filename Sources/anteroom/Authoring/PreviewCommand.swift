import ArgumentParser
import FHIRModel
import FormFiller
import Glibc
import Kiosk
import Readline
import Terminology

/// `anteroom preview`: walks one questionnaire as a visitor would; nothing is written and nobody is called.
struct PreviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "preview",
        abstract: "Walk a questionnaire as a visitor would; nothing is written.",
        discussion: """
            For example:

              anteroom preview Questionnaires/2-consultation.json --watch
              anteroom preview Questionnaires/2-consultation.json --size 40x12

            Type = on any screen to see what visitors do not: why this question is asked, every value the answers come to so \
            far, and what would be written. Type = and a linkId (=age) to see why that item is asked or not.

            With --watch, save the file in your editor and the same question is shown in the new version, your answers kept. \
            Save it broken, and the mistake is named and the last good version goes on.

            ? lists what else can be typed; q leaves. Exit codes: 0 when you leave it, 64 for a language nobody has words in, 65 \
            where the file has errors, which are listed, 66 where it cannot be read; anteroom check lists all findings.
            """
    )

    @Argument(help: "The questionnaire, a FHIR R4 Questionnaire in JSON.")
    var file: String

    @Option(help: "The language to show it in, such as es.")
    var language: String?

    @Option(
        help:
            "Columns and rows of the screen to try, 40x12 or more; your terminal's own without.",
        transform: SizeArgument.size
    )
    var size: TerminalSize?

    @Flag(help: "Go on with the new version whenever the file is saved; answers are kept.")
    var watch = false

    @OptionGroup var values: TerminologyOptions

    @Flag(help: "Print pages one below the other without clearing, for speech and braille.")
    var plain = false

    func validate() throws {
        guard file != "-" else {
            throw ValidationError("Name a file: standard input is where the answers come from.")
        }
    }

    func run() throws {
        let bytes = try QuestionnaireReading.questionnaireBytes(of: file)
        let terminology = values.sources(beside: file)
        let form = try QuestionnaireReading.form(of: bytes, named: file, terminology)
        var settings = ConversationSettings(forms: [form], language: language ?? "en")
        settings.clinic = QuestionnaireFiles.clinic(beside: file)
        settings.isPlain = plain
        settings.minutesEast = LocalClock.minutesEast(at:)
        settings.repertoire = StandardTerminal.showsUnicode ? .unicode : .ascii
        settings.releaseCode = "preview"
        settings.previewer = Previewer()
        settings.note = try note(on: form, of: bytes, terminology)
        var services = PreviewServices()
        if watch {
            let watched = WatchedFile(file, holding: bytes, terminology)
            watched.startWatching()
            services.watched = watched
        }
        let terminal: any Terminal
        do {
            terminal = try StandardTerminal.open(plain: plain)
        } catch {
            StandardError.report("\(error)")
            throw ExitCode(EX_IOERR)
        }
        if let size {
            Self.hold(settings, on: terminal, sized: size, services)
        } else {
            Self.hold(settings, on: terminal, services)
        }
        if let error = (terminal as? PipeTerminal)?.outputError {
            throw StandardOutput.failure(error)
        }
    }

    /// What staff should know before the first page: that visitors would not get the file, or not in this language.
    private func note(
        on form: Form,
        of bytes: [UInt8],
        _ terminology: [any TerminologySource]
    ) throws -> String? {
        var notes = [Self.note(onErrorsIn: bytes, of: file, terminology)].compactMap(\.self)
        if let language, !form.languages.isEmpty, form.language(for: language) == nil {
            guard ConversationSettings.speaks(language) else {
                _ = try QuestionnaireReading.language(language, of: form, in: file)
                return nil
            }
            let has = form.languages.joined(separator: ", ")
            notes.append("This file has no words in \(language); it has \(has).")
        }
        return notes.isEmpty ? nil : notes.joined(separator: "\n")
    }

    /// Says where `anteroom check` finds errors, for which the kiosk would not take a file that runs here, or only as a demonstration.
    static func note(
        onErrorsIn bytes: [UInt8],
        of file: String,
        _ terminology: [any TerminologySource]
    ) -> String? {
        let found = FormsInFile(checking: bytes, named: file, terminology: terminology)
        if !found.complaints.isEmpty {
            let errors = found.complaints.count
            let count = errors == 1 ? "1 error" : "\(errors) errors"
            let what = found.isBroken ? "this file" : "all of this file"
            return "Visitors would not get \(what): anteroom check finds \(count) in it."
        }
        guard found.forms.contains(where: \.isFaulty) else { return nil }
        return "Visitors get this file as a demonstration only: anteroom check finds errors in it."
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
