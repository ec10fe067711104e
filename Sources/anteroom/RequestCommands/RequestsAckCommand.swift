import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom requests ack`: marks requests and alerts as seen.
struct RequestsAckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ack",
        abstract: "Mark requests or alerts as seen, with your initials.",
        discussion: """
            The mark is added to acknowledged.jsonl and never taken away. An alert that is marked is no longer tried again; a \
            request that is marked may be purged later. Exit codes: 0, 66 where there is no such request or alert.
            """
    )

    @Argument(help: "Numbers (7F3-KQ2) of requests or alerts.")
    var numbers: [String]

    @Option(help: "Who has seen it: your initials.")
    var initials: String

    @OptionGroup var options: RequestFolderOptions

    func validate() throws { try Initials.check(initials) }

    func run() throws {
        try RequestsFailure.exiting {
            // All are found before the first is marked.
            let choices = try numbers.map {
                try RecordChoice($0, in: options.folders, includesAlerts: true)
            }
            for choice in choices {
                let path = choice.folder.path
                try Acknowledgements(folder: path).acknowledge(choice.number, initials: initials)
                try? AuditTrail(folder: path, station: "staff").record(.acknowledged(choice.number))
                try StandardOutput.writeLine("\(choice.number.spoken) seen by \(initials)")
            }
        }
    }
}
