public import FHIRModel

extension WholeForm {
    /// One item of the form where it stands, with all there is to show of it now.
    public struct Item: Sendable, Hashable, Identifiable {
        /// Where it stands; what edits are given.
        public let place: Place
        /// `Questionnaire.item.linkId`.
        public let linkId: String
        /// `Questionnaire.item.type`.
        public let type: Questionnaire.ItemType
        /// `Questionnaire.item.prefix`, such as "1." or "A".
        public let prefix: String?
        /// `Questionnaire.item.text` in the language shown, or what an expression makes it say.
        public let text: String
        /// The code of `itemControl`, such as `help` or `slider`.
        public let control: String?
        /// Whether its conditions and those of all items around it hold: only then it is shown and stands in the response.
        public let isEnabled: Bool
        /// Whether it is never shown (`questionnaire-hidden`), though it may be computed.
        public let isHidden: Bool
        /// Whether a person may answer it now: an enabled question that is neither hidden nor read-only.
        public let isEditable: Bool
        /// The answers, in the order given; also while it is disabled, as they come back.
        public let answers: [AnswerValue]
        /// The words for each answer, in the language shown.
        public let answerTexts: [String]
        /// What is missing or wrong with it as it stands.
        public let problems: [AnswerProblem]
        /// Of an enabled question everything that is offered, wanted and explained.
        ///
        /// Its `progress` counts the whole form, so that it changes with any answer.
        public let question: Question?
        /// The items in a group or under a question, where they do not repeat with it.
        public let items: [Place]
        /// Of a repeating group its instances; of a repeating question what is nested under each of its answers.
        public let instances: [Instance]
        /// Whether ``WholeForm/addInstance(of:)`` is permitted.
        public let mayAddInstance: Bool
        /// Whether ``WholeForm/removeInstance(_:of:)`` is permitted.
        public let mayRemoveInstance: Bool

        /// The same as ``place``.
        public var id: Place { place }
    }

    /// One instance of a repeating item.
    public struct Instance: Sendable, Hashable, Identifiable {
        /// A number that no other instance of this filling-in has or gets.
        public let id: Int
        /// The items in it.
        public let items: [Place]
        /// Whether any of them is answered.
        public let isAnswered: Bool
    }
}

extension WholeForm.Item: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The item's linkId and how many answers it has, never the answers.
    public var description: String { "item \(linkId), \(answers.count) answers <redacted>" }
    /// The same as ``description``.
    public var debugDescription: String { description }
    /// Nothing: reflection must not print answers.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
