public import FHIRModel

/// A question with its answers, for a screen to check them on.
public struct AnsweredQuestion: Sendable, Hashable {
    /// Where it stands; give it to ``Interview/go(to:)`` to change the answer.
    public let place: Place
    /// `Questionnaire.item.linkId`.
    public let linkId: String
    /// `Questionnaire.item.type`.
    public let type: Questionnaire.ItemType
    /// Titles of the groups around it, outermost first.
    public let headings: [String]
    /// `Questionnaire.item.text` in the interview's language.
    public let text: String
    /// `shortText`, a label of a few words, in the interview's language; nil where the form has none in it.
    public let shortText: String?
    /// The answers, in the order given; empty when the question was skipped.
    public let answers: [AnswerValue]
    /// The words for each answer, in the interview's language.
    public let texts: [String]
    /// Whether the person may change it (it is not read-only).
    public let isEditable: Bool
}

extension AnsweredQuestion: CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The question's linkId and how many answers it has, never the answers.
    public var description: String { "\(linkId), \(answers.count) answers <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
