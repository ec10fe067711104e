public import FHIRModel
internal import PlainText
import StaffPages
import SystemPackage

/// What a check of a whole folder found.
public struct FolderCheck: Sendable {
    /// Every finding, with the file it is about.
    public private(set) var findings: [(file: String, finding: Finding)] = []
    /// How many requests there are.
    public internal(set) var requests = 0
    /// How many alerts there are.
    public internal(set) var alerts = 0
    /// How many lines the audit trail has.
    public internal(set) var events = 0
    /// The hash of the audit trail's last line: whoever keeps it elsewhere will notice when lines
    /// are cut off at the end, which the chain alone cannot show.
    public internal(set) var head = ""

    /// Whether something is damaged, changed or missing.
    public var hasErrors: Bool { findings.contains { $0.finding.severity == .error } }

    mutating func add(
        _ severity: Finding.Severity,
        _ rule: String,
        _ message: String,
        file: String,
        line: Int? = nil
    ) {
        let position = line.map { SourcePosition(line: $0, column: 1) }
        // A name that another program gave a file, or a property's name, may hold what a terminal acts on.
        findings.append(
            (
                PrintableText.line(file),
                Finding(severity, rule: rule, PrintableText.line(message), at: position)
            )
        )
    }
}

extension RequestFolder {
    /// Checks every request against its form and against the audit trail, the alerts, and the chains
    /// of both logs.
    public func check() throws(StoreError) -> FolderCheck {
        var check = FolderCheck()
        let digests = sentDigests()
        let names = try names()
        check.requests = names.count
        let results = ReadingThreads.map(names) { name in
            // Only whether it is sound: the requests themselves would fill the memory.
            read(name, digests: digests).map { file in
                RequestContent(file.bundle)?.extractionProblems ?? []
            }
        }
        for (name, result) in zip(names, results) { report(result, of: name, digests, in: &check) }
        let audit = ChainedLog(folder: folder, name: "audit")
        try follow(audit, in: &check) { check, entries, head in
            check.events = entries.count
            check.head = head
            let purged = Set(
                entries.filter { $0.text(.event) == "purged" }.compactMap { $0.number(.record) }
            )
            let present = Set(names.map(\.number))
            for number in digests.keys.filter({ !present.contains($0) && !purged.contains($0) })
                .sorted()
            {
                check.add(
                    .error,
                    "request-missing",
                    "it was sent and is not here, nor was it purged; fetch it from a backup",
                    file: number.description
                )
            }
        }
        let logs = try marks.logNames() + Deliveries(folder: path, system: folder.system).logNames()
        for name in logs {
            try follow(ChainedLog(folder: folder, name: name), in: &check) { _, _, _ in }
        }
        try checkAlerts(in: &check)
        return check
    }

    private func report(
        _ result: Result<[ExtractionProblem], RequestFault>,
        of name: RequestFileName,
        _ digests: [RequestNumber: String],
        in check: inout FolderCheck
    ) {
        let file = name.description
        switch result {
        case .success(let problems):
            for problem in problems {
                check.add(.warning, "request-incomplete", problem.sentence, file: file)
            }
        case .failure(.gone):
            check.requests -= 1
            return
        case .failure(.sealed):
            check.add(
                .note,
                "request-sealed",
                RequestFault.sealed.description,
                file: file
            )
        case .failure(.changed):
            check.add(.error, "request-changed", RequestFault.changed.description, file: file)
        case .failure(.notJSON(let error)):
            check.add(
                .error,
                "request-damaged",
                "\(error.message) Fetch the request from a backup.",
                file: file,
                line: error.position.line
            )
        case .failure(let fault):
            check.add(.error, "request-damaged", fault.description, file: file)
        }
        if digests[name.number] == nil {
            check.add(
                .warning,
                "request-unrecorded",
                "the audit trail here does not tell of it; a copy from another folder looks so",
                file: file
            )
        }
    }

    private func follow(
        _ log: ChainedLog,
        in check: inout FolderCheck,
        _ body: (inout FolderCheck, [ChainedLog.Entry], _ head: String) -> Void
    ) throws(StoreError) {
        let result = try log.check()
        for fault in result.faults {
            let (severity, rule, message) = fault.kind.words
            check.add(severity, rule, message, file: fault.file, line: fault.line)
        }
        body(&check, result.entries, result.head)
    }

    private func checkAlerts(in check: inout FolderCheck) throws(StoreError) {
        let alerts = DurableFolder(path: "\(path)/alerts", system: folder.system)
        let reader = FolderReader(folder: alerts)
        let names: [String]
        do throws(StoreError) {
            names = try reader.names { $0.hasSuffix(".json") }
        } catch .failed(.openFolder, .noSuchFileOrDirectory, _) {
            return
        }
        check.alerts = names.count
        for name in names {
            guard let bytes = try reader.read(name, longest: 65_536) else { continue }
            if AlertRecord(json: bytes) == nil {
                check.add(
                    .error,
                    "alert-damaged",
                    "it is no alert record",
                    file: "alerts/\(name)"
                )
            }
        }
        try follow(ChainedLog(folder: alerts, name: "deliveries"), in: &check) { _, _, _ in }
    }
}

extension ChainedLog.Fault.Kind {
    fileprivate var words: (Finding.Severity, rule: String, message: String) {
        switch self {
        case .unreadable:
            (
                .error, "log-line",
                "the line is cut off or damaged; ask what happened to that disk at that time"
            )
        case .chainBroken:
            (
                .error, "log-chain",
                "the line before it was changed, taken out or put in; compare with a backup"
            )
        case .outOfSequence:
            (
                .error, "log-sequence",
                "its number does not follow the one before; compare with a backup"
            )
        case .beginsLater:
            (.warning, "log-begins-later", "earlier lines of the log are not here")
        }
    }
}
