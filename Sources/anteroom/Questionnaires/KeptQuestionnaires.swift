import FormFiller
import Glibc

/// The folder of questionnaires over the days a kiosk runs: of every file the last text that could be used.
///
/// A file is taken once it is whole: it did not change while it was read, it can be put before visitors, and where its own
/// bytes were written over, the writer has been quiet for a moment. One that is renamed into the folder is taken at once.
struct KeptQuestionnaires {
    /// A text in use.
    struct Kept {
        var stamp: FileStamp
        var bytes: [UInt8]
        /// Whether it is known to be usable; before the first visit nobody waits to find that out.
        var isChecked: Bool
    }

    /// What a look at the folder came to.
    struct Look: Equatable {
        /// What is wrong with new files, each as `file:line:column: error: message [rule]`, and what is done about it.
        var complaints: [String] = []
        /// Whether a file is being written: look again soon.
        var isUnsettled = false
    }

    let path: String
    /// By name.
    private(set) var kept: [String: Kept] = [:]
    /// Counts the changes of what is kept.
    private(set) var version = 0
    /// Broken texts that were complained of, by name.
    private var broken: [String: FileStamp] = [:]
    /// Files in use that are gone from the folder, and since when.
    private var missing: [String: ContinuousClock.Instant] = [:]
    /// Why the folder cannot be used, when that was said.
    private var fault: String?
    /// How long a file must have been left alone, in milliseconds.
    private let quiet: Int64

    init(_ path: String, quiet: Int64 = 200) {
        self.path = path
        self.quiet = quiet
    }

    /// What is kept, for a visit.
    var parcel: QuestionnaireParcel {
        QuestionnaireParcel(
            files: kept.sorted { $0.key < $1.key }.map {
                .init(name: $0.key, bytes: $0.value.bytes[...])
            }
        )
    }

    /// Reads the files without looking into them, so that the first visit can begin.
    mutating func begin() {
        for name in (try? FileReading.questionnaireNames(in: path)) ?? [] {
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
        guard !names.isEmpty || kept.isEmpty else {
            complain("\(path): error: the folder holds no questionnaire any more", in: &look)
            return look
        }
        fault = nil
        for name in kept.keys.sorted() where !names.contains(name) { drop(name, &look) }
        for name in names { missing[name] = nil }
        broken = broken.filter { names.contains($0.key) }
        for name in names { take(name, &look) }
        return look
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

    private mutating func take(_ name: String, _ look: inout Look) {
        let stamp = FileStamp(of: file(name))
        if let known = kept[name], !known.isChecked, known.stamp != stamp {
            // Written over before anybody has looked into it: it may still be the last good one.
            let contents = QuestionnaireFolder.form(of: known.bytes, named: file(name))
            if case .usable = contents { kept[name]?.isChecked = true }
        }
        let known = kept[name]
        if let known, known.isChecked, known.stamp == stamp { return }
        if let stamp, broken[name] == stamp { return }
        do {
            if let known, !known.isChecked, known.stamp == stamp {
                try judge(name, known.bytes, known.stamp, &look)
            } else if let read = try FileReading.stampedBytes(of: file(name)) {
                let isOverwritten = known?.stamp.identity == read.stamp.identity
                if isOverwritten, !read.stamp.isQuiet(for: quiet) {
                    look.isUnsettled = true
                } else {
                    try judge(name, read.bytes, read.stamp, &look)
                }
            } else {
                look.isUnsettled = true
            }
        } catch {
            // Removed since the folder was listed, or not to be read.
            if stamp == nil { return }
            refuse(name, stamp, ["\(file(name)): error: \(error) [file]"], &look)
        }
    }

    private mutating func judge(
        _ name: String,
        _ bytes: [UInt8],
        _ stamp: FileStamp,
        _ look: inout Look
    ) throws(FileReadingError) {
        switch QuestionnaireFolder.form(of: bytes, named: file(name)) {
        case .usable:
            if kept[name]?.bytes != bytes { version += 1 }
            kept[name] = Kept(stamp: stamp, bytes: bytes, isChecked: true)
            broken[name] = nil
        case .broken(let complaints):
            // Half of a file looks broken too: its writer gets a moment to write the rest.
            guard stamp.isQuiet(for: quiet) else {
                look.isUnsettled = true
                return
            }
            refuse(name, stamp, complaints, &look)
        }
    }

    private mutating func refuse(
        _ name: String,
        _ stamp: FileStamp?,
        _ complaints: [String],
        _ look: inout Look
    ) {
        if kept[name]?.isChecked == false {
            kept[name] = nil
            version += 1
        }
        if let stamp { broken[name] = stamp }
        let consequence =
            kept[name] == nil
            ? "it is not put before visitors" : "the last good version stays in use"
        look.complaints += complaints
        look.complaints.append("\(file(name)): note: \(consequence) until it is mended [kept]")
    }

    private func file(_ name: String) -> String { "\(path)/\(name)" }
}
