package import FHIRModel
internal import FormExtraction
package import FormFiller

/// What is asked after a questionnaire, before its answers leave the kiosk: may staff have them, who the visitor is, and whether
/// somebody shall get in touch.
///
/// A questionnaire that asks some of this itself shows it by what its own extraction makes: a Patient with a name, a
/// ServiceRequest. Nothing is asked twice.
package struct ClosingQuestions: Sendable, Hashable {
    /// Whether the visitor is asked who they are: no Patient with a name is made of the questionnaire.
    package let asksWho: Bool
    /// Whether the visitor is asked if somebody shall get in touch: no ServiceRequest was made of their answers.
    package let asksContact: Bool

    package init(asksWho: Bool, asksContact: Bool) {
        self.asksWho = asksWho
        self.asksContact = asksContact
    }

    /// What is to be asked after these answers; nil where the questionnaire asks all of it, or only gives something to read.
    package init?(after interview: Interview, at now: FHIRDateTime) {
        guard !interview.form.isReading else { return nil }
        let plan = ExtractionPlan(interview.form.questionnaire)
        let reach = ExtractionReach(of: interview.response, by: plan, at: now)
        if reach.isSelfContained { return nil }
        asksWho = !reach.namesPatient
        asksContact = !reach.makesRequest
    }

    /// The questions in every language the kiosk has words in, the first as their own, with the linkIds that ``Extraction`` knows: `closing.name`,
    /// `closing.wanted`, `closing.by`, `closing.phone` and `closing.email`.
    package func form(in languages: [any Words]) -> Form {
        var items = ClosingItems(in: languages)
        items.addConsent()
        if asksWho { items.addName() }
        if asksContact { items.addContact() }
        return Form(compiling: Questionnaire(items.tree))
    }
}
