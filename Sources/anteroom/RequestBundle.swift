import ConsultationRequests
import FHIRModel
import FormFiller
import Kiosk

/// The transaction Bundle of a submission, made when its number is known.
struct RequestBundle {
    private let bundle: StandardBundle

    /// nil where the answers make no request: nobody said how to be reached.
    init?(of submission: Submission, station: String, authored: FHIRDateTime) {
        let form = submission.interview.form
        guard
            ([submission.interview, submission.contact].compactMap(\.self)).contains(
                where: Self.namesVisitor
            )
        else { return nil }
        var bundle = StandardBundle(
            of: submission.interview.response,
            to: form.questionnaire,
            contact: submission.contact?.response,
            station: station,
            isDemonstration: form.isDemonstration,
            authored: authored
        )
        bundle.alerts = submission.interview.staffAlerts.compactMap(\.code)
        self.bundle = bundle
    }

    private static func namesVisitor(_ interview: Interview) -> Bool {
        interview.answeredQuestions.contains {
            $0.linkId.hasPrefix("contact.") && !$0.answers.isEmpty
        }
    }

    /// The Bundle as ASCII JSON.
    func bytes(number: RequestNumber) -> [UInt8] {
        var random = SystemRandomNumberGenerator()
        return bundle.tree(number: number) { random.next() }.serialized(asciiOnly: true)
    }
}
