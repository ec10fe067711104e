import FHIRModel
public import FormFiller

/// The request offered after a questionnaire that makes none itself: a name, and how to reach the visitor.
public enum StandardRequest {
    /// Whether a questionnaire asks something but contains no ServiceRequest to make of the answers.
    public static func isNeeded(for form: Form) -> Bool {
        let questionnaire = form.questionnaire
        return !form.isReading
            && !questionnaire.contained.contains { resource in
                let type = questionnaire.tree.child(.resourceType, of: resource)
                return questionnaire.tree.string(at: type) == "ServiceRequest"
            }
    }

    /// The questions, with the linkIds `request.wanted`, `contact.name`, `contact.by`, `contact.phone` and `contact.email`.
    static func form(_ words: any Words) -> Form? {
        guard let questionnaire = try? Questionnaire(parsing: Array(words.standardRequest.utf8))
        else { return nil }
        return Form(compiling: questionnaire)
    }
}
