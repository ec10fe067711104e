/// The type model of FHIR R4 (4.0.1): which elements a type has, of what type, and how often.
///
/// Lookups work on numbers and allocate nothing. The tables are constant data.
package enum R4Types {
    /// The element `named` of a type, inherited ones included, as an expression names it: `value` for a choice,
    /// never `valueQuantity`.
    ///
    /// Returns nil when R4 gives the type no such element.
    package static func element(of type: TypeID, named name: ElementName) -> R4Element? {
        guard let entry = entry(of: type, named: name), entry.role != .alternative else {
            return nil
        }
        return R4Element(entry, name: name)
    }

    /// The element that a JSON property of a type holds: `valueQuantity` gives the element `value` with the type
    /// `Quantity`.
    ///
    /// Returns nil when R4 gives the type no such property, and for the bare name of a choice.
    package static func property(of type: TypeID, named name: ElementName) -> R4Element? {
        guard let entry = entry(of: type, named: name), entry.role != .choice else { return nil }
        guard entry.role == .alternative else { return R4Element(entry, name: name) }
        let choice = R4Tables.choiceNames[Int(entry.name)]
        return R4Element(entry, name: ElementName(elementNumber: Int(choice)))
    }

    /// The number of the choice that a property of a type spells, and the type of its value; nil for any other property.
    package static func choice(
        of type: TypeID,
        spelled number: Int32
    ) -> (name: Int32, type: TypeID)? {
        guard number > 0, Int(number) < R4Tables.choiceNames.count,
            let entry = entry(of: type, numbered: Int(number)), entry.role == .alternative
        else { return nil }
        return (Int32(R4Tables.choiceNames[Int(number)]), entry.type)
    }

    /// The JSON properties that spell a choice element, with their types, in the alphabetical order of the
    /// properties; empty unless `name` is a choice of the type.
    package static func alternatives(of type: TypeID, named name: ElementName) -> [Alternative] {
        guard let entry = entry(of: type, named: name), entry.role == .choice else { return [] }
        return entries(of: type).compactMap { row in
            let other = Entry(packed: R4Tables.elements[row])
            guard other.role == .alternative,
                R4Tables.choiceNames[Int(other.name)] == entry.name
            else { return nil }
            return Alternative(
                property: ElementName(elementNumber: Int(other.name)),
                type: other.type
            )
        }
    }

    /// All elements of a type, inherited ones included, in the alphabetical order of their names; a choice stands
    /// once, under its own name.
    package static func elements(of type: TypeID) -> [R4Element] {
        entries(of: type).compactMap { row in
            let entry = Entry(packed: R4Tables.elements[row])
            guard entry.role != .alternative else { return nil }
            return R4Element(entry, name: ElementName(elementNumber: Int(entry.name)))
        }
    }

    /// One spelling of a choice element.
    package struct Alternative: Hashable, Sendable {
        /// The JSON property, such as `valueQuantity`.
        package let property: ElementName
        /// The type of its value.
        package let type: TypeID
    }

    /// The codes an element may have where its list is closed (a required binding); empty for any other.
    package static func codes(of type: TypeID, named name: ElementName) -> [String] {
        guard let row = row(of: type, named: name) else { return [] }
        var low = 0
        var high = R4CodeLists.elements.count
        while low < high {
            let middle = (low + high) / 2
            let listed = R4CodeLists.elements[middle]
            let place = Int(listed & 0xffff)
            if place == row { return codeLists[Int(listed >> 16)] }
            if place < row { low = middle + 1 } else { high = middle }
        }
        return []
    }

    private static let codeLists = R4CodeLists.all.split(separator: "\n").map {
        $0.split(separator: "|").map(String.init)
    }

    /// The rows of a type, choices and their alternatives each by themselves.
    static func rows(of type: TypeID) -> some Sequence<Entry> {
        entries(of: type).lazy.map { Entry(packed: R4Tables.elements[$0]) }
    }

    private static func entries(of type: TypeID) -> Range<Int> {
        let start = Int(R4Tables.elementStarts[type.index])
        return start..<Int(R4Tables.elementStarts[type.index + 1])
    }

    private static func entry(of type: TypeID, named name: ElementName) -> Entry? {
        row(of: type, named: name).map { Entry(packed: R4Tables.elements[$0]) }
    }

    private static func row(of type: TypeID, named name: ElementName) -> Int? {
        let number = name.elementNumber
        return number > 0 ? row(of: type, numbered: number) : nil
    }

    private static func entry(of type: TypeID, numbered number: Int) -> Entry? {
        row(of: type, numbered: number).map { Entry(packed: R4Tables.elements[$0]) }
    }

    private static func row(of type: TypeID, numbered number: Int) -> Int? {
        let range = entries(of: type)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            let found = Entry(packed: R4Tables.elements[middle]).name
            if found == number { return middle }
            if found < number { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}

/// An element of a type, as an expression sees it.
package struct R4Element: Hashable, Sendable {
    /// The name in an expression; for a choice the name all its spellings share.
    package let name: ElementName
    /// The type of the values; `Element` for a choice whose spelling is not known.
    package let type: TypeID
    /// Whether the element may repeat: it is an array in JSON.
    package let isCollection: Bool
    /// Whether the element may have one of several types (`value[x]`).
    package let isChoice: Bool
    /// Whether R4 demands the element; of a choice, one of its spellings.
    package let isRequired: Bool

    init(_ entry: Entry, name: ElementName) {
        self.name = name
        self.type = entry.type
        self.isCollection = entry.isCollection
        self.isChoice = entry.role != .plain
        self.isRequired = entry.isRequired
    }
}

/// A row of `R4Tables.elements`.
struct Entry {
    enum Role: UInt32 {
        case plain
        case choice
        case alternative
    }

    let packed: UInt32

    var name: UInt16 { UInt16(packed & 0xfff) }
    var type: TypeID { TypeID(rawValue: Int16((packed >> 12) & 0x7ff)) }
    var isCollection: Bool { packed & 1 << 23 != 0 }
    var role: Role { Role(rawValue: packed >> 24 & 3) ?? .plain }
    var isRequired: Bool { packed & 1 << 26 != 0 }
}
