internal import FHIRModel

/// What is known of one item in one scope.
struct Cell: Sendable {
    /// The answers, also while the item is disabled.
    var answers: [AnswerValue] = []
    /// The item's node in the response; kept while it is taken out.
    ///
    /// Of a repeating group, each scope has one of its own.
    var node = JSONTree.none
    /// The scopes of a repeating group's instances or of a repeating question's answers.
    var scopes: [Int32] = []
    /// What has happened to it.
    var marks: Marks = []
    /// How often it has been looked at since an answer was given.
    var rounds: UInt8 = 0

    struct Marks: OptionSet, Sendable {
        let rawValue: UInt8
        /// Its initial values have been given: they are given once.
        static let initialised = Marks(rawValue: 1 << 0)
        /// The person has answered or cleared it.
        static let edited = Marks(rawValue: 1 << 1)
        /// It waits to be looked at again.
        static let queued = Marks(rawValue: 1 << 2)
        /// Its answers come from a stored response, so that a person may have given them.
        static let stored = Marks(rawValue: 1 << 4)
        /// Its calculated value waits to be computed anew.
        static let stale = Marks(rawValue: 1 << 3)
    }
}

/// One instance of a repeating context: the form itself, one instance of a repeating group, or what is nested under
/// one answer of a repeating question.
struct Scope: Sendable {
    /// Which context it is an instance of (an index into ``Form/contexts``).
    var context: Int32
    /// The scope its owner stands in; -1 for the form itself.
    var parent: Int32
    /// The owner's slot in that scope.
    var owner: Int32
    /// What is known of each item, by slot.
    var cells: [Cell]
    /// Slots of items that are enabled, and all items around them too.
    var enabled: SlotSet
    /// Slots of items that are in the response.
    var present: SlotSet
    /// Slots of questions that an expression keeps the person from answering.
    var locked: SlotSet
    /// Slots of items the person has passed.
    var visited: SlotSet
    /// Slots of questions whose answers have not been checked since they changed.
    var unchecked = SlotSet()
    /// The object in the response that holds its items: the response, an instance's item, an answer.
    var node = JSONTree.none
    /// Whether the instance is in the response.
    var isPresent = false
    /// How many enabled questions in it the person may answer, those in the repeats within it among them.
    var questionCount = 0
    /// How many of them stand in the repeats of each opener of its context; empty while there is none.
    var nestedCounts = RunningCounts()

    init(context: Int32, parent: Int32, owner: Int32, count: Int) {
        self.context = context
        self.parent = parent
        self.owner = owner
        cells = [Cell](repeating: Cell(), count: count)
        enabled = SlotSet(capacity: count)
        present = SlotSet(capacity: count)
        locked = SlotSet()
        visited = SlotSet(capacity: count)
    }
}

/// One item in one scope.
struct CellID: Sendable, Hashable {
    var scope: Int32
    var slot: Int32

    init(_ scope: Int32, _ slot: Int32) {
        self.scope = scope
        self.slot = slot
    }
}
