import ArgumentParser
import ConsultationRequests
import Glibc
import StaffPages

/// `anteroom requests watch`: the list, kept live on a terminal, with a bell.
struct RequestsWatchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "watch",
        abstract:
            "Keep the list live on a terminal; the bell rings for a call until somebody takes it.",
        discussion: """
            The bell rings at once for a new call or request, then every ten seconds while a call waits, every five minutes where none that waits is urgent. Ctrl-C ends it. A folder that cannot be \
            read is named on the screen and tried again. Exit codes: 64 where standard output is no terminal.
            """
    )

    @Option(help: "Seconds between two looks, 1 to 3600.")
    var interval = 1

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func validate() throws {
        guard (1...3_600).contains(interval) else {
            throw ValidationError("--interval takes seconds, 1 to 3600")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            guard isatty(STDOUT_FILENO) == 1 else {
                throw RequestsFailure(
                    "watch needs a terminal; `anteroom requests list` writes the list once",
                    code: EX_USAGE
                )
            }
            let unsealing = try identity.unsealing()
            var indexes = options.folders.map { folder in
                (folder, RequestIndex(RequestFolder(path: folder.path, unsealing: unsealing)))
            }
            var bell = WatchBell()
            var shown = ""
            while true {
                var folders:
                    [(folder: NamedFolder, overview: Result<RequestOverview, StoreError>)] = []
                for place in indexes.indices {
                    let overview = Result { () throws(StoreError) in
                        try indexes[place].1.overview()
                    }
                    folders.append((indexes[place].0, overview))
                }
                let listing = RequestListing(folders: folders, clock: LocalClock.ofTheClinic)
                let screen = WatchScreen(listing).text
                let rings = bell.rings(
                    at: listing.clock.now ?? 0,
                    requests: Set(listing.requests().map(\.request.name.number)),
                    waiting: listing.alerts.filter { $0.alert.state.isWaiting }.map(\.alert.alert)
                )
                if screen != shown || rings {
                    try StandardOutput.write(screen + (rings ? "\u{07}" : ""))
                    shown = screen
                }
                sleep(UInt32(interval))
            }
        }
    }
}

/// What stands on the terminal: calls, folders that cannot be read, and as many requests as there is room for.
struct WatchScreen {
    private let listing: RequestListing

    init(_ listing: RequestListing) {
        self.listing = listing
    }

    /// Clears the screen and writes every line, cut to the terminal.
    var text: String {
        var size = winsize()
        let isKnown = unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
        let columns = isKnown ? max(20, Int(size.ws_col)) : 80
        let rows = isKnown ? max(5, Int(size.ws_row)) : 24
        var lines = lines
        if lines.count > rows - 1 {
            let hidden = lines.count - (rows - 2)
            lines = lines.prefix(rows - 2) + ["… \(hidden) more: anteroom requests list"]
        }
        return "\u{1B}[H\u{1B}[2J"
            + lines.map { TextTable.clipped($0, to: columns - 1) }.joined(separator: "\r\n")
            + "\r\n"
    }

    private var lines: [String] {
        let troubles = listing.folders.compactMap { folder, overview -> String? in
            guard case .failure(let error) = overview else { return nil }
            return "\(folder.name) CANNOT BE READ: \(error.description)"
        }
        let text = listing.callsText + listing.requestsText(listing.requests())
        return troubles
            + text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            .map(String.init)
    }
}
