import ArgumentParser
import ConsultationRequests

/// `anteroom requests`: what staff do with the requests that visitors left.
struct RequestsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "requests",
        abstract: "Read, check and hand over the requests that visitors left.",
        discussion: """
            A request is named by the number the visitor read (7F3-KQ2), by its whole number or by its file. Exit codes: 0, \
            64 usage, 65 damaged, 66 not found, 74 disk trouble, 78 age is missing or refuses a key.
            """,
        subcommands: [
            RequestsListCommand.self, RequestsShowCommand.self, RequestsVerifyCommand.self,
            RequestsExportCommand.self, RequestsAckCommand.self, RequestsPurgeCommand.self,
        ],
        defaultSubcommand: RequestsListCommand.self
    )
}

/// The options that say where the requests are and how they are opened.
struct RequestFolderOptions: ParsableArguments {
    @Option(help: "The folder of requests.")
    var requests = KioskOptions().requests

    init() {}

    init(folder: String) {
        requests = folder
    }

    /// The folder's path.
    var path: String {
        DefaultFolder.resolved(DefaultFolder.path(requests, default: KioskOptions().requests))
    }

    /// The folder, for reading names and for writing marks.
    var folder: RequestFolder { RequestFolder(path: path) }
}

/// The option by which sealed requests are opened.
struct IdentityOptions: ParsableArguments {
    @Option(help: "Open sealed requests with the age identity in this file; may be given again.")
    var identity: [String] = []

    /// The folder, with what opens its sealed requests.
    func folder(_ options: RequestFolderOptions) throws -> RequestFolder {
        guard !identity.isEmpty else { return options.folder }
        do throws(SealingError) {
            return RequestFolder(
                path: options.path,
                unsealing: try Unsealing(identityFiles: identity)
            )
        } catch {
            throw RequestsFailure(error)
        }
    }
}
