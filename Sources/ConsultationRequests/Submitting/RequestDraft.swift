public import FHIRModel
public import FormExtraction
public import FormFiller
public import StaffPages

/// A finished interview on its way to a request: what extraction makes of the answers, once, before the request has a number.
///
///     let draft = RequestDraft(of: interview, now: now)
///     if draft.isRequest { let bundle = draft.bundle(number: number, station: "Seat 4", clock: .utc) }
///
/// ``RequestStation/submit(_:visit:)`` gives it a number and stores it.
public struct RequestDraft: Sendable {
    /// What the form asks to be made of its answers, with what is wrong or doubtful in that.
    public let plan: ExtractionPlan
    /// What was made of these answers, with what could not be.
    public let extraction: Extraction
    /// Whether anything is to leave: the form makes a request of these answers, or the visitor was asked and lets staff have them.
    public let isRequest: Bool
    /// The response as staff get it, with what the page for staff needs of the form.
    private let staffResponse: QuestionnaireResponse
    private let isDemonstration: Bool

    /// Extracts the answers of an interview.
    ///
    /// - Parameters:
    ///   - interview: the finished interview; staff it would call make the standard request urgent.
    ///   - response: its response where another than `Interview.response` is meant, as one that was read.
    ///   - contact: the answers to what was asked apart, where the form has no request of its own.
    ///   - subject: by what the clinic's own system knows the patient, where staff said who it is.
    ///   - now: when, with the clinic's offset from UTC.
    public init(
        of interview: Interview,
        response: QuestionnaireResponse? = nil,
        contact: QuestionnaireResponse? = nil,
        subject: BusinessIdentifier? = nil,
        now: FHIRDateTime
    ) {
        let form = interview.form
        plan = ExtractionPlan(form.questionnaire)
        staffResponse = interview.staffResponse
        isDemonstration = form.isDemonstration
        var random = SystemRandomNumberGenerator()
        extraction = Extraction(
            of: response ?? interview.response,
            contact: contact,
            by: plan,
            on: ExtractionSettings(
                now: now,
                isDemonstration: form.isDemonstration,
                priority: interview.alertsHolding.compactMap {
                    RequestPriority(rawValue: $0.priority.rawValue)
                }.min() ?? .routine,
                subject: subject
            ),
            using: &random
        )
        isRequest =
            !form.isReading && (contact != nil || plan.isAuthored && extraction.hasRequest)
    }

    /// The Bundle as it is stored: tagged, numbered, with the staff page as its narrative.
    ///
    /// - Parameters:
    ///   - number: the number of the request.
    ///   - station: what the kiosk or seat is called.
    ///   - clock: the clinic's clock, for the times on the page.
    ///   - visit: what the request has in common with the alerts of its visit.
    /// - Returns: a transaction Bundle.
    public func bundle(
        number: RequestNumber,
        station: String,
        clock: ClinicClock,
        visit: VisitTag? = nil
    ) -> JSONTree {
        let identifier = BusinessIdentifier(
            system: RequestTag.numberSystem,
            value: number.description
        )
        var bundle = extraction.bundle(number: identifier)
        bundle.replaceAnswers(of: extraction.responseAddress, with: staffResponse)
        RequestBundle.finish(
            &bundle,
            number: number,
            station: station,
            isDemonstration: isDemonstration,
            clock: clock,
            visit: visit
        )
        return bundle
    }
}

extension RequestDraft: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Whether it is a request; never an answer.
    public var description: String { "\(isRequest ? "request" : "no request") <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
