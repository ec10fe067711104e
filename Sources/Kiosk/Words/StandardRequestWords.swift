/// The texts of the request that is offered where a questionnaire makes none; see ``StandardRequest``.
///
/// They stand in JSON as they are, so none has a quotation mark, a backslash or a line break.
struct StandardRequestWords: Sendable {
    var title: String
    var wanted: String
    var name: String
    var by: String
    var phoneOption: String
    var textOption: String
    var emailOption: String
    var phone: String
    var email: String
}
