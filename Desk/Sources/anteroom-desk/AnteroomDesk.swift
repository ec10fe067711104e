import ArgumentParser
import ConsultationRequests
import DeskSite
import Foundation

@main
struct AnteroomDesk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "anteroom-desk",
        abstract: "The front desk of a clinic, and delivery to its own system.",
        version: ProgramVersion.text,
        subcommands: [ServeCommand.self, DeliverCommand.self],
        defaultSubcommand: ServeCommand.self
    )

    static func ending(_ sentence: String, _ code: Int32) -> ExitCode {
        FileHandle.standardError.write(Data("anteroom-desk: \(sentence)\n".utf8))
        return ExitCode(code)
    }

    /// The clinic's key must be readable by its owner alone.
    static func checkOwner(of file: String) throws {
        var status = stat()
        guard unsafe stat(file, &status) == 0 else {
            throw ending("\(file): there is no such file", EX_CONFIG)
        }
        guard status.st_mode & 0o077 == 0 else {
            throw ending(
                "\(file) can be read by others; chmod 600 it, so that only its owner does",
                EX_CONFIG
            )
        }
    }

    /// What was opened of sealed requests must not be left in a file when the program crashes.
    static func forbidCoreDumps() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
}

/// `anteroom-desk serve`: the page for a browser.
struct ServeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve",
        abstract: "The front desk: who calls, who waits, what was done, on a page for a browser.",
        discussion: """
            It listens on this computer only and prints a link with its token. For other computers put nginx with TLS before it and \
            give --name; the site file is Installation/anteroom-desk.nginx. Exit codes: 64 usage, 73 where the token cannot be \
            kept, 78 where an identity is missing or can be read by others.
            """
    )

    @Option(help: "A folder of requests, as DIR or NAME=DIR; may be given again.")
    var requests: [String] = []

    @Option(
        help: "Show made-up requests, as Desk/Demonstration has them, in a folder made for it."
    )
    var demonstration: String?

    @Option(help: "The port on this computer; 0 takes a free one.")
    var port = 8_650

    @Option(
        help: "The address by which browsers of other computers come through a proxy: https://NAME."
    )
    var name: String?

    @Option(help: "What this desk is called in marks; by default the name of this computer.")
    var desk: String?

    @Option(help: "Open sealed requests with the age identity in this file; may be given again.")
    var identity: [String] = []

    @Option(
        help: "Seal notes to the age public keys in this file; without it to those of the identity."
    )
    var recipientsFile: [String] = []

    @Option(
        help:
            "Give codes to known patients in this folder; without it in /var/lib/anteroom/Codes where there is one."
    )
    var codes: String?

    @Option(
        help: "The folder of the kiosk's questionnaires, of which a code names those that are due."
    )
    var questionnaires: String?

    @Option(help: "Where the token is kept, readable by its owner alone.")
    var tokenFile: String?

    @Option(help: "Seconds between two looks at the folders: 1, or 5 for a folder on a network.")
    var interval = 1

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port takes 0 to 65535") }
        guard demonstration == nil || requests.isEmpty && identity.isEmpty else {
            throw ValidationError("--demonstration has requests of its own, and none are sealed")
        }
        guard (1...60).contains(interval) else {
            throw ValidationError("--interval takes 1 to 60 seconds")
        }
        if let name, !name.lowercased().hasPrefix("https://") || name.hasSuffix("/") {
            throw ValidationError("--name takes an address like https://desk.clinic.example")
        }
    }

    func run() async throws {
        AnteroomDesk.forbidCoreDumps()
        do {
            try await serve()
        } catch let failure as DeskSecrets.Failure {
            throw AnteroomDesk.ending(failure.description, EX_CANTCREAT)
        } catch let error as SealingError {
            throw AnteroomDesk.ending(error.description, EX_CONFIG)
        }
    }

    private func serve() async throws {
        for file in identity { try AnteroomDesk.checkOwner(of: file) }
        let unsealing = identity.isEmpty ? nil : try Unsealing(identityFiles: identity)
        let sealing: Sealing? =
            if !recipientsFile.isEmpty {
                try Sealing(recipients: [], files: recipientsFile)
            } else if !identity.isEmpty {
                try Sealing(identityFiles: identity)
            } else {
                nil
            }
        let secrets = try DeskSecrets(file: tokenFile ?? Self.defaultTokenFile())
        let folders =
            try demonstration.map { [try demonstrationFolder($0)] }
            ?? FolderArguments.folders(requests)
        let desk = FrontDesk(
            name: desk ?? ProcessInfo.processInfo.hostName,
            folders: folders,
            unsealing: unsealing,
            sealing: sealing
        )
        try await DeskServer(
            desk: desk,
            secrets: secrets,
            port: port,
            name: name,
            interval: interval,
            codes: codeDesk(),
            isDemonstration: demonstration != nil
        ).run()
    }

    /// What gives codes, where there is a folder for them.
    private func codeDesk() -> CodeDesk? {
        let installed = "/var/lib/anteroom/Codes"
        let isInstalled = demonstration == nil && FileManager.default.fileExists(atPath: installed)
        guard let path = codes ?? (isInstalled ? installed : nil) else { return nil }
        let forms =
            questionnaires
            ?? ["/etc/anteroom/Questionnaires"].first { FileManager.default.fileExists(atPath: $0) }
            ?? "Questionnaires"
        // Where it cannot be made, the page says why.
        try? CodeFolder(path, by: "").prepare()
        let folder = DeskFolder(name: "codes", following: path).path
        return CodeDesk(folder) { Self.questionnaires(in: forms) }
    }

    /// The questionnaires of a folder as a kiosk names them.
    private static func questionnaires(in folder: String) -> QuestionnairesAtHand {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let files = names.filter {
            $0.lowercased().hasSuffix(".json") && !$0.hasPrefix(".") && !$0.hasSuffix(".fixed.json")
        }.prefix(200).compactMap { name -> (name: String, bytes: [UInt8])? in
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            guard
                let values = try? url.resolvingSymlinksInPath()
                    .resourceValues(forKeys: [.isRegularFileKey, .fileSizeKey]),
                values.isRegularFile == true, (values.fileSize ?? 0) <= 16 << 20,
                let data = try? Data(contentsOf: url)
            else { return nil }
            return (name, Array(data))
        }
        return QuestionnairesAtHand(files: files)
    }

    /// A new folder among the temporary files, with what a demonstration tells.
    private func demonstrationFolder(_ source: String) throws -> DeskFolder {
        let name = "anteroom-demonstration-\(UUID().uuidString)"
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(name).path
        do {
            var demonstration = DemonstrationFolder(source) { path in
                Array(try Data(contentsOf: URL(fileURLWithPath: path)))
            }
            try demonstration.fill(folder)
        } catch let failure as DemonstrationFolder.Failure {
            throw AnteroomDesk.ending(failure.description, EX_DATAERR)
        } catch let error as StoreError {
            throw AnteroomDesk.ending(error.description, EX_CANTCREAT)
        } catch {
            throw AnteroomDesk.ending(
                "\(source) is no demonstration: give the folder that has events.json",
                EX_NOINPUT
            )
        }
        FileHandle.standardOutput.write(Data("The demonstration is in \(folder)\n".utf8))
        return DeskFolder(name: "demonstration", following: folder)
    }

    /// In the folder that systemd gives, else in the user's own.
    private static func defaultTokenFile() throws -> String {
        let environment = ProcessInfo.processInfo.environment
        if let folder = environment["STATE_DIRECTORY"] { return "\(folder)/token" }
        let state = environment["XDG_STATE_HOME"] ?? "\(environment["HOME"] ?? ".")/.local/state"
        let folder = "\(state)/anteroom-desk"
        try? FileManager.default.createDirectory(
            atPath: folder,
            withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700]
        )
        return "\(folder)/token"
    }
}
