import ArgumentParser
import ConsultationRequests
import DeskDelivery
import DeskSite
import Foundation

/// `anteroom-desk deliver`: hands requests to the clinic's own system.
struct DeliverCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver",
        abstract: "Hand requests to a FHIR server, urgent first, each once.",
        discussion: """
            What was sent, refused or held is noted in delivery-NAME.jsonl, and nothing is ever marked as seen. Damaged, changed and \
            test requests are not sent. The server is spoken to by curl. Exit codes: 0, 65 where a person must look at some, 69 \
            where sending has stopped until something is mended, 75 where some wait for the server.
            """
    )

    @Option(help: "The server's base address, https://….")
    var to: String

    @Option(help: "What the server is called in the log; there must be one sender of a name.")
    var target = "server"

    @Option(
        help:
            "A file with the bearer token, readable by its owner alone; read anew when the server refuses it."
    )
    var tokenFile: String?

    @Option(help: "A command line that prints a bearer token, run anew when the server refuses it.")
    var tokenCommand: String?

    @Option(help: "The folder of requests.")
    var requests: [String] = []

    @Option(help: "Open sealed requests with the age identity in this file; may be given again.")
    var identity: [String] = []

    @Option(
        help: "Send one again that was refused or held (7F3-KQ2), once what was wrong is mended."
    )
    var again: [String] = []

    @Flag(help: "Go on for ever: new requests are sent as they come.")
    var stay = false

    @Flag(help: "Send nothing; say what the server lacks.")
    var check = false

    func validate() throws {
        guard CurlServer(base: to) != nil else {
            throw ValidationError("--to takes an address like https://ehr.example/fhir")
        }
        guard requests.count <= 1 else { throw ValidationError("one sender hands on one folder") }
        guard tokenFile == nil || tokenCommand == nil else {
            throw ValidationError("give --token-file or --token-command, not both")
        }
    }

    func run() throws {
        AnteroomDesk.forbidCoreDumps()
        for file in identity + [tokenFile].compactMap({ $0 }) {
            try AnteroomDesk.checkOwner(of: file)
        }
        guard let server = CurlServer(base: to) else { return }
        if check { return try report(server) }
        do {
            let unsealing = identity.isEmpty ? nil : try Unsealing(identityFiles: identity)
            let path = FolderArguments.folders(requests)[0].path
            let folder = RequestFolder(path: path, unsealing: unsealing)
            let first = DeliverySender(folder: folder, target: target, world: world(server))
            for number in again where try first.sendAgain(number) == nil {
                throw AnteroomDesk.ending(
                    "\(number) was neither refused nor held by \(target)",
                    EX_NOINPUT
                )
            }
            try deliver(from: folder, to: server)
        } catch let error as StoreError {
            throw AnteroomDesk.ending(error.description, EX_IOERR)
        } catch let error as SealingError {
            throw AnteroomDesk.ending(error.description, EX_CONFIG)
        }
    }

    /// Sends what is there.
    ///
    /// One that stays outlives a full disk and a share that is away: what it could not note it did not
    /// send, or it looks for it at the server first. Each trouble is said once.
    private func deliver(from folder: RequestFolder, to server: CurlServer) throws {
        var trouble = ""
        repeat {
            let sender = DeliverySender(folder: folder, target: target, world: world(server))
            switch Result(catching: { () throws(StoreError) in try sender.run() }) {
            case .success(let ending):
                trouble = ""
                try conclude(ending)
            case .failure(let error):
                guard stay else { throw error }
                let sentence = "\(error) It is tried again every five seconds."
                if sentence != trouble { _ = AnteroomDesk.ending(sentence, EX_IOERR) }
                trouble = sentence
            }
            if stay { sleep(5) }
        } while stay
    }

    private func world(_ server: CurlServer) -> DeliverySender.World {
        let isStaying = stay
        // A server's words may repeat what it was sent: they are for a person who sits there, not for a journal.
        let isTerminal = isatty(STDERR_FILENO) == 1
        return DeliverySender.World(
            post: { server.post($0, token: $1) },
            search: { server.search($0, token: $1) },
            token: token,
            sleep: { seconds in
                guard isStaying else { return false }
                Thread.sleep(forTimeInterval: Double(min(seconds, 5)))
                return true
            },
            say: { words in
                if isTerminal { _ = AnteroomDesk.ending(words.replacing("\u{1B}", with: "?"), 0) }
            }
        )
    }

    private func token() -> String? {
        if let tokenFile {
            let text = try? String(contentsOfFile: tokenFile, encoding: .utf8)
            return text?.trimmingCharacters(in: .whitespacesAndNewlines)
        }
        return tokenCommand.flatMap { CommandOutput.firstLine(of: $0) }
    }

    private func conclude(_ ending: DeliverySender.Ending) throws {
        switch ending {
        case .finished(0): break
        case .finished(let open):
            let sentence = "\(open) refused or held: see `anteroom requests list`"
            guard stay else { throw AnteroomDesk.ending(sentence, EX_DATAERR) }
        case .waiting(let count):
            guard stay else {
                throw AnteroomDesk.ending("\(count) wait for the server", EX_TEMPFAIL)
            }
        case .unread(let count, let error):
            let sentence = "\(count) could not be read and are not sent yet: \(error)"
            guard stay else { throw AnteroomDesk.ending(sentence, EX_IOERR) }
        case .stopped(let reason):
            throw AnteroomDesk.ending("stopped, nothing more is sent: \(reason)", EX_UNAVAILABLE)
        }
    }

    private func report(_ server: CurlServer) throws {
        let (answer, body) = server.metadata(token: token())
        guard case .answered(200, _, _) = answer else {
            throw AnteroomDesk.ending(
                "\(server.base)/metadata is not answered: \(answer)",
                EX_UNAVAILABLE
            )
        }
        let missing = CapabilityCheck.missing(in: body)
        for sentence in missing { print(sentence) }
        print(
            missing.isEmpty
                ? "\(server.base) says that it takes requests" : "\(missing.count) missing"
        )
        if !missing.isEmpty { throw ExitCode(EX_DATAERR) }
    }
}
