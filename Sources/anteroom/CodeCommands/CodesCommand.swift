import ArgumentParser

/// `anteroom codes`: what staff give to patients they know.
struct CodesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "codes",
        abstract: "Give codes to known patients, see what became of them, take them back.",
        discussion: """
            A patient types a code at the kiosk, is asked what is due, and the answers carry the number of their record. A code opens one \
            visit. Without --codes the folder is /var/lib/anteroom/Codes, else Codes in the working directory; the kiosk must be told of \
            it (codes = in kiosk.conf). Exit codes: 0, 64 usage, 66 not found, 73 used up before, 74 disk trouble.
            """,
        subcommands: [CodesNewCommand.self, CodesListCommand.self, CodesWithdrawCommand.self],
        defaultSubcommand: CodesListCommand.self
    )
}
