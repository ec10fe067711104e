import FHIRModel
import FormFiller
import Glibc
import Terminology

/// The folder of questionnaires over the days a kiosk runs: of every file the last text that could be used.
///
/// It looks at the files, reads them and looks into them as each ``KeptFile`` orders.
struct KeptQuestionnaires {
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
    private var files: [String: KeptFile] = [:]
    /// Counts the changes of what visits are given.
    private(set) var version = 0
    /// Files that hold value sets for the others and no questionnaire.
    private var valueSetFiles: Set<String> = []
    /// Counts the changes of those.
    private(set) var valueSetVersion = 0
    /// What was said of packages.
    private var told: Set<String> = []
    /// Files that were said to have the url of another.
    private var sharing: Set<String> = []
    /// Since when files have been as they are.
    private var stillness = FileStillness()
    /// Who is writing to them.
    private let writers = FilesBeingWritten()
    /// Files that somebody is writing, at the present look.
    private var beingWritten: Set<String> = []
    /// Why the folder cannot be used, when that was said.
    private var fault: String?
    /// How long a file must have been left alone, in milliseconds; one that looks cut off six times as long.
    private let quiet: Int64
    /// The files of the folder as modules of others, at the present look.
    private var modules: ModulesAtHand?
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

    /// Whether there is nothing to give to a visit.
    var isEmpty: Bool { files.values.allSatisfy { $0.text == nil } }

    /// Has every file checked again, since the value sets beside them have changed.
    mutating func checkAgain() {
        for name in files.keys { _ = files[name]?.handle(.companionsChanged) }
        version += 1
    }

    /// What is kept, for a visit.
    var parcel: QuestionnaireParcel {
        QuestionnaireParcel(
            files: files.sorted { $0.key < $1.key }.compactMap { name, file in
                file.text.map { .init(name: name, bytes: $0.bytes[...], marks: file.marks) }
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
            if let read = try? FileReading.stampedQuestionnaireBytes(of: path(of: name)) {
                let text = KeptFile.Text(stamp: read.stamp, bytes: read.bytes)
                files[name] = KeptFile(unchecked: text, quiet: quiet)
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
        guard !names.isEmpty || isEmpty else {
            complain("\(path): error: the folder holds no questionnaire any more", in: &look)
            return look
        }
        fault = nil
        beingWritten = writers.look(in: path)
        for name in files.keys.sorted() where !names.contains(name) {
            handle(.absent(.now), of: name, &look)
        }
        stillness.forget(allBut: names)
        let before = version
        let folder = path
        modules = ModulesAtHand { ModulesAtHand.texts(in: folder) }
        for name in names {
            if files[name] == nil { files[name] = KeptFile(quiet: quiet) }
            see(name, &look)
        }
        modules = nil
        if version != before { checkModularAgain() }
        compare(&look)
        return look
    }

    /// Has the forms that take in others checked again at the next look: one of those may be what has changed.
    private mutating func checkModularAgain() {
        for name in files.keys {
            let text =
                files[name]?.text?.bytes
                ?? (try? FileReading.questionnaireBytes(of: path(of: name), kind: .regular))
            guard let text, ModulesAtHand.areMentioned(in: text) else { continue }
            _ = files[name]?.handle(.companionsChanged)
        }
    }

    private mutating func see(_ name: String, _ look: inout Look) {
        let stamp = FileStamp(of: path(of: name))
        let still = stamp.map { stillness.milliseconds(of: name, $0) } ?? 0
        let isOpen = beingWritten.contains(name)
        handle(.seen(stamp, still: still, isOpen: isOpen), of: name, &look)
    }

    /// Hands an event to a file, and does what it orders.
    private mutating func handle(_ event: KeptFile.Event, of name: String, _ look: inout Look) {
        for order in files[name]?.handle(event) ?? [] {
            switch order {
            case .see: see(name, &look)
            case .seeSoon: look.isUnsettled = true
            case .read: read(name, &look)
            case .check(let text):
                let still = stillness.milliseconds(of: name, text.stamp)
                let verdict = verdict(on: text, name, &look)
                handle(.checked(text, verdict, still: still), of: name, &look)
            case .checkEarlier(let text):
                handle(.checkedEarlier(verdict(on: text, name, &look)), of: name, &look)
            case .complain(let complaints): complain(complaints, of: name, &look)
            case .complainOfSome(let complaints):
                look.complaints += complaints
                look.complaints.append(
                    "\(path(of: name)): note: the other questionnaires in it are put before visitors [kept]"
                )
            case .countChange:
                version += 1
                if valueSetFiles.contains(name) { valueSetVersion += 1 }
            case .forget:
                files[name] = nil
                valueSetFiles.remove(name)
            }
        }
    }

    private mutating func read(_ name: String, _ look: inout Look) {
        let stamp = FileStamp(of: path(of: name))
        do {
            let read = try FileReading.stampedQuestionnaireBytes(of: path(of: name))
            let text = read.map { KeptFile.Text(stamp: $0.stamp, bytes: $0.bytes) }
            let still = text.map { stillness.milliseconds(of: name, $0.stamp) } ?? 0
            handle(.read(text, still: still), of: name, &look)
        } catch {
            // Removed since the folder was listed.
            if stamp == nil, error.code == ENOENT { return }
            let complaint = "\(path(of: name)): error: \(error.advice) [file]"
            handle(.unreadable(stamp, complaint), of: name, &look)
        }
    }

    private mutating func verdict(
        on text: KeptFile.Text,
        _ name: String,
        _ look: inout Look
    ) -> KeptFile.Verdict {
        let contents = FormsInFile(
            checking: text.bytes,
            named: path(of: name),
            terminology: terminology,
            modules: modules
        )
        look.warnings += contents.notes.filter { told.insert($0).inserted }
        if contents.isBroken { return .broken(contents.complaints) }
        if contents.forms.isEmpty { valueSetFiles.insert(name) } else { valueSetFiles.remove(name) }
        let urls = contents.forms.compactMap(\.questionnaire.url)
        return .usable(urls: urls, contents.marks, broken: contents.complaints)
    }

    private func complain(_ complaints: [String], of name: String, _ look: inout Look) {
        let consequence =
            files[name]?.text == nil
            ? "it is not put before visitors" : "the last good version stays in use"
        look.complaints += complaints
        look.complaints.append("\(path(of: name)): note: \(consequence) until it is mended [kept]")
    }

    /// Says once of each file that it has the url of one before it: visitors see both.
    ///
    /// Where that one is gone, the file was given another name.
    private mutating func compare(_ look: inout Look) {
        let present = Set(files.values.filter { !$0.isMissing }.flatMap(\.urls))
        for (name, kept) in files where kept.isMissing {
            guard kept.urls.contains(where: { present.contains($0) }) else { continue }
            files[name] = nil
            version += 1
        }
        var first: [String: String] = [:]
        var sharing: Set<String> = []
        for (name, kept) in files.sorted(by: { $0.key < $1.key }) {
            var other: String?
            for url in kept.urls {
                if let known = first[url] { other = other ?? known } else { first[url] = name }
            }
            guard let other else { continue }
            sharing.insert(name)
            if self.sharing.contains(name) { continue }
            let text =
                other == name
                ? "two questionnaires in it have the same url, and visitors see both; take one out"
                : "it has the url of \(path(of: other)), and visitors see both; take one out"
            look.warnings.append(
                "\(path(of: name)): warning: \(text), or give it a url of its own [same-url]"
            )
        }
        self.sharing = sharing
    }

    /// Says once that the folder itself is of no use.
    private mutating func complain(_ text: String, in look: inout Look) {
        guard fault != text, !isEmpty else { return }
        fault = text
        look.complaints = ["\(text); the questionnaires read before stay in use [folder]"]
    }

    private func path(of name: String) -> String { "\(path)/\(name)" }
}
