import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom requests list`: who calls, and what is waiting, the most pressing first.
struct RequestsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List who calls for staff, then the requests: urgent first.",
        discussion: """
            First come the alerts that nobody has closed, then requests: priority, age, number, name, station, what was done by \
            whom. What is done or handed on stands last. A sealed request is listed after those to talk with, its priority \
            unknown, unless an identity is given. --format numbers gives whole numbers, one a line, for scripts. Exit codes: 0, \
            65 where a file is damaged, 66 where there is no such folder.
            """
    )

    /// How the list is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// Columns, for people.
        case table
        /// Whole numbers, for scripts.
        case numbers
    }

    @Flag(
        help: "Only requests that nobody has marked as seen since they came or were opened again."
    )
    var unseen = false

    @Option(
        help:
            "Only requests that have all these words in name, number, address, station, form or day."
    )
    var search: String?

    @Option(help: "table, or numbers for scripts.")
    var format = Format.table

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func run() throws {
        try RequestsFailure.exiting {
            let unsealing = try identity.unsealing()
            var folders: [RequestListing.Entry] = []
            for folder in options.folders {
                var index = RequestIndex(RequestFolder(path: folder.path, unsealing: unsealing))
                folders.append((folder, .success(try index.overview())))
            }
            let listing = RequestListing(folders: folders, clock: LocalClock.ofTheClinic)
            let requests = listing.requests { request in
                (!unseen || !request.state.isSeen) && search.map { request.matches($0) } ?? true
            }
            switch format {
            case .table:
                let isAll = !unseen && search == nil
                try StandardOutput.write(
                    listing.callsText
                        + listing.requestsText(
                            requests,
                            none: isAll ? "No requests" : "No requests match"
                        )
                )
            case .numbers:
                for (_, request) in requests {
                    try StandardOutput.write("\(request.name.number)\n")
                }
            }
            let damaged = requests.filter(\.request.isDamaged)
            for (_, request) in damaged {
                guard let fault = request.fault else { continue }
                StandardError.write("anteroom: \(request.name): \(fault.description)")
            }
            if !damaged.isEmpty { throw ExitCode(EX_DATAERR) }
        }
    }
}
