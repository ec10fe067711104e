import FHIRModel

/// Where a step leads from items of one type, found out once and kept for the items that follow.
struct Route: Sendable {
    enum Kind: UInt8, Sendable {
        case unset
        /// An element of one type.
        case plain
        /// One of the spellings of a choice, such as `valueCoding` for `value`.
        case choice
        /// Nothing known of the type: whatever has the name.
        case open
    }

    var kind: Kind
    var input: TypeID
    var output: TypeID
    /// The numbers of the step's name and its companion; below 0 for those that every tree numbers by itself.
    var name: Int32 = 0
    var companion: Int32 = 0
    /// The number of the spelling of the choice met last, one of R4's names and so the same in every tree, and its type.
    var spelling = Int32.min
    var spellingType: TypeID = .unknown

    /// Whether it leads to text, if to a string at all: not to a date, which compares otherwise.
    var isText = false

    static let unset = Route(kind: .unset, input: .unknown, output: .unknown)

    /// Where the step `name` leads from items of `input`.
    init(from input: TypeID, to name: ElementName) {
        self.input = input
        self.name = name.id
        companion = name.companion.id
        if let element = R4Types.element(of: input, named: name) {
            kind = element.isChoice ? .choice : .plain
            output = element.isChoice ? .unknown : element.type
            isText = !element.isChoice && output.systemType == .systemString
        } else if let element = R4Types.property(of: input, named: name) {
            // `valueCoding`, which only JSON says: accepted, as forms are full of it.
            kind = .plain
            output = element.type
        } else {
            kind = .open
            output = .unknown
            isText = true
        }
    }

    private init(kind: Kind, input: TypeID, output: TypeID) {
        self.kind = kind
        self.input = input
        self.output = output
    }
}

/// Names the engine looks for that are no elements of R4.
extension ElementName {
    static let namespace: ElementName = "namespace"
    static let baseType: ElementName = "baseType"
}
