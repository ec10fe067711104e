import ArgumentParser
import Glibc
import Kiosk
import Readline

/// `anteroom visit`: serves one visitor, from the welcome screen to the wipe.
struct VisitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "visit",
        abstract: "Serve one visitor, then end.",
        discussion: """
            Exit codes: 0 when the visitor came to the end, 75 when the visit was stopped or abandoned and everything is \
            erased, 78 when there is nothing to put before a visitor, else as in sysexits.h.
            """
    )

    @OptionGroup var options: KioskOptions

    func run() throws {
        try KioskOptions.needStandardDescriptors(report: Self.report)
        let supervised = options.supervised ? SupervisedVisit(link: SupervisedVisit.link) : nil
        let folder = try options.questionnaireFolder(report: Self.report)
        var settings = ConversationSettings(
            forms: folder.forms,
            language: options.language ?? "en"
        )
        settings.idle = .seconds(options.idle)
        settings.warning = .seconds(options.warning)
        settings.isPlain = options.plain
        settings.repertoire = StandardTerminal.showsUnicode ? .unicode : .ascii
        settings.releaseCode =
            try supervised?.releaseCode ?? options.releaseCode(report: Self.report)
        let services = try ClinicServices(options, report: Self.report)
        let terminal: any Terminal
        do {
            terminal = try StandardTerminal.open(plain: options.plain)
        } catch {
            Self.report("\(error)")
            throw ExitCode(EX_IOERR)
        }
        let ending = Self.hold(settings, on: terminal, with: services)
        if let code = Self.exitCode(for: ending, isSupervised: supervised != nil) {
            throw ExitCode(code)
        }
    }

    /// nil for a visit that came to its end; a supervisor is told more than others.
    private static func exitCode(for ending: VisitEnding, isSupervised: Bool) -> Int32? {
        switch ending {
        case .done: nil
        case .erased, .terminated: SupervisionExitCode.erased
        case .inputEnded:
            isSupervised ? SupervisionExitCode.inputEnded : SupervisionExitCode.erased
        case .hungUp: isSupervised ? SupervisionExitCode.hungUp : SupervisionExitCode.erased
        }
    }

    private static func hold(
        _ settings: ConversationSettings,
        on terminal: some Terminal,
        with services: ClinicServices
    ) -> VisitEnding {
        var visit = Visit(settings, on: terminal, with: services)
        return visit.run()
    }

    /// One line on standard error.
    static func report(_ sentence: String) {
        StandardError.write("anteroom: \(sentence)")
    }
}
