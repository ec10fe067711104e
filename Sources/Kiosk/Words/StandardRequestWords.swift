/// The texts of the request that is offered where a questionnaire makes none; see ``StandardRequest``.
///
/// They stand in JSON as they are, so none has a quotation mark, a backslash or a line break.
public struct StandardRequestWords: Sendable {
    /// The title of the questions.
    public var title: String
    /// Asks whether staff should call or write.
    public var wanted: String
    /// Asks for the name.
    public var name: String
    /// Asks how to reach the visitor.
    public var by: String
    /// By phone.
    public var phoneOption: String
    /// By text message.
    public var textOption: String
    /// By email.
    public var emailOption: String
    /// Asks for the number.
    public var phone: String
    /// Asks for the address.
    public var email: String

    /// Words of these parts.
    public init(
        title: String,
        wanted: String,
        name: String,
        by: String,
        phoneOption: String,
        textOption: String,
        emailOption: String,
        phone: String,
        email: String
    ) {
        self.title = title
        self.wanted = wanted
        self.name = name
        self.by = by
        self.phoneOption = phoneOption
        self.textOption = textOption
        self.emailOption = emailOption
        self.phone = phone
        self.email = email
    }
}
