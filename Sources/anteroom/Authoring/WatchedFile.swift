import ConsultationRequests
import Glibc
import Kiosk
import Readline
import Synchronization
import Terminology

/// One questionnaire file that staff edit while they try it out.
struct WatchedFile {
    private let path: String
    /// The file that is looked at: of a questionnaire in a package, the package.
    private let place: String
    private var stamp: FileStamp?
    private var bytes: [UInt8]
    /// Where its value sets are looked for that stand outside it.
    private let terminology: [any TerminologySource]
    private let absence = Absence()
    /// Whether it was said last that the file cannot be read, or is gone.
    private var isMissed = false

    /// How long a writer must have been quiet, in milliseconds.
    private static let quiet: Int64 = 200

    /// Whether the file is gone for longer than an editor needs to put another in its place.
    private final class Absence: Sendable {
        let isLong = Atomic(false)
    }

    /// Watches a file from the bytes on that were read of it.
    init(_ path: String, holding bytes: [UInt8], _ terminology: [any TerminologySource]) {
        self.path = path
        place = PackagePlace(path)?.package ?? path
        self.terminology = terminology
        self.bytes = bytes
        // Saved again since then, it is taken for changed.
        let read = try? FileReading.stampedQuestionnaireBytes(of: path)
        stamp = read?.bytes == bytes ? read?.stamp : nil
    }

    /// What became of the file since it was asked last; nil where it is the same or still being written.
    mutating func change() -> ChangedForm? {
        guard let present = FileStamp(of: place), unsafe access(place, F_OK) == 0 else {
            guard absence.isLong.load(ordering: .relaxed), !isMissed else { return nil }
            stamp = nil
            return missed("\(path) is gone: save it again under this name.")
        }
        guard present != stamp, present.isQuiet(for: Self.quiet) else { return nil }
        do {
            guard let read = try FileReading.stampedQuestionnaireBytes(of: path) else { return nil }
            stamp = read.stamp
            guard read.bytes != bytes || isMissed else { return nil }
            bytes = read.bytes
            isMissed = false
        } catch {
            // Gone again, it is being replaced.
            if error.code == ENOENT { return nil }
            stamp = present
            return missed("\(path) cannot be read: \(QuestionnaireReading.reason(error, path)).")
        }
        let found = FormsInFile(of: bytes, named: path, terminology: terminology)
        if let form = found.forms.first {
            let note = PreviewCommand.note(onErrorsIn: bytes, of: path, terminology)
            return .usable(form, note: note)
        }
        guard let first = found.complaints.first else {
            return .broken(complaint: "\(path) holds no questionnaire any more")
        }
        let others = found.complaints.count - 1
        return .broken(
            complaint: first + (others > 0 ? " (anteroom check lists \(others) more)" : "")
        )
    }

    private mutating func missed(_ reason: String) -> ChangedForm {
        isMissed = true
        return .unreadable(reason: reason)
    }

    /// Has the terminal look at the file again whenever it was saved or is gone, as long as the process lives.
    func startWatching() {
        let path = place
        let first = stamp
        let absence = absence
        SystemThread.detach {
            var seen = first
            var looksWithout = 0
            while true {
                SystemThread.sleep(milliseconds: 200)
                guard let present = FileStamp(of: path), unsafe access(path, F_OK) == 0 else {
                    looksWithout += 1
                    if looksWithout == 5 {
                        absence.isLong.store(true, ordering: .relaxed)
                        seen = nil
                        StandardTerminal.refresh()
                    }
                    continue
                }
                looksWithout = 0
                absence.isLong.store(false, ordering: .relaxed)
                guard present != seen, present.isQuiet(for: Self.quiet) else { continue }
                seen = present
                StandardTerminal.refresh()
            }
        }
    }
}
