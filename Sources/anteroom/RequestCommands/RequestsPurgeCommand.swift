import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom requests purge`: removes requests that were taken over.
struct RequestsPurgeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "purge",
        abstract: "Remove requests that were marked as seen and are old enough.",
        discussion: """
            A request that nobody has marked, or that was opened again, stays however old, unless --unseen is given. Where requests \
            are handed on to another system, one that it has not got stays too, unless --undelivered is given. The names of the \
            files go to standard output. Exit codes: 0, 66 where there is no such folder, 74 where a file cannot be removed.
            """
    )

    @Option(help: "How many days old a request must be.")
    var days = 7

    @Flag(help: "Say what would be removed, and remove nothing.")
    var dryRun = false

    @Flag(help: "Remove requests that nobody has marked as seen, too.")
    var unseen = false

    @Flag(help: "Remove requests that another system was to have and has not got, too.")
    var undelivered = false

    @OptionGroup var options: RequestFolderOptions

    func validate() throws {
        guard (0...100_000).contains(days) else {
            throw ValidationError("--days takes a number of days, 0 or more")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            var count = 0
            for folder in options.folders { count += try purge(folder) }
            StandardError.write(
                "anteroom: \(count) request\(count == 1 ? "" : "s")"
                    + (dryRun ? " would be removed" : " removed")
            )
        }
    }

    /// Removes what may go from one folder; how many requests those are.
    private func purge(_ named: NamedFolder) throws -> Int {
        let folder = RequestFolder(path: named.path)
        let names = try folder.purgeable(
            olderThan: days,
            includesUnseen: unseen,
            includesUndelivered: undelivered
        )
        let audit = AuditTrail(folder: named.path, station: "staff")
        for name in names {
            // The name first, where nobody can read it nothing goes; then the trail, which explains a missing file.
            try StandardOutput.writeLine("\(name)")
            guard !dryRun else { continue }
            try audit.record(.purged(name.number))
            try folder.remove(name)
        }
        return names.count
    }
}
