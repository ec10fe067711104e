/// The names of one tree: those that are frozen for all trees have the same number in each, from 1; names of the tree's own are
/// numbered downward from -1, and go with the tree.
struct TreeNames: Sendable {
    /// The tree's own names; most trees have none.
    private var own: NameTable?
    /// How many names are frozen, that of no name among them.
    private let frozenCount = FrozenNames.shared.table.count

    /// The number that no name has.
    static let unknown = Int32.min

    /// How many names the tree has of its own.
    var ownCount: Int { (own?.count ?? 1) - 1 }

    /// A number from 0 for every name the tree can have, that of no name among them, to keep something for each in an array.
    func place(of number: Int32) -> Int {
        number >= 0 ? Int(number) : frozenCount - 1 - Int(number)
    }

    /// One more than the greatest ``place(of:)``.
    var placeCount: Int { frozenCount + ownCount }

    /// The number of a name; ``unknown`` where no node can have it.
    func number(of name: ElementName) -> Int32 {
        guard let text = name.text else { return name.id }
        guard let found = own?.number(of: text.span, NameTable.Entry(text.span)) else {
            return Self.unknown
        }
        return -found
    }

    /// The number of a name, given for the first time if need be.
    mutating func intern(_ name: borrowing Span<UInt8>) -> Int32 {
        let entry = NameTable.Entry(name)
        return FrozenNames.shared.table.number(of: name, entry) ?? internOwn(name, entry)
    }

    /// The number of a name that is not frozen, given for the first time if need be.
    mutating func intern(_ name: ElementName) -> Int32 {
        guard let text = name.text else { return name.id }
        return internOwn(text.span, NameTable.Entry(text.span))
    }

    private mutating func internOwn(
        _ name: borrowing Span<UInt8>,
        _ entry: NameTable.Entry
    ) -> Int32 {
        if own == nil { own = NameTable() }
        return -(own?.intern(name, entry) ?? 0)
    }

    /// The name of a number.
    func name(_ number: Int32) -> ElementName {
        number >= 0 ? ElementName(id: number) : ElementName(text: Array(bytes(of: number)))
    }

    /// The UTF-8 text of a number's name.
    func bytes(of number: Int32) -> ArraySlice<UInt8> {
        if number >= 0 { return FrozenNames.shared.table.bytes(of: number) }
        return number == Self.unknown ? [] : own?.bytes(of: -number) ?? []
    }
}
