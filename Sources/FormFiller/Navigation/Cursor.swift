/// Where a person is in an interview.
package struct Cursor: Sendable, Hashable {
    /// The item looked at.
    package var occurrence: Occurrence
    /// Whether it is past the instances of a repeating group, where another may be added.
    package var isAfter = false

    package init(occurrence: Occurrence, isAfter: Bool = false) {
        self.occurrence = occurrence
        self.isAfter = isAfter
    }
}
