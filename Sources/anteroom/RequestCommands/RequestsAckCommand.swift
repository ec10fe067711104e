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

    func validate() throws {
        guard (1...12).contains(initials.count),
            initials.allSatisfy({ $0.isLetter || $0.isNumber })
        else { throw ValidationError("--initials takes 1 to 12 letters") }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let marks = Acknowledgements(folder: options.path)
            let audit = AuditTrail(folder: options.path, station: "staff")
            // All are found before the first is marked.
            for number in try numbers.map(found) {
                try marks.acknowledge(number, initials: initials)
                try? audit.record(.acknowledged(number))
                try StandardOutput.writeLine("\(number.spoken) seen by \(initials)")
            }
        }
    }

    private func found(_ word: String) throws -> RequestNumber {
        let alerts = AlertStore(folder: options.path, station: "staff", command: nil)
        let matching =
            try options.folder.names(matching: word).map(\.number)
            + alerts.matching(word)
        let all = Set(matching)
        guard let number = all.first else {
            throw RequestsFailure(
                "\(word): no such request or alert in \(options.path)",
                code: EX_NOINPUT
            )
        }
        guard all.count == 1 else {
            let list = all.map(\.description).sorted().joined(separator: " or ")
            throw RequestsFailure("\(word) means \(list); give the whole number", code: EX_USAGE)
        }
        return number
    }
}
