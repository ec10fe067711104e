internal import FHIRModel

/// What is known of one item in one instance.
struct ItemState: Sendable {
    /// The answers, also while the item is disabled.
    var answers: [AnswerValue] = []
    /// The item's node in the response; kept while it is taken out.
    ///
    /// Of a repeating group, each instance has one of its own.
    var node = JSONTree.none
    /// The instances of a repeating group, or what is nested under each answer of a repeating question.
    var instances: [Int32] = []
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
