import ConsultationRequests
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
        RequestDraft(submission, now: now()).isRequest
            ? .sent(number: "PREVIEW") : .nothingToSend
    }

    func alert(for reason: Coding) -> Bool { true }
    func record(_ moment: VisitMoment) {}
    func waitForEnd() -> TerminalEvent { StandardTerminal.waitForEnd() }

    mutating func changedForm() -> ChangedForm? { watched?.change() }
}
