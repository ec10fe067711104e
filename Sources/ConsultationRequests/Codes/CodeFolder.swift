import FHIRModel
import SystemPackage

/// The folder by which staff and kiosks share codes for known patients: staff put codes in, a kiosk puts beside each what became of it.
///
///     let folder = CodeFolder("/var/lib/anteroom/Codes", by: "AB")
///     let (code, issued) = try folder.issue(for: record, forms: [phq9, gad7])
///     print(code.spoken)                       // 4729 3386
///
/// Every file is written once and never changed. Kiosks that are to share codes share one folder: that a code opens one visit is held by
/// the file system, which gives one name to one file.
///
/// | file | written by | says |
/// |--|--|--|
/// | `NUMBER.json` | staff | for whom, which forms, until when |
/// | `NUMBER.used.json` | the kiosk or staff, whoever is first | that a visit began, or that it was taken back |
/// | `NUMBER.sent-1.json` | the kiosk | the request that the first form became |
/// | `NUMBER.ended.json` | the kiosk | that the visit came to an end |
public struct CodeFolder: Sendable {
    /// The folder's path.
    public let path: String
    /// The kiosk or seat, or the initials of whoever uses it.
    let user: String
    let place: DurableFolder
    let system: SystemCalls

    /// Longest time that a code may wait: a week, in seconds.
    public static let longestValidity: Int64 = 7 * 86_400
    /// The usual time: a day.
    public static let usualValidity: Int64 = 86_400
    /// How long what became of a code can be looked up, from the day it was given out.
    static let keptFor: Int64 = 14 * 86_400
    /// Longest file that is read.
    static let longestFile = 65_536
    /// Most codes that wait at a time.
    static let most = 10_000

    static let used = ".used.json"
    static let ended = ".ended.json"
    static func sent(_ form: Int) -> String { ".sent-\(form).json" }

    /// A folder of codes; nothing is touched yet.
    ///
    /// - Parameters:
    ///   - path: The path of the folder.
    ///   - user: The kiosk or seat, or the initials of whoever uses it.
    ///   - system: The calls by which the world is touched.
    public init(_ path: String, by user: String, system: SystemCalls = .live) {
        self.path = path
        self.user = Station.bounded(user)
        self.system = system
        place = DurableFolder(path: path, system: system)
    }

    /// Makes the folder if it is missing, for staff who give out the first code.
    public func prepare() throws(StoreError) { try place.prepare() }

    /// All codes of the last two weeks with what became of them, the newest first; files that are none are passed over.
    public func codes() throws(StoreError) -> [CodeSummary] {
        let names = try names()
        let now = system.now()
        let reader = FolderReader(folder: place)
        var codes: [CodeSummary] = []
        for number in numbers(among: names) {
            guard let code = try read(number, reader) else { continue }
            let state = try state(of: code, names, reader, now)
            codes.append(CodeSummary(code: code, state: state))
        }
        return codes
    }

    private func state(
        of code: IssuedCode,
        _ names: Set<String>,
        _ reader: FolderReader,
        _ now: UTCTime
    ) throws(StoreError) -> CodeState {
        guard names.contains("\(code.number)\(Self.used)") else {
            return code.expires > now ? .open : .expired
        }
        let note = try noted("\(code.number)\(Self.used)", reader)
        let use = CodeUse(
            time: note.text(.time).flatMap { UTCTime($0) } ?? code.time,
            by: Station.bounded(note.text("by") ?? "")
        )
        if note.text(.event) == Event.withdrawn.rawValue { return .withdrawn(use) }
        var sent: [RequestNumber] = []
        for form in code.forms.indices {
            let name = "\(code.number)\(Self.sent(form + 1))"
            guard names.contains(name) else { continue }
            if let request = try noted(name, reader).text(.record) {
                sent += [RequestNumber(request)].compactMap(\.self)
            }
        }
        if sent.count == code.forms.count { return .done(use, sent: sent) }
        return names.contains("\(code.number)\(Self.ended)")
            ? .brokenOff(use, sent: sent) : .begun(use, sent: sent)
    }

    private func noted(_ name: String, _ reader: FolderReader) throws(StoreError) -> Note {
        let bytes = try reader.read(name, longest: Self.longestFile)
        return Note(tree: bytes.flatMap { try? JSONTree(parsing: $0) })
    }

    /// A file beside that of a code; one that cannot be read says nothing.
    private struct Note {
        let tree: JSONTree?

        func text(_ name: ElementName) -> String? { tree.flatMap { $0.text(name, of: $0.root) } }
    }

    func names() throws(StoreError) -> Set<String> {
        try Set(FolderReader(folder: place).names { $0.hasSuffix(".json") && !$0.hasPrefix(".") })
    }

    /// The numbers of the codes among the names, the newest first, no more than can be looked through.
    func numbers(among names: Set<String>) -> [RequestNumber] {
        let numbers = names.compactMap { name in
            RequestNumber(name.dropLast(5))
        }
        return Array(numbers.sorted(by: >).prefix(Self.most))
    }

    /// A code by its number; nil when there is none.
    func read(_ number: RequestNumber, _ reader: FolderReader) throws(StoreError) -> IssuedCode? {
        try reader.read("\(number).json", longest: Self.longestFile)
            .flatMap { IssuedCode(number, json: $0) }
    }

    /// How a code was used up.
    enum Event: String {
        case begun
        case withdrawn
    }

    /// A file beside that of a code: when, by whom, and what.
    func note(_ fields: [(ElementName, String)]) -> [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        tree.set(.time, string: system.now().extended, in: root)
        tree.set("by", string: user, in: root)
        for (name, text) in fields { tree.set(name, string: text, in: root) }
        return tree.serialized() + [0x0A]
    }
}
