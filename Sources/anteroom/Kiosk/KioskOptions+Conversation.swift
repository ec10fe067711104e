import FormFiller
import Kiosk
import Readline

extension KioskOptions {
    /// What a conversation is told at its start; the release code is still to be set.
    func settings(for forms: [Form]) -> ConversationSettings {
        var settings = ConversationSettings(forms: forms, language: language ?? "en")
        settings.clinic = QuestionnaireFiles.clinic(in: questionnairePath)
        settings.idle = .seconds(idle)
        settings.warning = .seconds(warning)
        settings.isPlain = plain
        settings.takesCodes = codes != nil
        settings.notesLeavingPages = leavingPages
        settings.minutesEast = LocalClock.minutesEast(at:)
        settings.repertoire = StandardTerminal.showsUnicode ? .unicode : .ascii
        return settings
    }
}
