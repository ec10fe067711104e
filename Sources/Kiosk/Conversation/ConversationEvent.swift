public import FHIRModel

/// What happens to a conversation.
public enum ConversationEvent: Sendable, Equatable {
    /// The visit begins on a terminal of this size.
    case begin(TerminalSize)
    /// A line was entered.
    case line(String)
    /// A key was pressed where any key goes on.
    case key
    /// No key came for the prompt's time.
    case idle(partial: String)
    /// The terminal has this size now.
    case resize(TerminalSize, partial: String)
    /// The terminal is gone.
    case hangup
    /// The program was asked to stop.
    case terminate
    /// Input has ended.
    case endOfInput
    /// The request is stored; the visitor may read its number.
    case sent(number: String)
    /// The questionnaire makes no request of these answers; nothing is stored.
    case nothingToSend
    /// The request could not be stored.
    case sendFailed
    /// Staff were alerted.
    case alertDelivered
    /// Staff could not be alerted from here.
    case alertFailed
    /// What came of a code that was typed.
    case codeAnswered(CodeAnswer)
    /// Whether the code was used up for this visit, and for no other.
    case codeUsed(isOurs: Bool)
    /// Somebody at the desk acknowledged a call of this visit, at this time.
    case deskAnswered(FHIRDateTime)
    /// Somebody began to listen to the voice, or ceased to.
    case voice(VoiceChange)
}

extension ConversationEvent: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// What happened, never what was typed.
    public var description: String {
        switch self {
        case .begin: "begin"
        case .line: "line <redacted>"
        case .key: "key"
        case .idle: "idle"
        case .resize: "resize"
        case .hangup: "hangup"
        case .terminate: "terminate"
        case .endOfInput: "end of input"
        case .sent: "sent"
        case .nothingToSend: "nothing to send"
        case .sendFailed: "send failed"
        case .alertDelivered: "alert delivered"
        case .alertFailed: "alert failed"
        case .codeAnswered: "code answered"
        case .codeUsed: "code used"
        case .deskAnswered: "desk answered"
        case .voice(let change): "voice \(change)"
        }
    }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print what was typed.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
