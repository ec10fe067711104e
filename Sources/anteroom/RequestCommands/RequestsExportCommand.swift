import ArgumentParser
import ConsultationRequests
import FHIRModel
import Glibc
import StaffPages
import SystemPackage

/// `anteroom requests export`: one request for a printer or for another program.
struct RequestsExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a request as an HTML page for printing, or as its FHIR Bundle.",
        discussion: """
            The page stands alone: no scripts, nothing fetched. --format json gives the Bundle byte by byte as the kiosk made it, \
            opened where it was sealed. Exit codes: 0, 65 damaged, 66 not found, 73 where the output file exists.
            """
    )

    /// What is written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        /// A page for people.
        case html
        /// The FHIR transaction Bundle.
        case json
    }

    @Argument(help: "The request: its number (7F3-KQ2) or its file.")
    var request: String

    @Option(help: "html, or json for the FHIR Bundle.")
    var format = Format.html

    @Option(name: [.short, .long], help: "A new file to write to, instead of standard output.")
    var output: String?

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func run() throws {
        try RequestsFailure.exiting {
            let choice = try RequestChoice(request, options, identity)
            let bytes: [UInt8] =
                switch format {
                case .html: try Array(choice.page().html.utf8)
                case .json: choice.file.bytes
                }
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

    private func write(_ bytes: [UInt8], to file: FileDescriptor, named name: String) throws {
        do {
            try file.writeAll(bytes)
        } catch {
            throw RequestsFailure("cannot write \(name): \(error); check that disk", code: EX_IOERR)
        }
    }
}
