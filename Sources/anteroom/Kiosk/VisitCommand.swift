import ArgumentParser

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

    @OptionGroup var arguments: KioskArguments

    func run() throws {
        try VisitProgram(options: arguments.options).run()
    }
}
