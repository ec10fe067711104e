import ArgumentParser
import Glibc
import Kiosk
import Readline

/// What `anteroom visit` does.
struct VisitProgram {
    var options: KioskOptions

    /// Serves one visitor, from the welcome screen to the wipe.
    ///
    /// - Throws: the exit code, when it is not 0; the reason is reported.
    func run() throws {
        try KioskOptions.needStandardDescriptors(report: StandardError.report)
        StandardDescriptors.holdErrors()
        let supervised = options.supervised ? SupervisedVisit(link: SupervisedVisit.link) : nil
        let folder = try options.questionnaireFolder(report: StandardError.report)
        var settings = options.settings(for: folder.forms)
        settings.covers = folder.covers
        settings.releaseCode =
            try supervised?.releaseCode ?? options.releaseCode(report: StandardError.report)
        var services = try ClinicServices(options, report: StandardError.report)
        services.supervised = supervised
        let terminal: any Terminal
        do {
            terminal = try StandardTerminal.open(plain: options.plain)
        } catch {
            StandardError.report("\(error)")
            throw ExitCode(EX_IOERR)
        }
        let questionnaires = VisitQuestionnaires(folder, isAlone: supervised == nil) { error in
            var screen = terminal
            screen.erase()
            StandardError.report("\(error)")
            exit(EX_CONFIG)
        }
        StandardTerminal.atLeisure { [services] in
            questionnaires.read()
            services.removeLeftovers()
        }
        let voice = options.openVoice(report: StandardError.report)
        settings.voice = voice == nil ? nil : options.voiceOutput
        let ending = Self.hold(settings, on: terminal, voice, with: services, questionnaires)
        if supervised == nil, let error = (terminal as? PipeTerminal)?.outputError {
            throw StandardOutput.failure(error)
        }
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
        _ voice: (any Voice)?,
        with services: ClinicServices,
        _ questionnaires: VisitQuestionnaires
    ) -> VisitEnding {
        var visit = Visit(
            settings,
            on: terminal,
            with: services,
            formsToCome: questionnaires.forms
        )
        if let voice { visit.speak(with: voice) }
        return visit.run()
    }
}
