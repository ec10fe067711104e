import Glibc
import Terminology

/// The folder of questionnaires over the days a kiosk runs: of every file the last text that could be used.
///
/// A file is taken once it is whole: it did not change while it was read, nobody who wrote to it still has it open, it can be
/// put before visitors, and where its own bytes were written over, the writer has been quiet for a moment. One that is renamed
/// into the folder is taken at once.
struct KeptQuestionnaires {
    /// A text in use.
    struct Kept {
        var stamp: FileStamp
        var bytes: [UInt8]
        /// Whether it is known to be usable; before the first visit nobody waits to find that out.
        var isChecked: Bool
        /// `Questionnaire.url` of each form in it, once it is known to be usable.
        var urls: [String] = []
        /// Whether it runs as a demonstration only because something is wrong with it.
        var isFaulty = false
    }

    /// What a look at the folder came to.
    struct Look: Equatable {
        /// What is wrong with new files, each as `file:line:column: error: message [rule]`, and what is done about it.
        var complaints: [String] = []
        /// What is doubtful about the files together; staff need not come for it.
        var warnings: [String] = []
        /// Whether a file is being written: look again soon.
        var isUnsettled = false
    }

    let path: String
    /// By name.
    var kept: [String: Kept] = [:]
    /// Counts the changes of what is kept.
    var version = 0
    /// Broken texts that were complained of, by name; nil for one that cannot even be looked at.
    var broken: [String: FileStamp?] = [:]
    /// Texts that look cut off and are not complained of yet, by name, with what would be said.
    var doubtful: [String: (stamp: FileStamp, complaints: [String])] = [:]
    /// Files that were said to have the url of another.
    private var sharing: Set<String> = []
    /// Since when files have been as they are.
    var stillness = FileStillness()
    /// Who is writing to them.
    private let writers = FilesBeingWritten()
    /// Files that somebody is writing, at the present look.
    private(set) var beingWritten: Set<String> = []
    /// Files in use that are gone from the folder, and since when.
    private var missing: [String: ContinuousClock.Instant] = [:]
    /// Why the folder cannot be used, when that was said.
    private var fault: String?
    /// How long a file must have been left alone, in milliseconds; one that looks cut off six times as long.
    let quiet: Int64
    /// The files of the folder as modules of others, at the present look.
    private(set) var modules: ModulesAtHand?
    /// Where value sets are looked for that stand outside a file.
    var terminology: [any TerminologySource]

    init(
        _ path: String,
        quiet: Int64 = 500,
        terminology: [any TerminologySource] = []
    ) {
        self.path = path
        self.quiet = quiet
        self.terminology = terminology
    }

    /// Has every file checked again, since the value sets beside them have changed.
    mutating func checkAgain() {
        for name in kept.keys { kept[name]?.isChecked = false }
        broken = [:]
        version += 1
    }

    /// What is kept, for a visit.
    var parcel: QuestionnaireParcel {
        QuestionnaireParcel(
            files: kept.sorted { $0.key < $1.key }.map {
                .init(name: $0.key, bytes: $0.value.bytes[...], isFaulty: $0.value.isFaulty)
            }
        )
    }

    /// Reads the files without looking into them, so that the first visit can begin.
    mutating func begin() {
        beingWritten = writers.look(in: path)
        let names = (try? FileReading.questionnaireNames(in: path)) ?? []
        // Too many to be meant: the visit that finds nothing says so.
        guard names.count <= QuestionnaireFolder.most else { return }
        for name in names {
            if let read = try? FileReading.stampedBytes(of: file(name)) {
                kept[name] = Kept(stamp: read.stamp, bytes: read.bytes, isChecked: false)
            }
        }
    }

    /// Takes over what is new in the folder; what is broken is said once, and the last good text stays.
    mutating func look() -> Look {
        var look = Look()
        let names: [String]
        do {
            names = try FileReading.questionnaireNames(in: path)
        } catch {
            complain("\(path): error: the folder cannot be read: \(error)", in: &look)
            return look
        }
        guard names.count <= QuestionnaireFolder.most else {
            let error = QuestionnaireFolderError.tooMany(path, names.count)
            complain("\(error)", in: &look)
            return look
        }
        guard !names.isEmpty || kept.isEmpty else {
            complain("\(path): error: the folder holds no questionnaire any more", in: &look)
            return look
        }
        fault = nil
        beingWritten = writers.look(in: path)
        for name in kept.keys.sorted() where !names.contains(name) { drop(name, &look) }
        for name in names { missing[name] = nil }
        broken = broken.filter { names.contains($0.key) }
        doubtful = doubtful.filter { names.contains($0.key) }
        stillness.forget(allBut: names)
        let before = version
        let folder = path
        modules = ModulesAtHand { ModulesAtHand.texts(in: folder) }
        for name in names { take(name, &look) }
        modules = nil
        if version != before { checkModularAgain() }
        compare(&look)
        return look
    }

    /// Has the forms that take in others checked again at the next look: one of those may be what has changed.
    private mutating func checkModularAgain() {
        let modular = kept.filter { ModulesAtHand.areMentioned(in: $0.value.bytes) }.map(\.key)
        for name in modular { kept[name]?.isChecked = false }
        for name in broken.keys where kept[name] == nil || modular.contains(name) {
            let text = try? FileReading.bytes(of: file(name), kind: .regular)
            if text.map({ ModulesAtHand.areMentioned(in: $0) }) == true { broken[name] = nil }
        }
    }

    /// Says once of each file that it has the url of one before it: visitors see both.
    ///
    /// Where that one is gone, the file was given another name.
    private mutating func compare(_ look: inout Look) {
        let present = Set(kept.filter { missing[$0.key] == nil }.flatMap(\.value.urls))
        for (name, text) in kept where missing[name] != nil {
            guard text.urls.contains(where: { present.contains($0) }) else { continue }
            missing[name] = nil
            kept[name] = nil
            version += 1
        }
        var first: [String: String] = [:]
        var sharing: Set<String> = []
        for (name, text) in kept.sorted(by: { $0.key < $1.key }) {
            let other = text.urls.compactMap { first[$0] }.first
            for url in text.urls where first[url] == nil { first[url] = name }
            guard let other else { continue }
            sharing.insert(name)
            if self.sharing.contains(name) { continue }
            look.warnings.append(
                "\(file(name)): warning: it has the url of \(file(other)), and visitors see both;"
                    + " take one out, or give it a url of its own [same-url]"
            )
        }
        self.sharing = sharing
    }

    /// Drops a file that was taken out, unless another of its name follows at once.
    private mutating func drop(_ name: String, _ look: inout Look) {
        let since = missing[name, default: .now]
        missing[name] = since
        guard since.duration(to: .now) >= .milliseconds(quiet) else {
            look.isUnsettled = true
            return
        }
        missing[name] = nil
        kept[name] = nil
        version += 1
    }

    /// Says once that the folder itself is of no use.
    private mutating func complain(_ text: String, in look: inout Look) {
        guard fault != text, !kept.isEmpty else { return }
        fault = text
        look.complaints = ["\(text); the questionnaires read before stay in use [folder]"]
    }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}
