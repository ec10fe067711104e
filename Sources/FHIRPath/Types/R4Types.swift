public import FHIRModel

/// The type model of FHIR R4 (4.0.1): which elements a type has, of what type, and how often.
///
/// Lookups work on numbers and allocate nothing. The tables are constant data.
public enum R4Types {
    /// The element `named` of a type, inherited ones included, as an expression names it: `value` for a choice,
    /// never `valueQuantity`.
    ///
    /// Returns nil when R4 gives the type no such element.
    public static func element(of type: TypeID, named name: ElementName) -> R4Element? {
        guard let entry = entry(of: type, named: name), entry.role != .alternative else {
            return nil
        }
        return R4Element(entry, name: name)
    }

    /// The element that a JSON property of a type holds: `valueQuantity` gives the element `value` with the type
    /// `Quantity`.
    ///
    /// Returns nil when R4 gives the type no such property, and for the bare name of a choice.
    public static func property(of type: TypeID, named name: ElementName) -> R4Element? {
        guard let entry = entry(of: type, named: name), entry.role != .choice else { return nil }
        guard entry.role == .alternative else { return R4Element(entry, name: name) }
        let choice = R4Tables.choiceNames[Int(entry.name)]
        return R4Element(entry, name: ElementName(elementNumber: Int(choice)))
    }

    /// The number of the choice that a property of a type spells, and the type of its value; nil for any other property.
    static func choice(of type: TypeID, spelled number: Int32) -> (name: Int32, type: TypeID)? {
        guard number > 0, Int(number) < R4Tables.choiceNames.count,
            let entry = entry(of: type, numbered: Int(number)), entry.role == .alternative
        else { return nil }
        return (Int32(R4Tables.choiceNames[Int(number)]), entry.type)
    }

    /// The JSON properties that spell a choice element, with their types, in the alphabetical order of the
    /// properties; empty unless `name` is a choice of the type.
    public static func alternatives(of type: TypeID, named name: ElementName) -> [Alternative] {
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
    public static func elements(of type: TypeID) -> [R4Element] {
        entries(of: type).compactMap { row in
            let entry = Entry(packed: R4Tables.elements[row])
            guard entry.role != .alternative else { return nil }
            return R4Element(entry, name: ElementName(elementNumber: Int(entry.name)))
        }
    }

    /// One spelling of a choice element.
    public struct Alternative: Hashable, Sendable {
        /// The JSON property, such as `valueQuantity`.
        public let property: ElementName
        /// The type of its value.
        public let type: TypeID
    }

    private static func entries(of type: TypeID) -> Range<Int> {
        let start = Int(R4Tables.elementStarts[type.index])
        return start..<Int(R4Tables.elementStarts[type.index + 1])
    }

    private static func entry(of type: TypeID, named name: ElementName) -> Entry? {
        let number = name.elementNumber
        return number > 0 ? self.entry(of: type, numbered: number) : nil
    }

    private static func entry(of type: TypeID, numbered number: Int) -> Entry? {
        let range = entries(of: type)
        var low = range.lowerBound
        var high = range.upperBound
        while low < high {
            let middle = (low + high) / 2
            let entry = Entry(packed: R4Tables.elements[middle])
            if entry.name == number { return entry }
            if entry.name < number { low = middle + 1 } else { high = middle }
        }
        return nil
    }
}

/// An element of a type, as an expression sees it.
public struct R4Element: Hashable, Sendable {
    /// The name in an expression; for a choice the name all its spellings share.
    public let name: ElementName
    /// The type of the values; `Element` for a choice whose spelling is not known.
    public let type: TypeID
    /// Whether the element may repeat: it is an array in JSON.
    public let isCollection: Bool
    /// Whether the element may have one of several types (`value[x]`).
    public let isChoice: Bool

    init(_ entry: Entry, name: ElementName) {
        self.name = name
        self.type = entry.type
        self.isCollection = entry.isCollection
        self.isChoice = entry.role != .plain
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
    var role: Role { Role(rawValue: packed >> 24) ?? .plain }
}
