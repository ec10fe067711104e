import FHIRModel
internal import PlainText
import SystemPackage

/// A page at which visitors stopped: a questionnaire's title and an item's linkId, or a page of the kiosk's own.
public struct LeftPage: Sendable, Hashable {
    /// `Questionnaire.title`; nil before one was chosen.
    public let questionnaire: String?
    /// `Questionnaire.item.linkId`, or "menu", "code", "contact", "end" or "review".
    public let page: String

    /// A page, on one line and of bounded length.
    public init(questionnaire: String?, page: String) {
        self.questionnaire = questionnaire.map { String(PrintableText.line($0).prefix(120)) }
        self.page = String(PrintableText.line(page).prefix(120))
    }
}

/// At which pages visitors of a station stopped, and how many at each: the file `leaving-STATION.tally`.
///
/// Only a kiosk whose clinic said yes to it writes one. It is a tally and no log: without times and without order, a line cannot be
/// laid beside the audit trail to find out who it was.
///
///     {"left":[{"questionnaire":"Your medicines","page":"7.2","count":12}]}
public struct LeavingTally: Sendable {
    /// How many must have stopped at a page before it is told; fewer might be somebody who is remembered.
    public static let fewestTold = 5

    private static let prefix = "leaving-"
    private static let suffix = ".tally"
    private static let longest = 1 << 20
    /// Pages of one station; what comes after them is not counted.
    private static let mostPages = 2_000

    private let folder: DurableFolder
    private let fileName: String

    /// The tally of a station in a folder of requests.
    public init(folder: String, station: String, system: SystemCalls = .live) {
        self.folder = DurableFolder(path: folder, system: system)
        fileName = Self.prefix + MarkLog.fileName(of: station) + Self.suffix
    }

    /// Counts one more who stopped at a page.
    ///
    /// The new tally takes the place of the old one whole.
    public func count(_ page: LeftPage) throws(StoreError) {
        try folder.opened { directory throws(StoreError) in
            let bytes = try FolderReader(folder: folder)
                .read(fileName, in: directory, longest: Self.longest)
            var counts = Self.counts(bytes ?? [])
            guard counts[page] != nil || counts.count < Self.mostPages else { return }
            let before = counts[page, default: 0]
            counts[page] = min(before, .max - 1) + 1
            try replace(with: Self.text(of: counts), in: directory)
        }
    }

    private func replace(with bytes: [UInt8], in directory: CInt) throws(StoreError) {
        let system = folder.system
        let temporary = ".\(fileName).new"
        // One that a power cut left is of no use to anybody.
        try? system.unlink(directory, temporary)
        let file = try folder.call(.create) { () throws(Errno) in
            try system.open(directory, temporary, .create, 0o640)
        }
        defer { system.close(file) }
        try folder.write(bytes, to: file)
        try folder.call(.sync) { () throws(Errno) in try system.sync(file) }
        try folder.call(.link) { () throws(Errno) in
            try system.rename(directory, temporary, fileName)
        }
        try folder.call(.syncFolder) { () throws(Errno) in try system.sync(directory) }
    }

    /// The pages that enough visitors of all stations left at, the most first.
    ///
    /// Each number is rounded down to a multiple of ``fewestTold``, so that looking twice does not tell of one visitor.
    public static func told(
        in folders: [String],
        system: SystemCalls = .live
    ) -> [(page: LeftPage, count: Int)] {
        var counts: [LeftPage: Int] = [:]
        for path in folders {
            let reader = FolderReader(folder: DurableFolder(path: path, system: system))
            let names = try? reader.names { $0.hasPrefix(prefix) && $0.hasSuffix(suffix) }
            for name in names ?? [] {
                let bytes = (try? reader.read(name, longest: longest)) ?? nil
                counts.merge(Self.counts(bytes ?? [])) { one, other in
                    let (sum, isTooMuch) = one.addingReportingOverflow(other)
                    return isTooMuch ? one : sum
                }
            }
        }
        return counts.filter { $0.value >= fewestTold }
            .map { (page: $0.key, count: $0.value / fewestTold * fewestTold) }
            .sorted { ($1.count, $0.page.sortKey) < ($0.count, $1.page.sortKey) }
    }

    /// What a file says; a damaged one begins anew.
    private static func counts(_ bytes: [UInt8]) -> [LeftPage: Int] {
        guard let tree = try? JSONTree(parsing: bytes) else { return [:] }
        var counts: [LeftPage: Int] = [:]
        for line in tree.elements("left", of: tree.root) {
            guard let page = tree.text("page", of: line),
                let count = tree.integer(at: tree.child("count", of: line)), count > 0
            else { continue }
            let place = LeftPage(questionnaire: tree.text("questionnaire", of: line), page: page)
            counts[place] = count
        }
        return counts
    }

    private static func text(of counts: [LeftPage: Int]) -> [UInt8] {
        var tree = JSONTree()
        let root = tree.makeRoot()
        let list = tree.setArray("left", in: root)
        for (page, count) in counts.sorted(by: { $0.key.sortKey < $1.key.sortKey }) {
            let line = tree.appendObject(to: list)
            if let title = page.questionnaire { tree.set("questionnaire", string: title, in: line) }
            tree.set("page", string: page.page, in: line)
            tree.set("count", integer: count, in: line)
        }
        return tree.serialized() + [0x0A]
    }
}

extension LeftPage {
    fileprivate var sortKey: String { "\(questionnaire ?? "")\u{0}\(page)" }
}
