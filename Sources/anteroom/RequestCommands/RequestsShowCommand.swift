import ArgumentParser
import ConsultationRequests
import Glibc
import StaffPages

/// `anteroom requests show`: the staff page of one request.
struct RequestsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a request on one page, and what was done with it so far.",
        discussion: """
            Exit codes: 0, 65 where the file is damaged or does not open (then nothing of it is shown), 66 where there is none.
            """
    )

    @Argument(help: "The request: its number (7F3-KQ2) or its file.")
    var request: String

    @Option(help: "Columns of the page, 40 or more.")
    var width = 80

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func validate() throws {
        guard (40...10_000).contains(width) else {
            throw ValidationError("--width takes columns, 40 to 10000")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let choice = try RequestChoice(request, options, identity)
            try StandardOutput.write(
                choice.page().text(width: width) + history(of: choice).text(width: width)
            )
        }
    }

    /// What stands beside the file; nothing where it was handed over alone.
    private func history(of choice: RequestChoice) throws -> HistoryText {
        let path = choice.folder.path
        guard let number = choice.file.number else {
            return HistoryText(marks: [], alerts: [], deliveries: [], clock: LocalClock.ofTheClinic)
        }
        return HistoryText(
            marks: try Marks(folder: path, unsealing: identity.unsealing()).all(on: number),
            alerts: try choice.folder.alerts(of: choice.file),
            deliveries: try Deliveries(folder: path).all().filter { $0.number == number },
            clock: LocalClock.ofTheClinic
        )
    }
}
