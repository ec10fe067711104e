/// A module in the place it was taken into.
struct PlacedModule: Hashable {
    /// What its linkIds begin with.
    let prefix: String
    /// Whether the display item that it replaced had a linkIdPrefix of its own.
    let hasOwnPrefix: Bool
    /// Whether its expressions read `%linkIdPrefix`.
    let readsPrefix: Bool

    /// Whether one of two modules of the same place would read the linkIdPrefix of the other: the variable goes to what both stand in.
    func misleads(_ other: PlacedModule) -> Bool {
        prefix != other.prefix
            && (readsPrefix && !hasOwnPrefix || other.readsPrefix && !other.hasOwnPrefix)
    }
}
