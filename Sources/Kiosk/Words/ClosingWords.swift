/// The texts of what is asked after a questionnaire; see ``ClosingQuestions``.
struct ClosingWords: Sendable {
    var title: String
    /// Whether staff may have the answers, and what becomes of them if not.
    var mayHave: String
    var mayHaveReason: String
    var name: String
    var wanted: String
    var by: String
    var phoneOption: String
    var textOption: String
    var emailOption: String
    var phone: String
    var email: String
}
