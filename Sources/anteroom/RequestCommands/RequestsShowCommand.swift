import ArgumentParser
import ConsultationRequests
import Glibc
import StaffPages

/// `anteroom requests show`: the staff page of one request.
struct RequestsShowCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show a request on one page, for a terminal of 80 columns.",
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
            let page = try RequestChoice(request, options, identity).page()
            try StandardOutput.write(page.text(width: width))
        }
    }
}
