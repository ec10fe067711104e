import FHIRModel
internal import PlainText

/// Where one desk writes its marks: `desk-NAME.jsonl`, only ever added to, chained like the audit trail.
///
///     let log = MarkLog(folder: "Requests", desk: "Window 2")
///     try log.add(.called, to: number, initials: "AB", note: "no answer, again at five")
public struct MarkLog: Sendable {
    private let log: ChainedLog
    private let acknowledgements: Acknowledgements
    private let audit: AuditTrail
    private let sealing: Sealing?
    private let system: SystemCalls

    /// Longest note in characters.
    public static let longestNote = 300

    /// The log of a desk.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - desk: What this desk is called; the name of the computer does where each has one desk.
    ///   - sealing: What seals notes, in a folder whose requests are sealed, to the same recipients.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        desk: String,
        sealing: Sealing? = nil,
        system: SystemCalls = .live
    ) {
        log = ChainedLog(
            folder: DurableFolder(path: folder, system: system),
            name: "desk-\(Self.fileName(of: desk))"
        )
        acknowledgements = Acknowledgements(folder: folder, system: system)
        audit = AuditTrail(folder: folder, station: desk, system: system)
        self.sealing = sealing
        self.system = system
    }

    /// Makes the desk's file where it is missing: by it a kiosk knows that there is a screen which may show its alerts.
    ///
    /// Call it when a desk opens, before its first mark.
    public func prepare() throws(StoreError) {
        try log.makeFile()
    }

    /// Adds a mark and makes it durable.
    ///
    /// The first mark by which a person says that they looked is noted in `acknowledged.jsonl` too.
    ///
    /// - Parameters:
    ///   - event: What is said.
    ///   - number: The request or the alert.
    ///   - initials: Who says it; empty for a screen.
    ///   - note: At most ``longestNote`` characters of it are kept.
    /// - Throws: why it is not on the disk, or why the note cannot be sealed.
    public func add(
        _ event: MarkEvent,
        to number: RequestNumber,
        initials: String,
        note: String? = nil
    ) throws(StoreError) {
        let note = note.map(Self.bounded).flatMap { $0.isEmpty ? nil : $0 }
        if event.isByPerson, try !acknowledgements.numbers().contains(number) {
            try acknowledgements.acknowledge(number, initials: initials)
            try? audit.record(.acknowledged(number))
            // The line there says the same.
            if event == .seen || event == .taken, note == nil { return }
        }
        var fields: [(name: ElementName, value: String)] = [
            ("time", system.now().extended), ("record", number.description),
            ("event", event.rawValue), ("initials", Acknowledgements.bounded(initials)),
        ]
        if let note { fields.append(try field(of: note)) }
        try log.append(fields)
    }

    private func field(of note: String) throws(StoreError) -> (name: ElementName, value: String) {
        guard let sealing else { return (.note, note) }
        do throws(SealingError) {
            let sealed = try sealing.sealAsText(Array(note.utf8))
            return (.sealedNote, String(decoding: sealed, as: UTF8.self))
        } catch {
            throw .sealing(error)
        }
    }

    /// On one line, safe to show, at most ``longestNote`` characters and four bytes for each of them.
    static func bounded(_ note: String) -> String {
        let line = PrintableText.line(note).prefix(longestNote)
        var bounded = ""
        for character in line where bounded.utf8.count + character.utf8.count <= 4 * longestNote {
            bounded.append(character)
        }
        return bounded.split(separator: " ").joined(separator: " ")
    }

    /// The desk's name as it stands in a file's: letters, digits and `_`, at most 40, since `-` and a number mark a filled file.
    static func fileName(of desk: String) -> String {
        let characters = desk.unicodeScalars.prefix(40).map { scalar -> Character in
            let isPlain =
                scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9") ~= scalar)
            return isPlain ? Character(scalar) : "_"
        }
        return characters.isEmpty ? "desk" : String(characters)
    }
}
