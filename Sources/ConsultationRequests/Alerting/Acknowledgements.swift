import FHIRModel
internal import PlainText

/// That a member of staff has seen a request or an alert.
public struct Acknowledgement: Sendable, Hashable {
    /// What was seen.
    public let number: RequestNumber
    /// Who saw it: initials.
    public let initials: String
    /// When they said so.
    public let time: UTCTime
}

/// The acknowledgements of a folder of requests, `acknowledged.jsonl`: only ever added to, chained
/// like the audit trail.
public struct Acknowledgements: Sendable {
    private let log: ChainedLog
    private let system: SystemCalls

    /// The acknowledgements of a folder.
    public init(folder: String, system: SystemCalls = .live) {
        log = ChainedLog(
            folder: DurableFolder(path: folder, system: system),
            name: "acknowledged"
        )
        self.system = system
    }

    /// Marks a request or an alert as seen.
    ///
    /// Several marks of one record all stay.
    public func acknowledge(_ number: RequestNumber, initials: String) throws(StoreError) {
        try log.append([
            ("time", system.now().extended), ("record", number.description),
            ("initials", Self.bounded(initials)),
        ])
    }

    /// All marks, oldest first.
    public func all() throws(StoreError) -> [Acknowledgement] {
        try log.entries().compactMap { entry in
            guard let number = entry.number(.record), let initials = entry.text(.initials),
                let time = entry.text(.time).flatMap({ UTCTime($0) })
            else { return nil }
            return Acknowledgement(number: number, initials: Self.bounded(initials), time: time)
        }
    }

    /// Safe to print and short, whatever stands in the file.
    static func bounded(_ initials: String) -> String {
        String(PrintableText.line(initials).prefix(12))
    }

    /// The records that bear a mark.
    func numbers() throws(StoreError) -> Set<RequestNumber> {
        try Set(all().map(\.number))
    }
}
