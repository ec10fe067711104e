/// How a visitor wants to be reached: the codes of R4's ContactPoint.system that a clinic answers by.
public enum ContactWay: String, Sendable, Hashable, CaseIterable {
    /// A telephone call.
    case phone
    /// A text message.
    case sms
    /// An email.
    case email
}
