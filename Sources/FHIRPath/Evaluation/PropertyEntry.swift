import FHIRModel

/// What a property of a JSON object is, under the type of the object.
struct PropertyEntry {
    enum Kind {
        case element
        /// `_name`: the id and extensions of a primitive.
        case companion
        /// The name of a resource's type, which is no element.
        case resourceType
    }

    var kind: Kind
    /// The number of the name, which is the same in every tree for those that are kept.
    var name: Int32
    var input: TypeID
    var type: TypeID

    static let unset = PropertyEntry(kind: .element, name: 0, input: .unknown, type: .unknown)

    private init(kind: Kind, name: Int32, input: TypeID, type: TypeID) {
        self.kind = kind
        self.name = name
        self.input = input
        self.type = type
    }

    init(_ name: ElementName, of input: TypeID) {
        self.init(kind: .element, name: name.id, input: input, type: .unknown)
        if name == ElementName.resourceType, input.isResource || input == .unknown {
            kind = .resourceType
            return
        }
        if let element = R4Types.property(of: input, named: name) {
            type = element.type
            return
        }
        guard name.utf8.first == UInt8(ascii: "_") else { return }
        kind = .companion
        type = R4Types.property(of: input, named: name.withoutUnderscore)?.type ?? .unknown
    }
}
