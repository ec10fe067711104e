package import FHIRModel

/// One item of a compiled form, in document order: everything navigation and enablement need, as numbers.
package struct FormItem: Sendable {
    /// The item's object in the questionnaire.
    package var node: JSONNode
    /// The item around it; -1 for an item of the form itself.
    package var parent: Int32
    /// One past its last descendant.
    package var end: Int32
    /// What it is, as R4 knows it.
    package var type: Questionnaire.ItemType
    /// What else is known of it.
    package var traits: Traits
    /// The code of its `itemControl`.
    package var control: ItemControl
    /// The repeating context it stands in (an index into ``Form/contexts``).
    package var context: Int32
    /// Its number within that context.
    package var slot: Int32
    /// One past the slot of its last descendant within that context.
    package var endSlot: Int32 = 0
    /// The context its children stand in when it repeats; -1 when they share its own.
    package var opens: Int32 = -1
    /// Its conditions, in ``Form/conditions``.
    package var conditions: Range<Int32> = 0..<0

    /// Yes-or-no facts of an item.
    package struct Traits: OptionSet, Sendable {
        package let rawValue: UInt32

        package init(rawValue: UInt32) { self.rawValue = rawValue }

        /// `required`.
        package static let required = Traits(rawValue: 1 << 0)
        /// `repeats`.
        package static let repeats = Traits(rawValue: 1 << 1)
        /// `readOnly`.
        package static let readOnly = Traits(rawValue: 1 << 2)
        /// `questionnaire-hidden`, on it or on an item around it.
        package static let hidden = Traits(rawValue: 1 << 3)
        /// All its conditions must hold (`enableBehavior` `all`).
        package static let all = Traits(rawValue: 1 << 4)
        /// It has `initial` values or options that are selected initially.
        package static let initial = Traits(rawValue: 1 << 5)
        /// A display item that is shown with the question or group around it instead of on its own.
        package static let attached = Traits(rawValue: 1 << 6)
        /// A change of its answer or of its being enabled matters to another item.
        package static let watched = Traits(rawValue: 1 << 7)
        /// A group that stands for a page (`itemControl` `page`).
        package static let page = Traits(rawValue: 1 << 8)
        /// It or an item below it holds a question.
        package static let asks = Traits(rawValue: 1 << 9)
        /// It carries extensions of the FHIRPath kind.
        package static let computes = Traits(rawValue: 1 << 10)
        /// `keep-previous-answers`.
        package static let keepsPrevious = Traits(rawValue: 1 << 11)
        /// An expression on it decides what is asked, offered, accepted or shown.
        package static let evaluates = Traits(rawValue: 1 << 12)
        /// Its options come from an `answerValueSet`.
        package static let hasValueSet = Traits(rawValue: 1 << 13)
        /// Its `type` is missing or none that R4 has: what does not fit its type is no fault of its own.
        package static let typeless = Traits(rawValue: 1 << 14)
        /// It has a `supportLink`.
        package static let hasSupportLink = Traits(rawValue: 1 << 15)
    }

    /// Whether it is a question the person may answer: not hidden, not read-only, unless an expression decides that.
    package var isAskable: Bool {
        type.isQuestion && traits.isDisjoint(with: [.hidden, .readOnly])
    }
}

/// A stretch of the form that can occur several times: the form itself (once), a repeating group, or what is nested
/// under the answers of a repeating question.
package struct FormContext: Sendable {
    /// The item that repeats; -1 for the form itself.
    package var owner: Int32
    /// The context the owner stands in; -1 for the form itself.
    package var parent: Int32
    /// How many contexts are around it.
    package var depth: Int32
    /// The item at each slot, ascending.
    package var items: [Int32] = []
    /// Slots of items that repeat and so open a context of their own.
    package var openers: [Int32] = []
    /// The same slots.
    package var opening = SlotSet()
    /// Slots where an interview can stop: texts and questions that are not hidden, and openers.
    package var stops = SlotSet()
    /// Slots of questions a person may answer.
    package var askable = SlotSet()
    /// Slots of required questions and groups.
    package var required = SlotSet()
    /// Slots of items that may be at fault whatever their answers: those that repeat, and those on which expressions decide.
    package var uncertain = SlotSet()
}

/// One `enableWhen`: compares the answers of an item with a value.
package struct Condition: Sendable {
    /// The item whose answers are looked at; -1 if the linkId names none.
    package var target: Int32
    /// The operator.
    package var comparison: Questionnaire.EnableOperator
    /// The node of `answer[x]`, or ``JSONNode/none``.
    package var answer: JSONNode
    /// The type of `answer[x]`.
    package var kind: AnswerValue.Kind
}
