import ConsultationRequests
import FHIRModel
import FormFiller
import Kiosk

/// The transaction Bundle of a submission: extracted as the questionnaire says, made once its number is known.
struct SubmittedRequest {
    private let submission: Submission
    private let draft: RequestDraft
    private let extraction: Extraction

    /// nil where nothing is to leave: the questionnaire makes nothing of these answers, and the visitor was not asked whether staff
    /// may have them.
    init?(of submission: Submission, station: String, now: FHIRDateTime) {
        self.submission = submission
        draft = RequestDraft(
            of: submission.interview,
            response: submission.interview.response,
            contact: submission.contact?.response,
            station: station,
            now: now
        )
        extraction = draft.extraction()
        guard submission.contact == nil else { return }
        guard draft.plan.isAuthored, extraction.hasRequest else { return nil }
    }

    /// The Bundle as ASCII JSON, with the staff page as its narrative.
    func bytes(number: RequestNumber) -> [UInt8] {
        draft.bundle(of: extraction, number: number).serialized(asciiOnly: true)
    }
}
