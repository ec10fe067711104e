import FHIRModel
internal import PlainText
import SystemPackage

/// The marks in a folder of requests, from every desk that wrote there.
///
///     let marks = try Marks(folder: "Requests").all()
///     let state = RequestState(marks.filter { $0.number == number })
///
/// Each desk adds to a file of its own, `desk-NAME.jsonl`, so that no lock has to hold across machines; the first mark of a
/// person on a record stands in `acknowledged.jsonl`, which everything that only asks "has somebody seen it" reads.
public struct Marks: Sendable {
    let folder: DurableFolder
    let unsealing: Unsealing?

    /// The marks of a folder.
    ///
    /// - Parameters:
    ///   - folder: The folder of requests.
    ///   - unsealing: What opens the notes of a sealed folder; without it they are ``MarkNote/sealed``.
    ///   - system: The calls by which the world is touched.
    public init(folder: String, unsealing: Unsealing? = nil, system: SystemCalls = .live) {
        self.folder = DurableFolder(path: folder, system: system)
        self.unsealing = unsealing
    }

    /// All marks, oldest first; those of one file stay in the order in which they were written, whatever its clock showed.
    public func all() throws(StoreError) -> [Mark] {
        var marks: [[Mark]] = []
        for name in try logNames() {
            let log = ChainedLog(folder: folder, name: name)
            marks.append(try log.entries().compactMap { mark($0, in: name) })
        }
        return Self.merged(marks)
    }

    /// The marks of those files that can be read, oldest first: for whoever cannot wait until a broken one is mended.
    func legible() -> [Mark] {
        let names = (try? logNames()) ?? ["acknowledged"]
        return Self.merged(
            names.map { name in
                let entries = (try? ChainedLog(folder: folder, name: name).entries()) ?? []
                return entries.compactMap { mark($0, in: name) }
            }
        )
    }

    /// The marks on one record, oldest first.
    public func all(on number: RequestNumber) throws(StoreError) -> [Mark] {
        try all().filter { $0.number == number }
    }

    /// The names of the logs that hold marks, without `.jsonl`.
    func logNames() throws(StoreError) -> [String] {
        ["acknowledged"] + (try Self.names(of: "desk", in: folder))
    }

    /// The logs in a folder that are called `PREFIX-NAME.jsonl`, also those of which only filled files are left.
    static func names(of prefix: String, in folder: DurableFolder) throws(StoreError) -> [String] {
        let files = try folder.opened { directory throws(StoreError) in
            try folder.call(.listFolder) { () throws(Errno) in
                try folder.system.names(directory)
            }
        }
        let names = files.compactMap { file -> String? in
            let parts = file.split(separator: "-", omittingEmptySubsequences: false)
            guard file.hasSuffix(".jsonl"), parts.count >= 2, parts[0] == prefix else { return nil }
            return "\(prefix)-\(parts.count == 2 ? parts[1].dropLast(6) : parts[1])"
        }
        return Set(names).sorted()
    }

    private func mark(_ entry: ChainedLog.Entry, in log: String) -> Mark? {
        // Only in `acknowledged.jsonl` a line without a word means that somebody has seen it.
        let word = entry.text(.event) ?? (log == "acknowledged" ? MarkEvent.seen.rawValue : nil)
        guard let number = entry.number(.record), let initials = entry.text(.initials),
            let time = entry.text(.time).flatMap({ UTCTime($0) }),
            let event = word.flatMap({ MarkEvent(rawValue: $0) })
        else { return nil }
        return Mark(
            number: number,
            event: event,
            initials: Acknowledgements.bounded(initials),
            time: time,
            note: note(of: entry),
            place: MarkPlace(log: log, sequence: entry.sequence ?? entry.line)
        )
    }

    private func note(of entry: ChainedLog.Entry) -> MarkNote {
        if let sealed = entry.text(.sealedNote) {
            let bytes = Array(sealed.utf8)
            guard let unsealing, let opened = try? unsealing.open(bytes) else { return .sealed }
            return .text(MarkLog.bounded(String(decoding: opened, as: UTF8.self)))
        }
        return entry.text(.note).map { .text(MarkLog.bounded($0)) } ?? .none
    }

    /// Merges files by time, each of which keeps its own order: a line that a wrong clock put into the future waits for the
    /// lines of the other files, and those behind it with it.
    static func merged(_ files: [[Mark]]) -> [Mark] {
        var next = files.map { _ in 0 }
        var merged: [Mark] = []
        while true {
            let heads = files.indices.filter { next[$0] < files[$0].count }
            let first = heads.min { files[$0][next[$0]].time < files[$1][next[$1]].time }
            guard let first else { return merged }
            merged.append(files[first][next[first]])
            next[first] += 1
        }
    }
}
