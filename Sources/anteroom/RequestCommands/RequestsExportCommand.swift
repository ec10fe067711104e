import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc
import StaffPages
import SystemPackage

/// `anteroom requests export`: one request for a printer or for another program, or a list for calling back.
struct RequestsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract:
            "Write a request as one sheet for printing or as its FHIR Bundle, or a call-back list.",
        discussion: """
            The sheet is an HTML page that stands alone, A4 or Letter: no scripts, nothing fetched. --format json gives the Bundle \
            byte by byte as the kiosk made it, opened where it was sealed. --format csv, without a number, lists for a spreadsheet \
            all requests that are not done, handed on or a test: who to call back. Exit codes: 0, 65 damaged, 66 not found, 73 \
            where the output file exists.
            """
    )

    /// What is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// A page for people.
        case html
        /// The FHIR transaction Bundle.
        case json
        /// Requests that wait, a line for each.
        case csv
    }

    @Argument(help: "The request: its number (7F3-KQ2) or its file; none for csv.")
    var request: String?

    @Option(help: "html, json for the FHIR Bundle, or csv for a call-back list.")
    var format = Format.html

    @Option(name: [.short, .long], help: "A new file to write to, instead of standard output.")
    var output: String?

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func validate() throws {
        switch (format, request) {
        case (.csv, .some):
            throw ValidationError("--format csv lists all that wait; leave the number out")
        case (.html, nil), (.json, nil):
            throw ValidationError("say which request: its number or its file")
        case (.csv, nil), (.html, .some), (.json, .some): break
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let bytes = try bytes()
            guard let output else {
                return try StandardOutput.write(bytes)
            }
            let file: FileDescriptor
            do {
                file = try FileDescriptor.open(
                    FilePath(output),
                    .writeOnly,
                    options: [.create, .exclusiveCreate, .noFollow, .closeOnExec],
                    permissions: [.ownerReadWrite, .groupRead]
                )
            } catch {
                throw RequestsFailure(
                    "cannot make \(output): \(error); name a file that does not exist yet",
                    code: EX_CANTCREAT
                )
            }
            defer { try? file.close() }
            try write(bytes, to: file, named: output)
        }
    }

    private func bytes() throws -> [UInt8] {
        guard let request else { return try callBackList() }
        let choice = try RequestChoice(request, options, identity)
        return switch format {
        case .html: try Array(choice.page().html.utf8)
        case .json, .csv: choice.file.bytes
        }
    }

    private func callBackList() throws -> [UInt8] {
        let unsealing = try identity.unsealing()
        var requests: [RequestSummary] = []
        for folder in options.folders {
            requests += try RequestFolder(path: folder.path, unsealing: unsealing).list()
        }
        let closed = requests.filter { $0.fault == .sealed }.count
        if closed > 0 {
            StandardError.write("anteroom: \(closed) sealed: give --identity to have their names")
        }
        return CallBackList(requests: requests, clock: LocalClock.ofTheClinic).bytes
    }

    private func write(_ bytes: [UInt8], to file: FileDescriptor, named name: String) throws {
        do {
            try file.writeAll(bytes)
        } catch {
            throw RequestsFailure("cannot write \(name): \(error); check that disk", code: EX_IOERR)
        }
    }
}
