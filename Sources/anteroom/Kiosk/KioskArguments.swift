public import ArgumentParser
public import Kiosk

/// ``KioskOptions`` on the command line, with their help.
struct KioskArguments: ParsableArguments {
    @Option(help: "The folder of questionnaires that visitors are offered.")
    var questionnaires = KioskOptions().questionnaires

    @OptionGroup var values: TerminologyOptions

    @Option(help: "The folder that requests are written to.")
    var requests = KioskOptions().requests

    @Option(help: "What this place is called in requests and alerts.")
    var station: String?

    @Option(help: "Seconds without a key until the warning; a page with many words waits longer.")
    var idle = KioskOptions().idle

    @Option(help: "Seconds the warning stands before everything is erased.")
    var warning = KioskOptions().warning

    @Option(help: "Seal requests to this age public key (age1…); can be given more than once.")
    var recipient: [String] = []

    @Option(help: "Seal requests to the age public keys in this file.")
    var recipientsFile: String?

    @Option(
        help:
            "A command that is started, with JSON on its standard input, when somebody needs a person."
    )
    var alertCommand: String?

    @Option(
        help:
            "The language to begin in, such as es: of the questionnaires that have it, and of the kiosk's own words, which are English and Spanish."
    )
    var language: String?

    @Flag(help: "Print pages one below the other without clearing, for speech and braille.")
    var plain = false

    @Flag(
        help:
            "Speak every page to who plugs in headphones, with the programs espeak-ng, aplay and amixer."
    )
    var voice = false

    @Option(help: "Speak with this program instead; it takes the options of espeak-ng.")
    var voiceProgram: String?

    @Option(
        help: "Play on this ALSA device only, such as plughw:1; aplay -L lists them."
    )
    var voiceDevice: String?

    @Option(
        help:
            "What else may be spoken into: headset, one that hangs on the kiosk, or loudspeaker; the voice then begins at the key Tab."
    )
    var voiceOutput = VoiceOutput.jack

    @Option(
        help: "A file with the code by which staff leave the page for a visitor who needs a person."
    )
    var releaseCodeFile: String?

    @Option(help: .hidden)
    var soundCards = KioskOptions().soundCards

    @Option(help: "Take the codes for known patients that staff put into this folder.")
    var codes: String?

    @Option(
        help: "Who gives out the numbers of records, as FHIR's Identifier.system: an address."
    )
    var recordSystem: String?

    @Flag(
        help:
            "Count at which page visitors stop, without times, for the statistics of the front desk."
    )
    var leavingPages = false

    @Flag(help: .hidden)
    var supervised = false

    /// Refuses times that are no times.
    func validate() throws {
        if let problem = options.problem { throw ValidationError(problem) }
    }

    /// The same without the command line around them.
    var options: KioskOptions {
        KioskOptions(
            questionnaires: questionnaires,
            requests: requests,
            terminology: values.terminology,
            station: station,
            idle: idle,
            warning: warning,
            recipient: recipient,
            recipientsFile: recipientsFile,
            alertCommand: alertCommand,
            language: language,
            plain: plain,
            voice: voice,
            voiceProgram: voiceProgram,
            voiceDevice: voiceDevice,
            voiceOutput: voiceOutput,
            soundCards: soundCards,
            releaseCodeFile: releaseCodeFile,
            codes: codes,
            recordSystem: recordSystem,
            leavingPages: leavingPages,
            supervised: supervised
        )
    }
}

extension VoiceOutput: ExpressibleByArgument {}
