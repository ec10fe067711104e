package import FHIRModel

/// What is known of one item in one instance.
package struct ItemState: Sendable {
    /// The answers, also while the item is disabled.
    package var answers: [AnswerValue] = []
    /// The item's node in the response; kept while it is taken out.
    ///
    /// Of a repeating group, each instance has one of its own.
    package var node = JSONNode.none
    /// The instances of a repeating group, or what is nested under each answer of a repeating question.
    package var instances: [Int32] = []
    /// What has happened to it.
    package var marks: Marks = []
    /// How often it has been looked at since an answer was given.
    package var rounds: UInt8 = 0

    package struct Marks: OptionSet, Sendable {
        package let rawValue: UInt8

        package init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Its initial values have been given: they are given once.
        package static let initialised = Marks(rawValue: 1 << 0)
        /// The person has answered or cleared it.
        package static let edited = Marks(rawValue: 1 << 1)
        /// It waits to be looked at again.
        package static let queued = Marks(rawValue: 1 << 2)
        /// Its answers come from a stored response, so that a person may have given them.
        package static let stored = Marks(rawValue: 1 << 4)
        /// The person has looked in the list of options, which may lack some, and theirs was not there.
        package static let notInList = Marks(rawValue: 1 << 5)
        /// Its calculated value waits to be computed anew.
        package static let stale = Marks(rawValue: 1 << 3)
    }
}
