/// Where a person is in an interview.
struct Cursor: Sendable, Hashable {
    /// The item looked at.
    var occurrence: Occurrence
    /// Whether it is past the instances of a repeating group, where another may be added.
    var isAfter = false
}
