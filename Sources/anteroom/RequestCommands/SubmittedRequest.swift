import ConsultationRequests
import FHIRModel
import FormFiller
import Kiosk

/// The transaction Bundle of a submission: extracted as the questionnaire says, made once its number is known.
struct SubmittedRequest {
    private let submission: Submission
    private let draft: RequestDraft
    private let extraction: Extraction

    /// nil where the answers make no request: extraction yields no ServiceRequest, or nobody asked for the standard one.
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
        if !draft.plan.isAuthored, submission.contact == nil, !namesVisitor { return nil }
        guard extraction.hasRequest else { return nil }
    }

    /// The Bundle as ASCII JSON, with the staff page as its narrative.
    func bytes(number: RequestNumber) -> [UInt8] {
        draft.bundle(of: extraction, number: number).serialized(asciiOnly: true)
    }

    private var namesVisitor: Bool {
        submission.interview.answeredQuestions.contains {
            $0.linkId.hasPrefix("contact.") && !$0.answers.isEmpty
        }
    }
}
