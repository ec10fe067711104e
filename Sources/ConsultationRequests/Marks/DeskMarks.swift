/// What one desk writes into one folder: marks of people who saw the page they act on, and that its screen shows an alert.
///
///     let desk = DeskMarks(folder: "Requests", desk: "Window 2")
///     desk.noteShown([number], of: overview.waitingAlerts)
///     if try desk.mark(.taken, number, initials: "AB", last: "") == .overtaken { print("somebody was faster") }
public struct DeskMarks: Sendable {
    private let folder: String
    private let desk: String
    private let sealing: Sealing?
    private let system: SystemCalls

    /// The marks of a desk in a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - desk: What this desk is called.
    ///   - sealing: What seals notes where the requests of the folder are sealed.
    ///   - system: The calls by which the world is touched.
    public init(
        folder: String,
        desk: String,
        sealing: Sealing? = nil,
        system: SystemCalls = .live
    ) {
        self.folder = folder
        self.desk = desk
        self.sealing = sealing
        self.system = system
    }

    /// What became of a mark.
    public enum Outcome: Sendable, Hashable {
        /// It is written.
        case written
        /// Somebody else wrote a mark meanwhile; nothing was written.
        case overtaken
        /// The folder's requests are sealed, and nothing is at hand that seals the note; nothing was written.
        case cannotSeal
    }

    /// Writes a mark, unless somebody else wrote one that the page did not show.
    ///
    /// - Parameters:
    ///   - event: What is said.
    ///   - number: Of what.
    ///   - initials: By whom.
    ///   - note: The remark.
    ///   - last: The marks that the page showed, as ``last(of:)`` names them, empty for none; nil does not ask.
    /// - Returns: what became of it.
    /// - Throws: why it is not on the disk.
    public func mark(
        _ event: MarkEvent,
        _ number: RequestNumber,
        initials: String,
        note: String = "",
        last: String?
    ) throws(StoreError) -> Outcome {
        if let last {
            let marks = try Marks(folder: folder, system: system).all(on: number)
            if Self.last(of: marks) != last { return .overtaken }
        }
        var noteSealing: Sealing?
        if !note.isEmpty,
            try RequestFolder(path: folder, system: system).names().contains(where: \.isSealed)
        {
            guard let sealing else { return .cannotSeal }
            noteSealing = sealing
        }
        try MarkLog(folder: folder, desk: desk, sealing: noteSealing, system: system)
            .add(event, to: number, initials: initials, note: note)
        return .written
    }

    /// Which marks by people a page shows, by which its form says what it knew: the last of each log, `acknowledged:3 desk-one:5`.
    ///
    /// Not the last of all by time: beside a desk whose clock is ahead, what another wrote since would not be the last.
    public static func last(of marks: [Mark]) -> String {
        var latest: [String: Int] = [:]
        for mark in marks where mark.event != .shown && mark.event != .viewed {
            latest[mark.place.log] = max(latest[mark.place.log] ?? 0, mark.place.sequence)
        }
        return latest.sorted { $0.key < $1.key }.map { "\($0.key):\($0.value)" }
            .joined(separator: " ")
    }

    /// Notes that a screen of this desk shows alerts that no screen showed yet.
    ///
    /// One that cannot be noted stays as it was: its kiosk does not count on this screen.
    ///
    /// - Parameters:
    ///   - numbers: What the screen says that it shows.
    ///   - alerts: The waiting alerts of the folder as the screen knew them.
    public func noteShown(_ numbers: [RequestNumber], of alerts: [AlertSummary]) {
        let log = MarkLog(folder: folder, desk: desk, system: system)
        for summary in alerts where numbers.contains(summary.alert.number) {
            guard case .raised = summary.state else { continue }
            try? log.add(.shown, to: summary.alert.number, initials: "")
        }
    }
}
