import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom requests purge`: removes requests that were taken over.
struct RequestsPurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Remove requests that were marked as seen and are old enough.",
        discussion: """
            A request that nobody has marked with `ack` stays, however old, unless --unseen is given. The names of the files go \
            to standard output. Exit codes: 0, 66 where there is no such folder, 74 where a file cannot be removed.
            """
    )

    @Option(help: "How many days old a request must be.")
    var days = 7

    @Flag(help: "Say what would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Remove requests that nobody has marked as seen, too.")
    var unseen = false

    @OptionGroup var options: RequestFolderOptions

    func validate() throws {
        guard (0...100_000).contains(days) else {
            throw ValidationError("--days takes a number of days, 0 or more")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let folder = options.folder
            let names = try folder.purgeable(olderThan: days, includesUnseen: unseen)
            let audit = AuditTrail(folder: options.path, station: "staff")
            for name in names {
                // The name first, where nobody can read it nothing goes; then the trail, which explains a missing file.
                try StandardOutput.writeLine("\(name)")
                guard !dryRun else { continue }
                try audit.record(.purged(name.number))
                try folder.remove(name)
            }
            StandardError.write(
                "anteroom: \(names.count) request\(names.count == 1 ? "" : "s")"
                    + (dryRun ? " would be removed" : " removed")
            )
        }
    }
}
