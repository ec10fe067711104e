import ArgumentParser

/// `anteroom requests`: what staff do with the requests that visitors left.
struct RequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests",
        abstract: "Read, check and hand over the requests that visitors left.",
        discussion: """
            A request is named by the number the visitor read (7F3-KQ2), by its whole number or by its file. Without --requests the \
            folder is that of ANTEROOM_REQUESTS, else /var/lib/anteroom/Requests, else Requests in the working directory. Exit \
            codes: 0, 64 usage, 65 damaged, 66 not found, 74 disk trouble, 78 age is missing or refuses a key.
            """,
        subcommands: [
            RequestsListCommand.self, RequestsWatchCommand.self, RequestsShowCommand.self,
            RequestsMarkCommand.self, RequestsAckCommand.self, RequestsExportCommand.self,
            RequestsVerifyCommand.self, RequestsPurgeCommand.self,
        ],
        defaultSubcommand: RequestsListCommand.self
    )
}
