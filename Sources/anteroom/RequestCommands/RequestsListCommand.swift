import ArgumentParser
import ConsultationRequests
import Glibc
import StaffPages

/// `anteroom requests list`: what is waiting, the most pressing first.
struct RequestsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the requests: urgent first, then those to talk with before they leave.",
        discussion: """
            Columns: priority, age, number, station, state. A sealed request is listed after those, its priority unknown, unless \
            an identity is given. --format numbers gives whole numbers, one a line, for scripts. Exit codes: 0, 65 where a file is \
            damaged, 66 where there is no such folder.
            """
    )

    /// How the list is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// Columns, for people.
        case table
        /// Whole numbers, for scripts.
        case numbers
    }

    @Flag(help: "Only requests that nobody has marked as seen.")
    var unseen = false

    @Option(help: "table, or numbers for scripts.")
    var format = Format.table

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func run() throws {
        try RequestsFailure.exiting {
            let requests = try identity.folder(options).list().filter { !unseen || !$0.isSeen }
            switch format {
            case .table:
                let clock = LocalClock.ofTheClinic
                var rows = [["PRIORITY", "AGE", "NUMBER", "STATION", "STATE"]]
                rows += requests.map { $0.columns(clock) }
                try StandardOutput.write(Self.table(rows))
            case .numbers:
                for request in requests {
                    try StandardOutput.write("\(request.name.number)\n")
                }
            }
            let damaged = requests.filter(\.isDamaged)
            for request in damaged {
                guard case .damaged(let fault) = request.state else { continue }
                StandardError.write("anteroom: \(request.name): \(fault.description)")
            }
            if !damaged.isEmpty { throw ExitCode(EX_DATAERR) }
        }
    }

    /// Columns as wide as their longest text.
    static func table(_ rows: [[String]]) -> String {
        let count = rows.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            let line = zip(row, widths).map { text, width in
                text + String(repeating: " ", count: width - text.count)
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }
}

extension ListedRequest {
    fileprivate func columns(_ clock: ClinicClock) -> [String] {
        [
            priorityWords, age(clock), name.number.spoken,
            station.map { String($0.prefix(24)) } ?? "-", stateWords(clock),
        ]
    }

    private var priorityWords: String { priority?.words ?? "unknown" }

    private func stateWords(_ clock: ClinicClock) -> String {
        let words =
            switch state {
            case .new: name.isSealed && priority == nil ? "new, sealed" : "new"
            case .seen(let mark): "seen by \(mark.initials) \(clock.words(mark.time.extended))"
            case .damaged: "DAMAGED"
            }
        return isDemonstration ? "TEST, \(words)" : words
    }

    fileprivate var isSeen: Bool {
        switch state {
        case .seen: true
        case .new, .damaged: false
        }
    }

    /// How long ago it was made; of a kiosk whose clock was ahead nobody can tell.
    private func age(_ clock: ClinicClock) -> String {
        let now = UTCTime(secondsSince1970: Int64(clock.now ?? 0))
        let seconds = name.number.time.seconds(until: now)
        return switch seconds {
        case ..<(-60): "future?"
        case ..<0: "0 min"
        case ..<3_600: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3_600) h"
        default: "\(seconds / 86_400) d"
        }
    }
}
