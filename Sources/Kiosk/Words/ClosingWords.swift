/// The texts of what is asked after a questionnaire, before its answers leave the kiosk: a language from outside brings its own.
public struct ClosingWords: Sendable {
    /// The title of the questions.
    public var title: String
    /// Whether staff may have the answers.
    public var mayHave: String
    /// What becomes of them if not.
    public var mayHaveReason: String
    /// Asks for the name.
    public var name: String
    /// Asks whether somebody shall get in touch.
    public var wanted: String
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
        mayHave: String,
        mayHaveReason: String,
        name: String,
        wanted: String,
        by: String,
        phoneOption: String,
        textOption: String,
        emailOption: String,
        phone: String,
        email: String
    ) {
        self.title = title
        self.mayHave = mayHave
        self.mayHaveReason = mayHaveReason
        self.name = name
        self.wanted = wanted
        self.by = by
        self.phoneOption = phoneOption
        self.textOption = textOption
        self.emailOption = emailOption
        self.phone = phone
        self.email = email
    }
}
