import ArgumentParser

/// The options that `anteroom kiosk` and `anteroom visit` share.
struct KioskOptions: ParsableArguments {
    @Option(help: "The folder of questionnaires that visitors are offered.")
    var questionnaires = "Questionnaires"

    @Option(help: "The folder that requests are written to.")
    var requests = "Requests"

    @Option(help: "What this place is called in requests and alerts.")
    var station: String?

    @Option(help: "Seconds without a key until the warning; a page with many words waits longer.")
    var idle: Double = 120

    @Option(help: "Seconds the warning stands before everything is erased.")
    var warning: Double = 30

    @Option(help: "Seal requests to this age public key (age1…); can be given more than once.")
    var recipient: [String] = []

    @Option(help: "Seal requests to the age public keys in this file.")
    var recipientsFile: String?

    @Option(
        help:
            "A command that is started, with JSON on its standard input, when somebody needs a person."
    )
    var alertCommand: String?

    @Option(help: "The language of the kiosk's own words.")
    var language: String?

    @Flag(help: "Print pages one below the other without clearing, for speech and braille.")
    var plain = false

    @Option(
        help: "A file with the code by which staff leave the page for a visitor who needs a person."
    )
    var releaseCodeFile: String?

    @Flag(help: .hidden)
    var supervised = false

    /// Refuses times that are no times.
    func validate() throws {
        guard idle.isFinite, idle > 0, idle < 1_000_000 else {
            throw ValidationError("--idle takes seconds, more than 0")
        }
        guard warning.isFinite, warning > 0, warning < 1_000_000 else {
            throw ValidationError("--warning takes seconds, more than 0")
        }
    }

    /// The station's name in requests and alerts, also when none is given.
    var stationName: String { station ?? "kiosk" }

    /// The same options as arguments, for the process that serves one visitor.
    var arguments: [String] {
        var arguments = ["--questionnaires", questionnaires, "--requests", requests]
        arguments += ["--idle", String(idle), "--warning", String(warning)]
        for key in recipient { arguments += ["--recipient", key] }
        let optional = [
            ("--station", station), ("--recipients-file", recipientsFile),
            ("--alert-command", alertCommand), ("--language", language),
        ]
        // The release code itself is passed on where no other user of the machine can read it, never as an argument.
        for (name, value) in optional {
            // Joined with "=", a value that begins with a dash stays a value.
            if let value { arguments.append("\(name)=\(value)") }
        }
        if plain { arguments.append("--plain") }
        return arguments
    }
}
