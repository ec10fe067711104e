import Kiosk
import Readline

/// What `anteroom kiosk` and `anteroom visit` are told at their start; ``KioskArguments`` has the help of each.
struct KioskOptions: Equatable {
    var questionnaires = "Questionnaires"
    var requests = "Requests"
    /// Files and folders with value sets, besides `Terminology` beside the questionnaires.
    var terminology: [String] = []
    var station: String?
    /// Seconds.
    var idle: Double = 120
    /// Seconds.
    var warning: Double = 30
    /// Public keys of age.
    var recipient: [String] = []
    var recipientsFile: String?
    var alertCommand: String?
    var language: String?
    var plain = false
    /// Whether pages are spoken.
    var voice = false
    /// What speaks, a program that takes the options of espeak-ng.
    var voiceProgram: String?
    /// What ALSA calls the device to play on; nil for the card that has headphones.
    var voiceDevice: String?
    /// What may be spoken into.
    var voiceOutput = VoiceOutput.jack
    /// Where the kernel lists sound cards.
    var soundCards = SoundCards.folder
    var releaseCodeFile: String?
    /// The folder of codes that staff give to patients they know; without it none are asked for.
    var codes: String?
    /// Who gave out the numbers of records: `Identifier.system`.
    var recordSystem: String?
    /// Whether it is counted at which page visitors stop.
    var leavingPages = false
    /// Whether a supervisor waits behind the descriptor ``Readline/SupervisedVisit/link``.
    var supervised = false

    /// Why these options cannot be meant; nil when they can.
    var problem: String? {
        for (name, seconds) in [("--idle", idle), ("--warning", warning)] {
            guard seconds.isFinite, seconds > 0, seconds < 1_000_000 else {
                return "\(name) takes seconds, more than 0"
            }
        }
        if let recordSystem,
            recordSystem.contains(where: \.isWhitespace) || !recordSystem.contains(":")
        {
            return "--record-system takes an address, such as https://clinic.example/records"
        }
        return nil
    }

    /// The station's name in requests and alerts, also when none is given.
    var stationName: String { station ?? "kiosk" }

    /// The same options as arguments, for the process that serves one visitor.
    var arguments: [String] {
        var arguments = ["--questionnaires", questionnaires, "--requests", requests]
        arguments += ["--idle", String(idle), "--warning", String(warning)]
        for path in terminology { arguments.append("--terminology=\(path)") }
        for key in recipient { arguments += ["--recipient", key] }
        let optional = [
            ("--station", station), ("--recipients-file", recipientsFile),
            ("--alert-command", alertCommand), ("--language", language),
            ("--voice-program", voiceProgram), ("--voice-device", voiceDevice),
            ("--voice-output", voiceOutput == .jack ? nil : voiceOutput.rawValue),
            ("--sound-cards", soundCards == SoundCards.folder ? nil : soundCards),
            ("--codes", codes), ("--record-system", recordSystem),
        ]
        // The release code itself is passed on where no other user of the machine can read it, never as an argument.
        for (name, value) in optional {
            // Joined with "=", a value that begins with a dash stays a value.
            if let value { arguments.append("\(name)=\(value)") }
        }
        if plain { arguments.append("--plain") }
        if voice { arguments.append("--voice") }
        if leavingPages { arguments.append("--leaving-pages") }
        return arguments
    }
}
