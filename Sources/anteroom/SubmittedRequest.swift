import ConsultationRequests
import FHIRModel
import FormFiller
import Kiosk

/// The transaction Bundle of a submission: extracted as the questionnaire says, made once its number is known.
struct SubmittedRequest {
    private let submission: Submission
    private let plan: ExtractionPlan
    private let station: String
    private let now: FHIRDateTime

    /// nil where the answers make no request: extraction yields no ServiceRequest, or nobody asked for the standard one.
    init?(of submission: Submission, station: String, now: FHIRDateTime) {
        self.submission = submission
        self.station = station
        self.now = now
        plan = ExtractionPlan(submission.interview.form.questionnaire)
        if !plan.isAuthored, submission.contact == nil, !namesVisitor { return nil }
        guard extraction(number: nil).hasRequest else { return nil }
    }

    /// The Bundle as ASCII JSON, with the staff page as its narrative.
    func bytes(number: RequestNumber) -> [UInt8] {
        var bundle = extraction(number: number).bundle
        RequestBundle.finish(
            &bundle,
            number: number,
            station: station,
            isDemonstration: submission.interview.form.isDemonstration
        )
        return bundle.serialized(asciiOnly: true)
    }

    private func extraction(number: RequestNumber?) -> Extraction {
        var random = SystemRandomNumberGenerator()
        let identifier = number.map {
            Occasion.BusinessIdentifier(
                system: RequestTag.numberSystem,
                value: $0.description
            )
        }
        let occasion = Occasion(
            now: now,
            number: identifier,
            isDemonstration: submission.interview.form.isDemonstration,
            isUrgent: !submission.interview.staffAlerts.isEmpty
        )
        return Extraction(
            of: submission.interview.response,
            contact: submission.contact?.response,
            by: plan,
            on: occasion,
            using: &random
        )
    }

    private var namesVisitor: Bool {
        submission.interview.answeredQuestions.contains {
            $0.linkId.hasPrefix("contact.") && !$0.answers.isEmpty
        }
    }
}
