import FHIRModel
public import FormFiller

/// The request offered after a questionnaire that makes none itself: a name, and how to reach the visitor.
public enum StandardRequest {
    /// Whether a questionnaire asks something but does not say what to make of the answers.
    public static func isNeeded(for form: Form) -> Bool {
        !form.isReading && !ExtractionPlan(form.questionnaire).isAuthored
    }

    /// The questions, with the linkIds `request.wanted`, `contact.name`, `contact.by`, `contact.phone` and `contact.email`.
    static func form(_ words: any Words) -> Form? {
        guard let questionnaire = try? Questionnaire(parsing: Array(words.standardRequest.utf8))
        else { return nil }
        return Form(compiling: questionnaire)
    }
}
