/// The extensions of this product, by their canonical URLs: the one place where they stand.
///
/// Documentation/Integrator.md, "Extensions of our own", says what each means. Those that the program writes stand in requests only, where they
/// tell whoever reads the page for staff what the questionnaire said: it has travelled without its questionnaire.
package enum OwnExtension: String, CaseIterable, Sendable {
    /// On a Questionnaire: an Expression whose codes call staff.
    case staffAlert = "https://anteroom.example/fhir/StructureDefinition/staff-alert"
    /// On an item: true keeps an answer that is changed beside the new one.
    case keepPreviousAnswers =
        "https://anteroom.example/fhir/StructureDefinition/keep-previous-answers"
    /// On an item of a response, written by the program: an earlier answer that was changed.
    case previousAnswer = "https://anteroom.example/fhir/StructureDefinition/previous-answer"
    /// On a Questionnaire, and copied to the response: a section of the page for staff. Its parts are `heading`, without which
    /// its answers stand in the banner, and the `linkId`s of the items in it.
    case staffSection = "https://anteroom.example/fhir/StructureDefinition/staff-section"
    /// On an item of a response, written by the program: what staff call the question, from the item's `shortText`.
    case staffLabel = "https://anteroom.example/fhir/StructureDefinition/staff-label"
    /// On an item of a response, written by the program: the unit of its number, from `questionnaire-unit`.
    case answerUnit = "https://anteroom.example/fhir/StructureDefinition/answer-unit"
    /// On a response, written by the program: what was open when it was let through unfinished.
    case openProblem = "https://anteroom.example/fhir/StructureDefinition/open-problem"
    /// On a response, written by the program: what extraction could not make of it.
    case extractionProblem =
        "https://anteroom.example/fhir/StructureDefinition/extraction-problem"
}
