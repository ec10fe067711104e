import ArgumentParser
import ConsultationRequests
import Glibc

/// `anteroom requests mark`: notes what was done with a request or an alert.
struct RequestsMarkCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark",
        abstract: "Note what was done with a request or an alert, by whom, and a remark.",
        discussion: """
            A request is seen, called, handed-on, done, reopened; an alert taken, closed; either may get a note. Marks are added to \
            desk-NAME.jsonl and never taken away. In a folder of sealed requests a note needs --identity or --recipients-file, \
            so that it is sealed too. Exit codes: 0, 64 where the mark does not fit, 66 where there is no such request or alert.
            """
    )

    @Argument(help: "The number (7F3-KQ2) of a request or an alert.")
    var number: String

    @Argument(
        help: "seen, called, handed-on, done, reopened, note; of an alert: taken, closed, note.",
        transform: Self.event
    )
    var event: MarkEvent

    @Option(help: "Who says so: your initials.")
    var initials: String

    @Option(
        help:
            "A remark of at most \(MarkLog.longestNote) characters; - reads it from standard input."
    )
    var note: String?

    @Option(help: "What this desk is called; by default the name of this computer.")
    var desk: String?

    @Option(help: "Seal the note to this age public key (age1…); may be given again.")
    var recipient: [String] = []

    @Option(help: "Seal the note to the age public keys in this file; may be given again.")
    var recipientsFile: [String] = []

    @OptionGroup var options: RequestFolderOptions
    @OptionGroup var identity: IdentityOptions

    func validate() throws {
        try Initials.check(initials)
        guard event != .note || note != nil else {
            throw ValidationError("a note needs its words: --note '…', or --note - to type them")
        }
    }

    func run() throws {
        try RequestsFailure.exiting {
            let choice = try RecordChoice(number, in: options.folders, includesAlerts: true)
            let fitting = choice.name == nil ? MarkEvent.ofAlerts : MarkEvent.ofRequests
            guard fitting.contains(event) else {
                throw RequestsFailure(
                    "\(choice.number.spoken) is \(choice.name == nil ? "an alert" : "a request") and"
                        + " cannot be \(event.words)",
                    code: EX_USAGE
                )
            }
            let log = MarkLog(
                folder: choice.folder.path,
                desk: desk ?? Self.computer,
                sealing: try note == nil ? nil : sealing(for: choice.folder)
            )
            try log.add(event, to: choice.number, initials: initials, note: try words())
            try StandardOutput.writeLine("\(choice.number.spoken) \(event.words) by \(initials)")
        }
    }

    /// The remark; the first line of standard input where it is to be read there, as arguments are seen by every user.
    private func words() throws -> String? {
        guard note == "-" else { return note }
        guard let bytes = try? FileReading.bytes(of: "-", limit: 65_536) else {
            throw RequestsFailure("the note cannot be read from standard input", code: EX_NOINPUT)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What seals the note; nil in a folder whose requests can be read by anybody who can read the note.
    private func sealing(for folder: NamedFolder) throws -> Sealing? {
        do throws(SealingError) {
            if !recipient.isEmpty || !recipientsFile.isEmpty {
                return try Sealing(recipients: recipient, files: recipientsFile)
            }
            if !identity.identity.isEmpty {
                return try Sealing(identityFiles: identity.identity)
            }
        } catch {
            throw RequestsFailure(error)
        }
        guard try RequestFolder(path: folder.path).names().contains(where: \.isSealed) else {
            return nil
        }
        throw RequestsFailure(
            "the requests in \(folder.path) are sealed and the note would not be; give --identity or"
                + " --recipients-file, or mark without a note",
            code: EX_USAGE
        )
    }

    private static func event(_ word: String) throws -> MarkEvent {
        guard let event = MarkEvent(rawValue: word), event != .viewed, event != .shown else {
            throw ValidationError(
                "'\(word)' is no mark; give seen, called, handed-on, done, reopened, note, taken or closed"
            )
        }
        return event
    }

    /// The name of this computer, by which its marks are told from those of other desks.
    private static var computer: String {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return "desk" }
        return String(
            decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) },
            as: UTF8.self
        )
    }
}

/// The initials of a member of staff.
enum Initials {
    /// - Throws: a usage error where they are not letters or digits, 1 to 12.
    static func check(_ initials: String) throws {
        guard (1...12).contains(initials.count),
            initials.allSatisfy({ $0.isLetter || $0.isNumber })
        else { throw ValidationError("--initials takes 1 to 12 letters") }
    }
}
