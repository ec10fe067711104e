package import FHIRModel

/// One instance of a repeating context: the form itself, one instance of a repeating group, or what is nested under
/// one answer of a repeating question.
package struct Instance: Sendable {
    /// Which context it is an instance of (an index into ``Form/contexts``).
    package var context: Int32
    /// The instance its owner stands in; -1 for the form itself.
    package var parent: Int32
    /// The owner's slot in that instance.
    package var owner: Int32
    /// What is known of each item, by slot.
    package var items: [ItemState]
    /// Slots of items that are enabled, and all items around them too.
    package var enabled: SlotSet
    /// Slots of items that are in the response.
    package var present: SlotSet
    /// Slots of questions that an expression keeps the person from answering.
    package var locked: SlotSet
    /// Slots of items the person has passed.
    package var visited: SlotSet
    /// Slots of questions whose answers have not been checked since they changed.
    package var unchecked = SlotSet()
    /// The object in the response that holds its items: the response, an instance's item, an answer.
    package var node = JSONNode.none
    /// Whether the instance is in the response.
    package var isPresent = false
    /// How many enabled questions in it the person may answer, those in the repeats within it among them.
    package var questionCount = 0
    /// How many of them stand in the repeats of each opener of its context; empty while there is none.
    package var nestedCounts = RunningCounts()

    package init(context: Int32, parent: Int32, owner: Int32, count: Int) {
        self.context = context
        self.parent = parent
        self.owner = owner
        items = [ItemState](repeating: ItemState(), count: count)
        enabled = SlotSet(capacity: count)
        present = SlotSet(capacity: count)
        locked = SlotSet()
        visited = SlotSet(capacity: count)
    }
}
