import FHIRModel
import FormFiller
import Glibc
import Kiosk
import Readline

/// Services that leave no trace: nothing is written and nobody is called.
struct PreviewServices: VisitServices {
    /// The file that is watched, where it is.
    var watched: WatchedFile?

    func now() -> FHIRDateTime { LocalClock.now() }

    func send(_ submission: Submission) -> SendOutcome {
        let makesRequest =
            SubmittedRequest(of: submission, station: "preview", now: now()) != nil
        return makesRequest ? .sent(number: "PREVIEW") : .nothingToSend
    }

    func alert(code: String) -> Bool { true }
    func record(_ moment: VisitMoment) {}
    func waitForEnd() -> TerminalEvent { StandardTerminal.waitForEnd() }

    mutating func changedForm() -> ChangedForm? { watched?.change() }
}

/// One questionnaire file that staff edit while they try it out.
struct WatchedFile {
    private let path: String
    private var stamp: FileStamp?
    private var bytes: [UInt8]

    /// How long a writer must have been quiet, in milliseconds.
    private static let quiet: Int64 = 200

    /// Watches a file from the bytes on that were read of it.
    init(_ path: String, holding bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
        // Saved again since then, it is taken for changed.
        let read = try? FileReading.stampedBytes(of: path)
        stamp = read?.bytes == bytes ? read?.stamp : nil
    }

    /// What became of the file since it was asked last; nil where it is the same or still being written.
    mutating func change() -> ChangedForm? {
        guard let present = FileStamp(of: path), present != stamp,
            present.isQuiet(for: Self.quiet)
        else { return nil }
        do {
            guard let read = try FileReading.stampedBytes(of: path) else { return nil }
            stamp = read.stamp
            guard read.bytes != bytes else { return nil }
            bytes = read.bytes
        } catch {
            // Gone again, it is being replaced.
            if error.code == ENOENT { return nil }
            stamp = present
            let reason = QuestionnaireReading.reason(error, path)
            return .broken(complaint: "\(path): cannot be read: \(reason)")
        }
        switch QuestionnaireFolder.form(of: bytes, named: path) {
        case .usable(let form):
            return .usable(form, note: PreviewCommand.note(onErrorsIn: bytes, of: path))
        case .broken(let complaints):
            let first = complaints.first ?? path
            let rest =
                complaints.count > 1 ? " (anteroom check lists \(complaints.count - 1) more)" : ""
            return .broken(complaint: first + rest)
        }
    }

    /// Has the terminal look at the file again whenever it was saved, as long as the process lives.
    func startWatching() {
        let path = path
        let first = stamp
        Task.detached {
            var seen = first
            while true {
                try? await Task.sleep(for: .milliseconds(200))
                guard let present = FileStamp(of: path), present != seen,
                    present.isQuiet(for: Self.quiet)
                else { continue }
                seen = present
                StandardTerminal.refresh()
            }
        }
    }
}
