import ArgumentParser
import ConsultationRequests
import Glibc

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
        try Failure.exiting {
            let page = try RequestChoice(request, options, identity).page()
            print(page.text(now: SystemCalls.live.now(), width: width), terminator: "")
        }
    }
}

/// The one request that a word on the command line means.
struct RequestChoice {
    let file: RequestFile

    /// Finds and reads it: a file where the word is a path or ends as one, else a number.
    init(
        _ word: String,
        _ options: RequestFolderOptions,
        _ identity: IdentityOptions
    ) throws {
        let folder = try identity.folder(options)
        if let path = Self.path(word) {
            let other = RequestFolderOptions(folder: path.folder)
            file = try Self.result(identity.folder(other).read(file: path.name), of: word)
            return
        }
        let names = try folder.names(matching: word)
        guard let name = names.first else {
            throw Failure(
                "\(word): no such request in \(options.path); `anteroom requests list` names"
                    + " those there are",
                code: EX_NOINPUT
            )
        }
        guard names.count == 1 else {
            throw Failure(
                "\(word) means \(names.map { "\($0.number)" }.joined(separator: " or ")); give the"
                    + " whole number",
                code: EX_USAGE
            )
        }
        file = try Self.result(
            folder.read(name, digests: folder.sentDigests()),
            of: name.description
        )
    }

    /// The staff page of it.
    func page() throws -> StaffPage {
        guard let page = StaffPage(bundle: file.bundle, number: file.number) else {
            throw Failure("\(file.name): it is no consultation request", code: EX_DATAERR)
        }
        return page
    }

    private static func result(
        _ result: Result<RequestFile, RequestFault>,
        of name: String
    ) throws -> RequestFile {
        switch result {
        case .success(let file): return file
        case .failure(let fault): throw Failure(fault, of: name)
        }
    }

    /// A word that has a slash is a path.
    private static func path(_ word: String) -> (folder: String, name: String)? {
        guard let slash = word.lastIndex(of: "/") else { return nil }
        let folder = word[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(word[word.index(after: slash)...]))
    }
}
