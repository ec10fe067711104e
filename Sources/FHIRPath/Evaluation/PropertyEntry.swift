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
    var name: ElementName
    var input: TypeID
    var type: TypeID
    /// The name without its underscore, of a companion.
    var bareName = ElementName.none

    static let unset = PropertyEntry(
        kind: .element,
        name: .none,
        input: .unknown,
        type: .unknown
    )

    private init(kind: Kind, name: ElementName, input: TypeID, type: TypeID) {
        self.kind = kind
        self.name = name
        self.input = input
        self.type = type
    }

    init(_ name: ElementName, of input: TypeID) {
        self.init(kind: .element, name: name, input: input, type: .unknown)
        if name == Names.resourceType, input.isResource || input == .unknown {
            kind = .resourceType
            return
        }
        if let element = R4Types.property(of: input, named: name) {
            type = element.type
            return
        }
        let text = name.string
        guard text.utf8.first == UInt8(ascii: "_") else { return }
        kind = .companion
        bareName = ElementName(String(text.dropFirst()))
        type = R4Types.property(of: input, named: bareName)?.type ?? .unknown
    }
}
