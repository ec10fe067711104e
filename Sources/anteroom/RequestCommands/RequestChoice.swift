import ConsultationRequests
import Glibc
import StaffPages

/// The one request that a word on the command line means, read whole.
struct RequestChoice {
    let file: RequestFile
    /// Where it lies.
    let folder: RequestFolder

    /// Finds and reads it: a file where the word is a path or ends as one, else a number.
    init(
        _ word: String,
        _ options: RequestFolderOptions,
        _ identity: IdentityOptions
    ) throws {
        if let path = Self.path(word) {
            folder = try identity.folder(NamedFolder(name: path.folder, path: path.folder))
            file = try Self.result(folder.read(file: path.name), of: word)
            return
        }
        let choice = try RecordChoice(word, in: options.folders, includesAlerts: false)
        guard let name = choice.name else {
            throw RequestsFailure("\(word): no such request", code: EX_NOINPUT)
        }
        folder = try identity.folder(choice.folder)
        file = try Self.result(
            folder.read(name, digests: folder.sentDigests()),
            of: name.description
        )
    }

    /// The staff page of it.
    func page() throws -> StaffPage {
        guard let page = file.page(clock: LocalClock.ofTheClinic) else {
            throw RequestsFailure("\(file.name): it is no consultation request", code: EX_DATAERR)
        }
        return page
    }

    private static func result(
        _ result: Result<RequestFile, RequestFault>,
        of name: String
    ) throws -> RequestFile {
        switch result {
        case .success(let file): return file
        case .failure(let fault): throw RequestsFailure(fault, of: name)
        }
    }

    /// A word that has a slash is a path.
    private static func path(_ word: String) -> (folder: String, name: String)? {
        guard let slash = word.lastIndex(of: "/") else { return nil }
        let folder = word[..<slash]
        return (folder.isEmpty ? "/" : String(folder), String(word[word.index(after: slash)...]))
    }
}
