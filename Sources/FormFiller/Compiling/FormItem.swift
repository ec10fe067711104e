internal import FHIRModel

/// One item of a compiled form, in document order: everything navigation and enablement need, as numbers.
struct FormItem: Sendable {
    /// The item's object in the questionnaire.
    var node: JSONTree.Index
    /// The item around it; -1 for an item of the form itself.
    var parent: Int32
    /// One past its last descendant.
    var end: Int32
    /// What it is, as R4 knows it.
    var type: Questionnaire.ItemType
    /// What else is known of it.
    var traits: Traits
    /// The code of its `itemControl`.
    var control: ItemControl
    /// The repeating context it stands in (an index into ``Form/contexts``).
    var context: Int32
    /// Its number within that context.
    var slot: Int32
    /// One past the slot of its last descendant within that context.
    var endSlot: Int32 = 0
    /// The context its children stand in when it repeats; -1 when they share its own.
    var opens: Int32 = -1
    /// Its conditions, in ``Form/conditions``.
    var conditions: Range<Int32> = 0..<0

    /// Yes-or-no facts of an item.
    struct Traits: OptionSet, Sendable {
        let rawValue: UInt32
        /// `required`.
        static let required = Traits(rawValue: 1 << 0)
        /// `repeats`.
        static let repeats = Traits(rawValue: 1 << 1)
        /// `readOnly`.
        static let readOnly = Traits(rawValue: 1 << 2)
        /// `questionnaire-hidden`, on it or on an item around it.
        static let hidden = Traits(rawValue: 1 << 3)
        /// All its conditions must hold (`enableBehavior` `all`).
        static let all = Traits(rawValue: 1 << 4)
        /// It has `initial` values or options that are selected initially.
        static let initial = Traits(rawValue: 1 << 5)
        /// A display item that is shown with the question or group around it instead of on its own.
        static let attached = Traits(rawValue: 1 << 6)
        /// A change of its answer or of its being enabled matters to another item.
        static let watched = Traits(rawValue: 1 << 7)
        /// A group that stands for a page (`itemControl` `page`).
        static let page = Traits(rawValue: 1 << 8)
        /// It or an item below it holds a question.
        static let asks = Traits(rawValue: 1 << 9)
        /// It carries extensions of the FHIRPath kind.
        static let computes = Traits(rawValue: 1 << 10)
        /// `keep-previous-answers`.
        static let keepsPrevious = Traits(rawValue: 1 << 11)
        /// An expression on it decides what is asked, offered, accepted or shown.
        static let evaluates = Traits(rawValue: 1 << 12)
        /// Its options come from an `answerValueSet`.
        static let hasValueSet = Traits(rawValue: 1 << 13)
        /// Its `type` is missing or none that R4 has: what does not fit its type is no fault of its own.
        static let typeless = Traits(rawValue: 1 << 14)
    }

    /// Whether it is a question the person may answer: not hidden, not read-only, unless an expression decides that.
    var isAskable: Bool {
        type.isQuestion && traits.isDisjoint(with: [.hidden, .readOnly])
    }
}

/// A stretch of the form that can occur several times: the form itself (once), a repeating group, or what is nested
/// under the answers of a repeating question.
struct FormContext: Sendable {
    /// The item that repeats; -1 for the form itself.
    var owner: Int32
    /// The context the owner stands in; -1 for the form itself.
    var parent: Int32
    /// How many contexts are around it.
    var depth: Int32
    /// The item at each slot, ascending.
    var items: [Int32] = []
    /// Slots of items that repeat and so open a context of their own.
    var openers: [Int32] = []
    /// The same slots.
    var opening = SlotSet()
    /// Slots where an interview can stop: texts and questions that are not hidden, and openers.
    var stops = SlotSet()
    /// Slots of questions a person may answer.
    var askable = SlotSet()
    /// Slots of required questions and groups.
    var required = SlotSet()
    /// Slots of items that may be at fault whatever their answers: those that repeat, and those on which expressions decide.
    var uncertain = SlotSet()
}

/// One `enableWhen`: compares the answers of an item with a value.
struct Condition: Sendable {
    /// The item whose answers are looked at; -1 if the linkId names none.
    var target: Int32
    /// The operator.
    var comparison: Questionnaire.EnableOperator
    /// The node of `answer[x]`, or ``JSONTree/none``.
    var answer: JSONTree.Index
    /// The type of `answer[x]`.
    var kind: AnswerValue.Kind
}
