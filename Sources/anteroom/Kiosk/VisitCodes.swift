import ConsultationRequests
import FormExtraction
import Kiosk

/// The codes of one visit: which it tried, which it used up, and whom the record number is of.
///
/// The record number goes from the folder of codes into the response and nowhere else; the conversation never has it.
struct VisitCodes {
    private let folder: CodeFolder
    private let recordSystem: String
    private let report: @Sendable (String) -> Void
    /// The code that opened last.
    private var opened: IssuedCode?
    /// Whether the last one that was typed was wrong, which counts.
    private(set) var isWrong = false
    /// Wrong codes so far, those of visits before among them.
    var pause = CodePause()

    /// nil where no folder of codes is given.
    init?(_ options: KioskOptions, report: @escaping @Sendable (String) -> Void) {
        guard let path = options.codesPath else { return nil }
        folder = CodeFolder(path, by: options.stationName)
        recordSystem = options.recordSystem ?? ""
        self.report = report
    }

    /// By what the clinic's own system knows the visitor.
    var subject: BusinessIdentifier? {
        opened.map { BusinessIdentifier(system: recordSystem, value: $0.record.value) }
    }

    /// Removes codes that nobody needs to look up any more; what cannot be removed stays.
    func removeOld() { try? folder.removeOld() }

    /// Looks whether a code opens anything; while too many were wrong, at none.
    mutating func open(_ typed: TypedCode) -> CodeAnswer {
        isWrong = false
        guard !pause.isPaused(at: .now) else { return .paused }
        guard let code = VisitCode(typed: typed.text) else { return .misspelt }
        do throws(StoreError) {
            opened = try folder.waiting(code)
        } catch {
            report("codes cannot be read: \(error)")
            return .refused
        }
        if let opened { return .opens(opened.forms) }
        isWrong = true
        pause.noteWrong(at: .now)
        return pause.isPaused(at: .now) ? .paused : .refused
    }

    /// Uses the code up that opened last: its number, or nil where somebody was first or it cannot be noted.
    mutating func begin() -> RequestNumber? {
        guard let code = opened else { return nil }
        do throws(StoreError) {
            if try folder.begin(code) { return code.number }
        } catch {
            report("a code cannot be used up: \(error)")
        }
        opened = nil
        return nil
    }

    /// Notes which request a form of it became.
    func noteSent(_ form: Int, as request: RequestNumber) {
        guard let opened else { return }
        do throws(StoreError) {
            try folder.noteSent(form: form, as: request, of: opened)
        } catch {
            report("request \(request.spoken) is stored, but not noted with its code: \(error)")
        }
    }

    /// Notes that the visit is over, and forgets whose it was.
    mutating func end() {
        guard let code = opened else { return }
        opened = nil
        do throws(StoreError) {
            try folder.noteEnd(of: code)
        } catch {
            report("the end of a visit is not noted with its code: \(error)")
        }
    }
}
