import ConsultationRequests
import FHIRModel
import FormFiller
import StaffPages

/// Answers on their way to a request: the same Bundle for a visit that is sent and for `anteroom evaluate --request`.
struct RequestDraft {
    let plan: ExtractionPlan
    let form: Form
    let response: QuestionnaireResponse
    /// What was asked apart, where the form has no request of its own.
    let contact: QuestionnaireResponse?
    /// The response as staff get it, with what the page for staff needs of the form.
    private let staffResponse: QuestionnaireResponse
    /// Whether staff are called for these answers.
    let isUrgent: Bool
    let station: String
    let now: FHIRDateTime

    init(
        of interview: Interview,
        response: QuestionnaireResponse,
        contact: QuestionnaireResponse? = nil,
        station: String,
        now: FHIRDateTime
    ) {
        form = interview.form
        plan = ExtractionPlan(interview.form.questionnaire)
        self.response = response
        staffResponse = interview.staffResponse
        self.contact = contact
        isUrgent = !interview.staffAlerts.isEmpty
        self.station = station
        self.now = now
    }

    /// What the form makes of the answers.
    func extraction() -> Extraction {
        var random = SystemRandomNumberGenerator()
        let occasion = Occasion(
            now: now,
            isDemonstration: form.isDemonstration,
            isUrgent: isUrgent
        )
        return Extraction(
            of: response,
            contact: contact,
            by: plan,
            on: occasion,
            using: &random
        )
    }

    /// The Bundle as it is stored: tagged, numbered, with the staff page as its narrative.
    func bundle(of extraction: Extraction, number: RequestNumber) -> JSONTree {
        var bundle = extraction.bundle(
            number: BusinessIdentifier(
                system: RequestTag.numberSystem,
                value: number.description
            )
        )
        bundle.replaceAnswers(of: extraction.responseAddress, with: staffResponse)
        RequestBundle.finish(
            &bundle,
            number: number,
            station: station,
            isDemonstration: form.isDemonstration,
            clock: LocalClock.ofTheClinic
        )
        return bundle
    }
}
